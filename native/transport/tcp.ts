import { connect, type Socket } from 'node:net';
import type { TransportAddress } from '../../electron/contract/device-address.ts';
import { pause, withDeadline } from './deadline.ts';
import type { Timers, Transport, TransportListener, TransportOutcome } from './transport.ts';
import { WriteQueue } from './write-queue.ts';

/** The address of a raw TCP device, e.g. a receipt printer at port 9100. */
export type TcpAddress = Extract<TransportAddress, { kind: 'tcp' }>;

/** A device in the same hall answers in milliseconds; two lost SYNs (1 s, then 2 s) are forgiven. */
const CONNECT_TIMEOUT_MS = 4000;
/** First keep-alive probe after this much silence; the system then probes each second and gives up after ten. */
const KEEP_ALIVE_MS = 5000;
/** How long the last bytes may take to leave after we hang up. */
const CLOSE_TIMEOUT_MS = 1000;
/** One round trip in a hall's network with a generous margin. */
const DISCARD_MS = 30;

class TcpLink implements Transport {
  readonly address: string;
  readonly #endpoint: TcpAddress;
  readonly #timers: Timers;
  readonly #writes: WriteQueue;
  #socket: Socket | undefined;
  #listener: TransportListener | undefined;
  #ended = false;
  #discarding = 0;

  constructor(endpoint: TcpAddress, timers: Timers) {
    this.address = `${endpoint.host}:${endpoint.port}`;
    this.#endpoint = endpoint;
    this.#timers = timers;
    this.#writes = new WriteQueue(
      timers,
      (piece, settle) => {
        this.#socket?.write(piece, (error) =>
          settle(error instanceof Error ? { ok: false, failure: 'lost' } : { ok: true }),
        );
      },
      () => 0,
    );
  }

  async open(listener: TransportListener): Promise<TransportOutcome> {
    const socket = connect({ host: this.#endpoint.host, port: this.#endpoint.port, noDelay: true });
    this.#socket = socket;
    const outcome = await withDeadline(this.#timers, CONNECT_TIMEOUT_MS, (settle) => {
      socket.once('connect', () => settle({ ok: true }));
      socket.on('error', () => settle({ ok: false, failure: 'not-found' }));
    });
    if (!outcome.ok || this.#ended) {
      this.#ended = true;
      socket.destroy();
      // Nobody answered the call at all: to the attendant that is a device that is not there.
      return { ok: false, failure: 'not-found' };
    }
    this.#listener = listener;
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (bytes) => {
      if (!this.#ended && this.#discarding === 0) this.#listener?.data(bytes);
    });
    socket.on('end', () => this.#lose());
    socket.on('close', () => this.#lose());
    return outcome;
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    if (this.#ended || this.#socket === undefined) return { ok: false, failure: 'lost' };
    const outcome = await this.#writes.write(bytes, timeoutMs);
    if (!outcome.ok && outcome.failure === 'lost') this.#lose();
    return outcome;
  }

  async discardInput(): Promise<void> {
    this.#discarding += 1;
    await pause(this.#timers, DISCARD_MS);
    this.#discarding -= 1;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    // Said politely first: tearing the connection down at once can cost the device the last bytes it was sent.
    await withDeadline(this.#timers, CLOSE_TIMEOUT_MS, (settle) => {
      if (this.#socket === undefined) settle({ ok: true });
      this.#socket?.end(() => settle({ ok: true }));
    });
    this.#writes.markLost();
    this.#socket?.destroy();
  }

  #lose(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#writes.markLost();
    this.#socket?.destroy();
    this.#listener?.lost();
  }
}

/** Makes a link to a TCP device; nothing is opened yet. Open fails with `not-found`: refused, unreachable or no answer. */
export function createTcpTransport(address: TcpAddress, timers: Timers): Transport {
  return new TcpLink(address, timers);
}
