import { ServiceClient } from './pcsc-client.ts';
import type { PcscLibrary, PcscReader } from './pcsc-library.ts';
import type { Timers } from './transport.ts';

/** Who wants to know of the readers. Nothing is told after leaving. */
export interface ServiceVisitor {
  /** A reader that is there, or came. */
  reader(reader: PcscReader): void;
  /** Its state; the present one follows `reader` as soon as it is known. */
  changed(reader: PcscReader, raw: number): void;
  unplugged(reader: PcscReader): void;
  /** The service is gone, and every reader with it. */
  died(): void;
}

/**
 * One client of the smart-card service for all links of this process. It is started once and not stopped before the
 * thread ends: `stop` of pcsc-mini 0.1.3 hangs when an event falls into the same millisecond, and `start` holds the
 * thread as long as the service is slow to answer. When the service dies the next visitor begins a new one.
 */
class SharedService {
  readonly #library: PcscLibrary;
  readonly #timers: Timers;
  readonly #visitors = new Set<ServiceVisitor>();
  /** The last state of each reader that is there, for visitors who come later. */
  readonly #states = new Map<PcscReader, number | undefined>();
  #client: ServiceClient | undefined;

  constructor(library: PcscLibrary, timers: Timers) {
    this.#library = library;
    this.#timers = timers;
  }

  /** Gives the way to leave, or undefined where there is no service. */
  join(visitor: ServiceVisitor): (() => void) | undefined {
    this.#client ??= this.#begin();
    if (this.#client === undefined) return undefined;
    this.#visitors.add(visitor);
    for (const [reader, raw] of this.#states) {
      visitor.reader(reader);
      if (raw !== undefined) visitor.changed(reader, raw);
    }
    return () => void this.#visitors.delete(visitor);
  }

  /** Stops the client, when it was quiet; resolves when there is none any more. */
  async end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#visitors.clear();
    this.#states.clear();
    await client?.end();
  }

  #begin(): ServiceClient | undefined {
    const client = new ServiceClient(this.#library, this.#timers);
    const started = client.start({
      reader: (reader) => this.#attached(reader),
      died: () => this.#died(client),
    });
    return started ? client : undefined;
  }

  #attached(reader: PcscReader): void {
    this.#states.set(reader, undefined);
    reader.on('change', ({ raw }) => {
      if (!this.#states.has(reader)) return;
      this.#states.set(reader, raw);
      this.#tell((visitor) => visitor.changed(reader, raw));
    });
    reader.on('disconnect', () => {
      if (this.#states.delete(reader)) this.#tell((visitor) => visitor.unplugged(reader));
    });
    this.#tell((visitor) => visitor.reader(reader));
  }

  #died(client: ServiceClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#states.clear();
    void client.end();
    const left = [...this.#visitors];
    this.#visitors.clear();
    for (const visitor of left) visitor.died();
  }

  #tell(say: (visitor: ServiceVisitor) => void): void {
    // Who leaves or comes while it is told changes the set.
    const present = [...this.#visitors];
    for (const visitor of present) if (this.#visitors.has(visitor)) say(visitor);
  }
}

const services = new WeakMap<PcscLibrary, SharedService>();

/** Joins this process' one client of the library's service; gives the way to leave, or undefined without a service. */
export function joinService(
  library: PcscLibrary,
  timers: Timers,
  visitor: ServiceVisitor,
): (() => void) | undefined {
  let service = services.get(library);
  if (service === undefined) {
    service = new SharedService(library, timers);
    services.set(library, service);
  }
  return service.join(visitor);
}

/** Stops this process' client of the library's service, if there is one; whoever joins later begins another. */
export async function endService(library: PcscLibrary): Promise<void> {
  await services.get(library)?.end();
}
