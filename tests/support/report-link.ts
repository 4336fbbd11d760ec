import { connect, type Socket } from 'node:net';
import type { HidTransport, TransportListener, TransportOutcome } from '../../native/transport/transport.ts';
import { ReportMessages, reportMessage } from '../simulators/support/report-messages.ts';

/**
 * The computer's end of a simulated HID device's cable: a HID link over the Unix socket of `ReportSocket`.
 * `descriptor` is what the system would show of the device before it is opened.
 */
export class ReportLink implements HidTransport {
  readonly address: string;
  readonly reportDescriptor: Uint8Array | undefined;
  #socket: Socket | undefined;
  #ended = false;

  constructor(path: string, descriptor: Uint8Array | undefined) {
    this.address = path;
    this.reportDescriptor = descriptor;
  }

  open(listener: TransportListener): Promise<TransportOutcome> {
    const socket = connect(this.address);
    this.#socket = socket;
    const messages = new ReportMessages();
    socket.on('data', (bytes) => {
      for (const { report } of messages.take(bytes)) if (!this.#ended) listener.data(report);
    });
    return new Promise((resolve) => {
      socket.once('connect', () => {
        resolve({ ok: true });
        socket.once('close', () => {
          if (this.#ended) return;
          this.#ended = true;
          listener.lost();
        });
      });
      socket.on('error', () => resolve({ ok: false, failure: 'not-found' }));
    });
  }

  write(bytes: Uint8Array): Promise<TransportOutcome> {
    return this.#send('output', bytes);
  }

  sendFeatureReport(bytes: Uint8Array): Promise<TransportOutcome> {
    return this.#send('feature', bytes);
  }

  discardInput(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#ended = true;
    this.#socket?.destroy();
    return Promise.resolve();
  }

  #send(kind: 'output' | 'feature', bytes: Uint8Array): Promise<TransportOutcome> {
    const socket = this.#socket;
    if (this.#ended || socket === undefined) return Promise.resolve({ ok: false, failure: 'lost' });
    return new Promise((resolve) => {
      socket.write(reportMessage(kind, bytes), (error) =>
        resolve(error instanceof Error ? { ok: false, failure: 'lost' } : { ok: true }),
      );
    });
  }
}
