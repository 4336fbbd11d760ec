import { openPseudoTerminal, type PseudoTerminal } from '../support/pty.ts';
import { SimulatedReader, type SimulatedReaderOptions } from './simulated-reader.ts';

export interface ReaderLineOptions extends SimulatedReaderOptions {
  /** A stable name for the terminal, e.g. what udev would make; stays the same over unplugging and plugging back. */
  readonly link?: string | undefined;
  /** Bits per second at which answers leave; without it they leave at once. A pseudo-terminal has no rate of its own. */
  readonly answerRate?: number | undefined;
}

/** How much of a paced answer leaves at a time: what a USB bridge would deliver in one packet. */
const PACKET_BYTES = 64;
const BITS_PER_BYTE = 10;
/** The shortest answer that carries a card's whole base information, bytes on the wire. */
const CARD_ANSWER_BYTES = 1_295;

const after = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A simulated reader at the end of a cable that can be pulled. */
export class ReaderLine {
  readonly reader: SimulatedReader;
  readonly #options: ReaderLineOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #readAnsweredAt: number | undefined;
  #terminal: PseudoTerminal | undefined;

  constructor(options: ReaderLineOptions) {
    this.#options = options;
    this.reader = new SimulatedReader((bytes, delayMs) => this.#answer(bytes, delayMs), options);
    this.plug();
  }

  /** Where the reader can be opened; undefined while it is unplugged. */
  get path(): string | undefined {
    return this.#terminal === undefined ? undefined : (this.#options.link ?? this.#terminal.path);
  }

  /** When the last byte of the last answer with a card in it was handed to the wire: epoch ms, with its fraction. */
  get readAnsweredAt(): number | undefined {
    return this.#readAnsweredAt;
  }

  plug(): void {
    if (this.#terminal !== undefined) return;
    const terminal = openPseudoTerminal();
    this.#terminal = terminal;
    if (this.#options.link !== undefined) terminal.link(this.#options.link);
    terminal.onData((bytes) => this.reader.receive(bytes));
  }

  unplug(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#terminal?.close();
    this.#terminal = undefined;
    this.reader.powerOff();
  }

  #answer(bytes: Uint8Array, delayMs: number): void {
    const terminal = this.#terminal;
    if (terminal === undefined) return;
    if (delayMs === 0) {
      void this.#send(terminal, bytes);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#send(terminal, bytes);
    }, delayMs);
    this.#timers.add(timer);
  }

  async #send(terminal: PseudoTerminal, bytes: Uint8Array): Promise<void> {
    const { answerRate } = this.#options;
    if (answerRate === undefined) {
      if (await terminal.write(bytes)) this.#noteSent(bytes);
      return;
    }
    for (let from = 0; from < bytes.length; from += PACKET_BYTES) {
      const packet = bytes.subarray(from, from + PACKET_BYTES);
      await after((packet.length * BITS_PER_BYTE * 1000) / answerRate);
      if (!(await terminal.write(packet))) return;
    }
    this.#noteSent(bytes);
  }

  #noteSent(bytes: Uint8Array): void {
    if (bytes.length >= CARD_ANSWER_BYTES) this.#readAnsweredAt = performance.timeOrigin + performance.now();
  }
}
