import type {
  SerialTransport,
  TransportListener,
  TransportOutcome,
} from '../../../../native/transport/transport.ts';
import {
  SimulatedReader,
  type SimulatedReaderOptions,
} from '../../../simulators/id-card-reader/simulated-reader.ts';
import type { ManualTimers } from '../transport/manual-timers.ts';

const BITS_PER_BYTE = 10;

/**
 * The desk of a unit test: a reader that can be plugged and unplugged, and links to it whose bytes take their time on the
 * wire. A link at another rate than the reader's carries only noise.
 */
export class SimulatedDesk {
  readonly reader: SimulatedReader;
  readonly #timers: ManualTimers;
  /** The rate the module is set to. */
  readerRate = 115_200;
  /** Why the next opening fails; undefined when it succeeds. */
  openFailure: 'not-found' | 'busy' | undefined;
  plugged = true;
  /** Whether the module answers at all. */
  powered = true;
  readonly links: SimulatedLink[] = [];
  /** Every byte any link was asked to write. */
  readonly written: number[] = [];

  constructor(timers: ManualTimers, options: SimulatedReaderOptions = {}) {
    this.#timers = timers;
    this.reader = new SimulatedReader((bytes, delayMs) => this.#answer(bytes, delayMs), options);
  }

  newLink(baudRate = 115_200): SimulatedLink {
    const link = new SimulatedLink(this, baudRate);
    this.links.push(link);
    return link;
  }

  get openLink(): SimulatedLink | undefined {
    return this.links.find((link) => link.isOpen);
  }

  unplug(): void {
    this.plugged = false;
    this.openFailure = 'not-found';
    this.reader.powerOff();
    this.openLink?.lose();
  }

  replug(): void {
    this.plugged = true;
    this.openFailure = undefined;
  }

  requested(bytes: Uint8Array, rate: number): void {
    this.written.push(...bytes);
    if (this.powered && rate === this.readerRate) this.reader.receive(bytes);
  }

  #answer(bytes: Uint8Array, delayMs: number): void {
    const wireMs = (bytes.length * BITS_PER_BYTE * 1000) / this.readerRate;
    const link = this.openLink;
    this.#timers.after(delayMs + wireMs, () => link?.deliver(bytes));
  }
}

export class SimulatedLink implements SerialTransport {
  readonly address = '/dev/simulated';
  readonly #desk: SimulatedDesk;
  #baudRate: number;
  #listener: TransportListener | undefined;
  readonly rates: number[] = [];
  isOpen = false;

  constructor(desk: SimulatedDesk, baudRate: number) {
    this.#desk = desk;
    this.#baudRate = baudRate;
  }

  get baudRate(): number {
    return this.#baudRate;
  }

  open(listener: TransportListener): Promise<TransportOutcome> {
    const { openFailure } = this.#desk;
    if (openFailure !== undefined) return Promise.resolve({ ok: false, failure: openFailure });
    this.#listener = listener;
    this.isOpen = true;
    return Promise.resolve({ ok: true });
  }

  write(bytes: Uint8Array): Promise<TransportOutcome> {
    if (!this.isOpen) return Promise.resolve({ ok: false, failure: 'lost' });
    this.#desk.requested(bytes, this.#baudRate);
    return Promise.resolve({ ok: true });
  }

  discardInput(): Promise<void> {
    return Promise.resolve();
  }

  setBaudRate(baudRate: number): Promise<TransportOutcome> {
    this.#baudRate = baudRate;
    this.rates.push(baudRate);
    return Promise.resolve({ ok: true });
  }

  close(): Promise<void> {
    this.isOpen = false;
    return Promise.resolve();
  }

  deliver(bytes: Uint8Array): void {
    // The array becomes the listener's own.
    if (this.isOpen) this.#listener?.data(Uint8Array.from(bytes));
  }

  lose(): void {
    this.isOpen = false;
    this.#listener?.lost();
  }
}
