import type { AddressOf } from '../../electron/contract/device-address.ts';
import { type LoadPcscLibrary, loadPcscMini, type PcscClient, type PcscReader } from './pcsc-library.ts';
import { PcscSlot } from './pcsc-slot.ts';
import type {
  SmartCardAnswer,
  SmartCardListener,
  SmartCardOpening,
  SmartCardTransport,
  Timers,
} from './transport.ts';

/** Readers that are there are reported within milliseconds of the start; a service that is just starting takes longer. */
const READER_WAIT_MS = 1000;
/** After the last reader that was reported, so long until the list counts as complete. */
const LIST_QUIET_MS = 200;

/** The service is told to let go; what it says to that is no news: `stop` throws when the service is gone. */
function stopQuietly(client: PcscClient): void {
  try {
    client.stop();
  } catch {
    // The service went first.
  }
}

function startFails(client: PcscClient): boolean {
  try {
    client.start();
    return false;
  } catch {
    stopQuietly(client);
    return true;
  }
}

/**
 * One PC/SC reader over pcsc-mini 0.1.3. What was measured of it, and what is done:
 * - without a service `start` throws, and `stop` throws after it: both are caught, the failure is `service-missing`;
 * - when the service dies there is one `error` of the client, no word from the reader, and no recovery when the service
 *   is back: the link is lost, and every link has a client of its own, so that the next one begins afresh;
 * - calls on a stopped client throw at once instead of rejecting: they are made inside async functions.
 * What concerns the card itself stands in `pcsc-slot.ts`.
 */
class PcscLink implements SmartCardTransport {
  readonly address: string;
  readonly #timers: Timers;
  readonly #load: LoadPcscLibrary;
  #client: PcscClient | undefined;
  #slot: PcscSlot | undefined;
  #listener: SmartCardListener | undefined;
  #settleOpening: (outcome: SmartCardOpening) => void = () => undefined;
  #ended = false;

  constructor(address: AddressOf<'pcsc'>, timers: Timers, load: LoadPcscLibrary) {
    this.address = address.reader;
    this.#timers = timers;
    this.#load = load;
  }

  async open(listener: SmartCardListener): Promise<SmartCardOpening> {
    const library = await this.#load();
    if (library === undefined) return { ok: false, failure: 'driver-missing' };
    if (this.#ended) return { ok: false, failure: 'lost' };
    this.#listener = listener;
    const client = library.createClient();
    const opening = new Promise<SmartCardOpening>((resolve) => {
      this.#settleOpening = resolve;
    });
    client.on('error', () => this.#lose());
    client.on('reader', (reader) => this.#offer(reader));
    if (startFails(client)) {
      this.#ended = true;
      return { ok: false, failure: 'service-missing' };
    }
    this.#client = client;
    const cancel = this.#timers.after(READER_WAIT_MS, () => {
      if (this.#slot === undefined) this.#settleOpening({ ok: false, failure: 'not-found' });
    });
    const outcome = await opening;
    cancel();
    if (!outcome.ok) this.#end();
    return outcome;
  }

  async transmit(apdu: Uint8Array, timeoutMs: number): Promise<SmartCardAnswer> {
    if (this.#ended || this.#slot === undefined) return { ok: false, failure: 'lost' };
    return this.#slot.transmit(apdu, timeoutMs);
  }

  async close(): Promise<void> {
    this.#end();
    this.#settleOpening({ ok: false, failure: 'lost' });
  }

  /** The first reader whose name fits is ours; a name ends in numbers that change when several are plugged in. */
  #offer(reader: PcscReader): void {
    if (this.#ended || this.#slot !== undefined) return;
    if (!reader.name().toLowerCase().includes(this.address.toLowerCase())) return;
    const slot = new PcscSlot(reader, this.#timers, {
      inserted: (atr) => this.#tell((listener) => listener.inserted(atr)),
      removed: () => this.#tell((listener) => listener.removed()),
      lost: () => this.#lose(),
    });
    this.#slot = slot;
    reader.on('change', (state) => {
      void slot.changed(state.raw).then(() => this.#settleOpening({ ok: true }));
    });
    reader.on('disconnect', () => this.#lose());
  }

  #tell(say: (listener: SmartCardListener) => void): void {
    if (!this.#ended && this.#listener !== undefined) say(this.#listener);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#slot?.release();
    if (this.#client !== undefined) stopQuietly(this.#client);
  }

  #lose(): void {
    if (this.#ended) return;
    this.#end();
    // Before it was open there is nobody to tell but the opener.
    this.#settleOpening({ ok: false, failure: 'lost' });
    this.#listener?.lost();
  }
}

/**
 * Makes a link to the first reader whose name contains the address's, whatever the case; nothing is opened yet. Open
 * fails with `driver-missing`, `service-missing`, `not-found` or `lost`. A card that is in the slot is announced before
 * `open` resolves.
 */
export function createSmartCardTransport(
  address: AddressOf<'pcsc'>,
  timers: Timers,
  load: LoadPcscLibrary = loadPcscMini,
): SmartCardTransport {
  return new PcscLink(address, timers, load);
}

/** The names of the readers attached now, or why none can be known. */
export type SmartCardReaderNames =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly failure: 'driver-missing' | 'service-missing' };

/** Asks the smart-card service for its readers; takes `timeoutMs` where there is none, less where there is one. */
export async function listSmartCardReaders(
  timeoutMs: number,
  timers: Timers,
  load: LoadPcscLibrary = loadPcscMini,
): Promise<SmartCardReaderNames> {
  const library = await load();
  if (library === undefined) return { ok: false, failure: 'driver-missing' };
  const client = library.createClient();
  const names: string[] = [];
  const complete = new Promise<void>((resolve) => {
    let cancel = timers.after(timeoutMs, resolve);
    client.on('error', resolve);
    client.on('reader', (reader) => {
      names.push(reader.name());
      cancel();
      cancel = timers.after(Math.min(LIST_QUIET_MS, timeoutMs), resolve);
    });
  });
  if (startFails(client)) return { ok: false, failure: 'service-missing' };
  await complete;
  stopQuietly(client);
  return { ok: true, names };
}
