import type { CardModule } from './card-module.ts';
import type { Line, OpenLine } from './line.ts';

/** A reader at one end of a cable that can be pulled: what the hands at the desk need of it. */
export interface WiredReader {
  readonly module: CardModule;
  /** Where the reader can be opened; undefined while it is unplugged. */
  readonly path: string | undefined;
  /** When the last byte of the last answer with a card in it was handed to the wire: epoch ms, with its fraction. */
  readonly readAnsweredAt: number | undefined;
  plug(): Promise<void>;
  unplug(): void;
}

/** A reader without a wire. */
export interface Device {
  readonly module: CardModule;
  receive(bytes: Uint8Array): void;
  powerOff(): void;
}

/** An answer in the pieces it leaves in, and how long the reader takes before sending it. */
export type DeviceOutput = (pieces: readonly Uint8Array[], delayMs: number) => void;

export interface ReaderWireOptions {
  readonly openLine: OpenLine;
  readonly makeDevice: (output: DeviceOutput) => Device;
  /** Bits per second at which answers leave; without it they leave at once. */
  readonly answerRate?: number | undefined;
  /** The rate the module is set to: at any other rate of the other end it hears nothing. */
  readonly baudRate?: number | undefined;
}

/** How much of a paced answer leaves at a time: what a USB bridge would deliver in one packet. */
const PACKET_BYTES = 64;
const BITS_PER_BYTE = 10;
/** The shortest answer that carries a card's whole base information, bytes on the wire. */
const CARD_ANSWER_BYTES = 1_291;

const after = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A reader whose answers go down a line, at the line's pace. */
export class ReaderWire implements WiredReader {
  readonly #device: Device;
  readonly #options: ReaderWireOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #readAnsweredAt: number | undefined;
  #line: Line | undefined;

  constructor(options: ReaderWireOptions) {
    this.#options = options;
    this.#device = options.makeDevice((pieces, delayMs) => this.#answer(pieces, delayMs));
  }

  get module(): CardModule {
    return this.#device.module;
  }

  get path(): string | undefined {
    return this.#line?.path;
  }

  get readAnsweredAt(): number | undefined {
    return this.#readAnsweredAt;
  }

  async plug(): Promise<void> {
    if (this.#line !== undefined) return;
    this.#line = await this.#options.openLine((bytes) => {
      if (this.#hears()) this.#device.receive(bytes);
    });
  }

  unplug(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#line?.close();
    this.#line = undefined;
    this.#device.powerOff();
  }

  #hears(): boolean {
    const { baudRate } = this.#options;
    return baudRate === undefined || this.#line?.rate() === baudRate;
  }

  #answer(pieces: readonly Uint8Array[], delayMs: number): void {
    const line = this.#line;
    if (line === undefined) return;
    if (delayMs === 0) {
      void this.#send(line, pieces);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#send(line, pieces);
    }, delayMs);
    this.#timers.add(timer);
  }

  async #send(line: Line, pieces: readonly Uint8Array[]): Promise<void> {
    const rate = this.#options.answerRate ?? this.#options.baudRate;
    const begin = performance.now();
    let sent = 0;
    for (const piece of rate === undefined ? pieces : pieces.flatMap(packetsOf)) {
      sent += piece.length;
      // By the clock of the whole answer, so that timers that come late do not add up.
      if (rate !== undefined) await after(begin + (sent * BITS_PER_BYTE * 1000) / rate - performance.now());
      if (!(await line.write(piece))) return;
    }
    if (sent >= CARD_ANSWER_BYTES) this.#readAnsweredAt = performance.timeOrigin + performance.now();
  }
}

function packetsOf(bytes: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += PACKET_BYTES)
    packets.push(bytes.subarray(from, from + PACKET_BYTES));
  return packets;
}
