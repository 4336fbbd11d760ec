import type { LoadPcscLibrary, PcscReader } from './pcsc-library.ts';
import { joinService } from './pcsc-service.ts';
import { PcscSlot } from './pcsc-slot.ts';
import type {
  SmartCardAnswer,
  SmartCardListener,
  SmartCardOpening,
  SmartCardReaderNames,
  SmartCardTransport,
  Timers,
} from './transport.ts';

/** Readers that are there are reported within milliseconds of the start; a service that is just starting takes longer. */
const READER_WAIT_MS = 1000;
/** After the last reader that was reported, so long until the list counts as complete. */
const LIST_QUIET_MS = 200;

/**
 * One PC/SC reader over pcsc-mini 0.1.3, in the thread that the library has for itself. What the library does wrong is dealt with in `pcsc-client.ts` and
 * `pcsc-service.ts` as far as it concerns the service, and in `pcsc-slot.ts` as far as it concerns the card.
 */
class PcscLink implements SmartCardTransport {
  readonly address: string;
  readonly #timers: Timers;
  readonly #load: LoadPcscLibrary;
  #leave = (): void => undefined;
  #reader: PcscReader | undefined;
  #slot: PcscSlot | undefined;
  #listener: SmartCardListener | undefined;
  #settleOpening: (outcome: SmartCardOpening) => void = () => undefined;
  #ended = false;

  constructor(reader: string, timers: Timers, load: LoadPcscLibrary) {
    this.address = reader;
    this.#timers = timers;
    this.#load = load;
  }

  async open(listener: SmartCardListener): Promise<SmartCardOpening> {
    const library = await this.#load();
    if (library === undefined) return { ok: false, failure: 'driver-missing' };
    if (this.#ended) return { ok: false, failure: 'lost' };
    this.#listener = listener;
    const opening = new Promise<SmartCardOpening>((resolve) => {
      this.#settleOpening = resolve;
    });
    const leave = joinService(library, this.#timers, {
      reader: (reader) => this.#offer(reader),
      changed: (reader, raw) => this.#changed(reader, raw),
      unplugged: (reader) => reader === this.#reader && this.#lose(),
      died: () => this.#lose(),
    });
    if (leave === undefined) {
      this.#ended = true;
      return { ok: false, failure: 'service-missing' };
    }
    this.#leave = leave;
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
    this.#reader = reader;
  }

  #changed(reader: PcscReader, raw: number): void {
    if (reader !== this.#reader || this.#ended) return;
    void this.#slot?.changed(raw).then(() => this.#settleOpening({ ok: true }));
  }

  #tell(say: (listener: SmartCardListener) => void): void {
    if (!this.#ended && this.#listener !== undefined) say(this.#listener);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#slot?.release();
    this.#leave();
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
 * Makes a link to the first reader whose name contains `reader`, whatever the case; nothing is opened yet. Open fails
 * with `driver-missing`, `service-missing`, `not-found` or `lost`. A card that is in the slot is announced before `open`
 * resolves.
 */
export function createPcscLink(reader: string, timers: Timers, load: LoadPcscLibrary): SmartCardTransport {
  return new PcscLink(reader, timers, load);
}

/** Asks the smart-card service for its readers; takes `timeoutMs` where there is none, less where there is one. */
export async function listPcscReaders(
  timeoutMs: number,
  timers: Timers,
  load: LoadPcscLibrary,
): Promise<SmartCardReaderNames> {
  const library = await load();
  if (library === undefined) return { ok: false, failure: 'driver-missing' };
  const names: string[] = [];
  let complete: () => void = () => undefined;
  const listed = new Promise<void>((resolve) => {
    complete = resolve;
  });
  let cancel = timers.after(timeoutMs, complete);
  const leave = joinService(library, timers, {
    reader: (reader) => {
      names.push(reader.name());
      cancel();
      cancel = timers.after(Math.min(LIST_QUIET_MS, timeoutMs), complete);
    },
    changed: () => undefined,
    unplugged: () => undefined,
    died: complete,
  });
  if (leave !== undefined) await listed;
  cancel();
  if (leave === undefined) return { ok: false, failure: 'service-missing' };
  leave();
  return { ok: true, names };
}
