import type { DeviceConfig, DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { DocumentPrinterProfile } from '../../electron/contract/device-profiles/document-printer.ts';
import type { PrintJobId } from '../../electron/contract/ids.ts';
import type { DriverContext } from '../transport/transport.ts';
import { DocumentRun } from './document-run.ts';
import { IppClient } from './ipp-client.ts';
import { jobNameOf, jobTemplate } from './print-request.ts';
import { PrinterWatch } from './printer-watch.ts';

/** The configuration of an A4 printer; its address is of kind `ipp`. */
export type DocumentPrinterConfig = DeviceConfig & { readonly profile: DocumentPrinterProfile };

export interface DocumentPrinterDriver {
  /** Begins to ask the printer how it is; events tell. */
  start(): void;
  /**
   * Prints a PDF; every change of its way is emitted as `documentChanged`. The bytes are this driver's from now on and are
   * overwritten as soon as the printer has them or refused them. `title` is what the queue shows, and says nothing of a resident.
   */
  print(job: PrintJobId, pdf: Uint8Array, request: { readonly title: string; readonly copies: number }): void;
  /** Cancels documents that wait for somebody at the printer, so that no sheet comes out for a resident who has left. */
  clear(): void;
  /** Ends the driver; a document the printer may have is reported `unknown`. No event comes after. */
  stop(): Promise<void>;
}

class Driver implements DocumentPrinterDriver {
  readonly #config: DocumentPrinterConfig;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #client: IppClient;
  readonly #watch: PrinterWatch;
  readonly #stopping = new AbortController();
  readonly #runs = new Map<DocumentRun, Promise<void>>();
  #watching: Promise<void> | undefined;
  #unplug: () => void = () => undefined;

  constructor(config: DocumentPrinterConfig, context: DriverContext<DeviceEvent>) {
    const { id: device, profile, transport } = config;
    if (transport.kind !== 'ipp') throw new Error(`a ${transport.kind} address is no document printer`);
    const { timers } = context;
    const stopping = this.#stopping.signal;
    this.#config = config;
    this.#context = context;
    this.#client = new IppClient({
      url: transport.url,
      requestMs: profile.timeoutsMs.request,
      timers,
      signal: stopping,
    });
    this.#watch = new PrinterWatch({
      client: this.#client,
      timers,
      address: transport.url,
      stopping,
      report: (change) => context.emit({ kind: 'deviceChanged', device, ...change }),
    });
  }

  start(): void {
    this.#watching ??= this.#watch.run();
    this.#unplug = this.#context.plugged?.onChange(() => this.#watch.wake()) ?? this.#unplug;
  }

  print(
    job: PrintJobId,
    pdf: Uint8Array,
    { title, copies }: { readonly title: string; readonly copies: number },
  ): void {
    const { id: device, profile } = this.#config;
    const run = new DocumentRun({
      job,
      client: this.#client,
      profile,
      timers: this.#context.timers,
      stopping: this.#stopping.signal,
      report: (state, failure) =>
        this.#context.emit({
          kind: 'documentChanged',
          device,
          job,
          state,
          ...(failure === undefined ? {} : { failure }),
        }),
      saw: (printer) => this.#watch.take(printer),
    });
    const submission = { name: jobNameOf(job, title), template: jobTemplate(profile, copies), pdf };
    this.#runs.set(
      run,
      run.run(submission).finally(() => this.#runs.delete(run)),
    );
  }

  clear(): void {
    for (const run of this.#runs.keys()) run.clear();
  }

  async stop(): Promise<void> {
    this.#unplug();
    this.#stopping.abort();
    await Promise.all([this.#watching, ...this.#runs.values()]);
  }
}

/**
 * Makes the driver of one A4 printer or queue that speaks IPP. Nothing is asked before `start`; time comes from
 * `context.timers` alone. A printer keeps its own queue, so that documents are handed over as they come.
 */
export function createDocumentPrinterDriver(
  config: DocumentPrinterConfig,
  context: DriverContext<DeviceEvent>,
): DocumentPrinterDriver {
  return new Driver(config, context);
}
