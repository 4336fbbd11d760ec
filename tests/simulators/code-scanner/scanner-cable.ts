import { openPseudoTerminal, type PseudoTerminal } from '../support/pty.ts';
import { ReportSocket } from '../support/report-socket.ts';
import { type ScannerFamily, type ScannerFamilyName, scannerFamilies } from './families.ts';
import type { ScannerBase } from './scanner-model.ts';

export interface ScannerCableOptions {
  readonly family: ScannerFamilyName;
  /** A stable name: of the terminal, as udev would make it, or of the report socket. */
  readonly link: string;
  /** Pieces in which a line's bytes leave, one after the other; without it they leave whole. */
  readonly chunkBytes?: number | undefined;
}

/** A simulated scanner at the end of a cable that can be pulled: a pseudo-terminal, or a socket of whole reports. */
export class ScannerCable {
  readonly scanner: ScannerBase;
  readonly descriptor: Uint8Array | undefined;
  readonly wire: 'line' | 'reports';
  /** Pieces in which a line's bytes leave. */
  chunkBytes: number | undefined;
  readonly #link: string;
  readonly #socket: ReportSocket | undefined;
  #terminal: PseudoTerminal | undefined;
  #sent: Promise<unknown> = Promise.resolve();
  #sentAt: number | undefined;
  #taken = 0;

  constructor({ family, link, chunkBytes }: ScannerCableOptions) {
    const kind: ScannerFamily = scannerFamilies[family];
    this.#link = link;
    this.wire = kind.wire;
    this.chunkBytes = chunkBytes;
    this.descriptor = kind.descriptor;
    this.scanner = kind.make((bytes) => this.say(bytes));
    if (kind.wire === 'reports') {
      this.#socket = new ReportSocket(link, { report: (_kind, bytes) => this.scanner.receive(bytes) });
    }
  }

  get path(): string {
    return this.#link;
  }

  get isPlugged(): boolean {
    return this.#terminal !== undefined || this.#socket?.isPlugged === true;
  }

  /** When the last bytes were about to be handed to the wire: epoch ms, with its fraction. */
  get sentAt(): number | undefined {
    return this.#sentAt;
  }

  /** Bytes of a line that its other end, or the buffers before it, took since the cable was plugged in. */
  get taken(): number {
    return this.#taken;
  }

  async plug(): Promise<void> {
    if (this.isPlugged) return;
    if (this.#socket !== undefined) {
      await this.#socket.plug();
      return;
    }
    this.#taken = 0;
    const terminal = openPseudoTerminal();
    this.#terminal = terminal;
    terminal.onData((bytes) => this.scanner.receive(bytes));
    terminal.link(this.#link);
  }

  unplug(): void {
    this.#socket?.unplug();
    this.#terminal?.close();
    this.#terminal = undefined;
    this.scanner.powerOff();
  }

  /** Puts bytes on the wire, or one report; also what no scanner would say. */
  say(bytes: Uint8Array): void {
    if (this.#socket !== undefined) {
      this.#noteSending();
      this.#socket.send(bytes);
      return;
    }
    this.#sent = this.#sent.then(() => this.#write(bytes));
  }

  /** Resolves when everything said so far is on the wire. */
  async allSent(): Promise<void> {
    await this.#sent;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const size = this.chunkBytes ?? bytes.length;
    for (let from = 0; from < bytes.length; from += size) {
      // Between two pieces the other end gets its turn to read.
      if (from > 0) await new Promise((next) => setTimeout(next, 1));
      this.#noteSending();
      const piece = bytes.subarray(from, from + size);
      if ((await this.#terminal?.write(piece)) !== true) return;
      this.#taken += piece.length;
    }
  }

  #noteSending(): void {
    this.#sentAt = performance.timeOrigin + performance.now();
  }
}
