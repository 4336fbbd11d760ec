import type { TransportAddress } from '../../electron/contract/device-address.ts';
import { pause, withDeadline } from './deadline.ts';
import { type SerialLibrary, type SerialLibraryPort, serialportLibrary } from './serial-library.ts';
import type { SerialTransport, Timers, TransportListener, TransportOutcome } from './transport.ts';
import { WriteQueue } from './write-queue.ts';

/** The address of a serial line. `baudRate` defaults to 115200, the usual rate of readers and receipt printers. */
export type SerialAddress = Extract<TransportAddress, { kind: 'serial' }>;

const DEFAULT_BAUD_RATE = 115_200;
/** Opening a device file is immediate; a USB bridge in trouble can keep the driver busy for a few seconds. */
const OPEN_TIMEOUT_MS = 3000;
/** Closing can wait in the kernel for unsent bytes; nobody waits for it longer than this. */
const CLOSE_TIMEOUT_MS = 1000;
/** A rate change is one system call. */
const SET_RATE_TIMEOUT_MS = 1000;
/** How often the device file is looked at: half of the second within which an unplugged device shall be known. */
const UNPLUG_WATCH_MS = 500;
/** How often a held write is made to look again: a printer goes on this much later than it could, at the most. */
const NUDGE_MS = 200;
/** Longest a received byte rests in a USB bridge (16 ms latency timer of the common ones) plus one scheduling slice. */
const DISCARD_MS = 30;
/** Start bit, 8 data bits, stop bit. */
const BITS_PER_BYTE = 10;

function openFailure(error: Error): TransportOutcome {
  // The binding gives only text. Refused permission and a lock of another process both mean: it is there, not ours.
  const absent = /no such file|no such device|not found|unknown error code 2\b/i.test(error.message);
  return { ok: false, failure: absent ? 'not-found' : 'busy' };
}

/**
 * A serial line over serialport 13. What its defects ask for (reproduced with 13.0.0):
 * - after a hang-up callbacks may never fire: every wait has a deadline;
 * - a hang-up can leave the read loop spinning without an event: the device file is looked at twice a second;
 * - two `close` events can come: the second is ignored;
 * - without a `data` listener an unplug goes unseen, with two the library misbehaves: there is exactly one;
 * - a write that met a full buffer or XOFF can sleep on after there is room again: it is nudged (see `lookAgain`);
 * - `get`/`set` fail on many bridges and on pseudo-terminals: they are not called (opening raises DTR and RTS anyway).
 */
class SerialLink implements SerialTransport {
  readonly address: string;
  readonly #timers: Timers;
  readonly #library: SerialLibrary;
  readonly #port: SerialLibraryPort;
  readonly #writes: WriteQueue;
  #baudRate: number;
  #listener: TransportListener | undefined;
  #identity: string | undefined;
  #ended = false;
  #discarding = 0;
  /** Bytes that may still wait in the kernel. */
  #undrained = 0;
  /** At most one at a time: each holds a thread until the line lets everything go. */
  #draining: Promise<TransportOutcome> | undefined;
  #stopWatch: () => void = () => undefined;

  constructor(address: SerialAddress, timers: Timers, library: SerialLibrary) {
    this.address = address.path;
    this.#baudRate = address.baudRate ?? DEFAULT_BAUD_RATE;
    this.#timers = timers;
    this.#library = library;
    this.#port = library.createPort({
      path: address.path,
      baudRate: this.#baudRate,
      flowControl: address.flowControl ?? 'none',
    });
    this.#writes = new WriteQueue(
      timers,
      (piece, settle) => {
        const stopNudging = this.#nudge();
        this.#port.write(piece, (error) => {
          stopNudging();
          settle(error instanceof Error ? { ok: false, failure: 'lost' } : { ok: true });
        });
      },
      (bytes) => (bytes * BITS_PER_BYTE * 1000) / this.#baudRate,
    );
  }

  get baudRate(): number {
    return this.#baudRate;
  }

  async open(listener: TransportListener): Promise<TransportOutcome> {
    this.#identity = this.#library.identify(this.address);
    if (this.#identity === undefined) return { ok: false, failure: 'not-found' };
    this.#port.on('error', () => undefined);
    const outcome = await withDeadline(this.#timers, OPEN_TIMEOUT_MS, (settle) => {
      this.#port.open((error) => {
        settle(error === null || error === undefined ? { ok: true } : openFailure(error));
        if (this.#ended) this.#port.close(() => undefined);
      });
    });
    if (!outcome.ok || this.#ended) {
      this.#ended = true;
      return outcome.ok ? { ok: false, failure: 'lost' } : outcome;
    }
    this.#listener = listener;
    this.#port.on('data', (bytes) => this.#receive(bytes));
    this.#port.on('close', () => this.#lose());
    this.#watch();
    return outcome;
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    if (this.#ended) return { ok: false, failure: 'lost' };
    this.#undrained += bytes.length;
    const outcome = await this.#writes.write(bytes, timeoutMs);
    if (!outcome.ok && outcome.failure === 'lost') this.#lose();
    return outcome;
  }

  /** A kernel takes up to 4 kB that the line has no leave to carry: only draining tells. */
  drained(timeoutMs: number): Promise<TransportOutcome> {
    if (this.#ended) return Promise.resolve({ ok: false, failure: 'lost' });
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
    const pending = this.#draining;
    const wireMs = (this.#undrained * BITS_PER_BYTE * 1000) / this.#baudRate;
    return withDeadline(this.#timers, timeoutMs + wireMs, (settle) => void pending.then(settle));
  }

  /**
   * Lets what is still on its way in arrive, and drops it. The library's `flush` is not used: it would also throw
   * away what has been written and not yet sent.
   */
  async discardInput(): Promise<void> {
    this.#discarding += 1;
    await pause(this.#timers, DISCARD_MS);
    this.#discarding -= 1;
  }

  async setBaudRate(baudRate: number): Promise<TransportOutcome> {
    if (this.#ended) return { ok: false, failure: 'lost' };
    const outcome = await withDeadline(this.#timers, SET_RATE_TIMEOUT_MS, (settle) => {
      this.#port.update({ baudRate }, (error) =>
        settle(error instanceof Error ? { ok: false, failure: 'lost' } : { ok: true }),
      );
    });
    if (outcome.ok) this.#baudRate = baudRate;
    return outcome;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#end();
    await this.#closePort();
  }

  #receive(bytes: Uint8Array): void {
    if (!this.#ended && this.#discarding === 0) this.#listener?.data(bytes);
  }

  #drain(): Promise<TransportOutcome> {
    return new Promise((resolve) => {
      this.#port.drain((error) => {
        if (!(error instanceof Error)) this.#undrained = 0;
        resolve(error instanceof Error ? { ok: false, failure: 'lost' } : { ok: true });
      });
    });
  }

  /** While a write waits for the device's leave to go on, the library is made to look again. Gives what ends it. */
  #nudge(): () => void {
    let cancel = (): void => undefined;
    const again = (): void => {
      cancel = this.#timers.after(NUDGE_MS, () => {
        if (this.#ended) return;
        this.#port.lookAgain();
        again();
      });
    };
    again();
    return () => cancel();
  }

  #watch(): void {
    this.#stopWatch = this.#timers.after(UNPLUG_WATCH_MS, () => {
      if (this.#library.identify(this.address) === this.#identity) this.#watch();
      else this.#lose();
    });
  }

  #end(): void {
    this.#ended = true;
    this.#stopWatch();
    this.#writes.markLost();
  }

  #lose(): void {
    if (this.#ended) return;
    this.#end();
    this.#listener?.lost();
    // Ends a read loop that may be spinning; on a port that closed itself it only reports an error.
    void this.#closePort();
  }

  #closePort(): Promise<TransportOutcome> {
    return withDeadline(this.#timers, CLOSE_TIMEOUT_MS, (settle) => {
      this.#port.close(() => settle({ ok: true }));
    });
  }
}

/** Makes a link to a serial line; nothing is opened yet. Open fails with `not-found`, `busy` or `silent`. */
export function createSerialTransport(
  address: SerialAddress,
  timers: Timers,
  library: SerialLibrary = serialportLibrary,
): SerialTransport {
  return new SerialLink(address, timers, library);
}
