import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { type ReportKind, ReportMessages, reportMessage } from './report-messages.ts';

/** What the computer at the other end of the cable does. */
export interface ReportSocketListener {
  /** A whole report the computer sent; the report id first, 0 where the device numbers none. */
  report(kind: Exclude<ReportKind, 'input'>, bytes: Uint8Array): void;
}

/**
 * A HID device's cable for tests: whole reports over a Unix socket, where a kernel would have made a hidraw node.
 * Whoever opens the socket holds the computer's end; one at a time, a second one is turned away.
 */
export class ReportSocket {
  readonly path: string;
  readonly #listener: ReportSocketListener;
  #server: Server | undefined;
  #computer: Socket | undefined;

  constructor(path: string, listener: ReportSocketListener) {
    this.path = path;
    this.#listener = listener;
  }

  get isPlugged(): boolean {
    return this.#server !== undefined;
  }

  /** Resolves when the device can be opened. */
  plug(): Promise<void> {
    if (this.#server !== undefined) return Promise.resolve();
    rmSync(this.path, { force: true });
    const server = createServer((socket) => this.#opened(socket));
    this.#server = server;
    return new Promise((resolve) => {
      server.listen(this.path, resolve);
    });
  }

  /** The computer sees the device vanish. */
  unplug(): void {
    this.#computer?.destroy();
    this.#computer = undefined;
    this.#server?.close();
    this.#server = undefined;
    rmSync(this.path, { force: true });
  }

  /** Sends one input report as a hidraw node delivers it; `false` when nobody has opened the device. */
  send(report: Uint8Array): boolean {
    if (this.#computer === undefined) return false;
    this.#computer.write(reportMessage('input', report));
    return true;
  }

  #opened(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.#computer !== undefined) {
      socket.destroy();
      return;
    }
    this.#computer = socket;
    const messages = new ReportMessages();
    socket.on('data', (bytes) => {
      for (const { kind, report } of messages.take(bytes)) {
        if (kind !== 'input') this.#listener.report(kind, report);
      }
    });
    socket.on('close', () => {
      if (this.#computer === socket) this.#computer = undefined;
    });
  }
}
