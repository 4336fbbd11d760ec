import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Manners, obey } from './ipp-operations.ts';
import { readRequest } from './ipp-wire.ts';
import type { VirtualPrinter } from './virtual-printer.ts';

const PRINT_JOB = 0x0002;
const OPERATION_BYTES = 4;

/** Where the connection of a document breaks: at its first bytes, or when it was taken and the answer is due. */
export type DropAt = 'arriving' | 'taken';

/** Faults of the line; set at the control door. */
export interface LineFaults {
  /** For the next documents, each once. */
  readonly drops: DropAt[];
  /** Before every answer. */
  slowMs: number;
  /** Answers with noise instead. */
  garbage: boolean;
  /** The cable is pulled the moment the next document was taken. */
  vanishWhenTaken: boolean;
}

/** The printer's network socket: vanishes and comes back at the same port. */
export class IppDoor {
  readonly faults: LineFaults = { drops: [], slowMs: 0, garbage: false, vanishWhenTaken: false };
  readonly #printer: VirtualPrinter;
  readonly #sockets = new Set<Socket>();
  #manners: Manners | undefined;
  #server: Server | undefined;
  #port: number;

  constructor(printer: VirtualPrinter, port: number) {
    this.#printer = printer;
    this.#port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/ipp/print`;
  }

  /** How it answers; there once it was opened. */
  get manners(): Manners {
    if (this.#manners === undefined) throw new Error('the printer was never connected');
    return this.#manners;
  }

  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer((request, response) => void this.#serve(request, response));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#manners ??= {
      refusals: [],
      nameCharacters: 255,
      formats: ['application/pdf', 'image/urf'],
      keepsHistory: true,
      url: this.url,
    };
  }

  close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => {
      if (server === undefined) resolve();
      else server.close(() => resolve());
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request as AsyncIterable<Buffer>) {
        if (pieces.length === 0 && this.#isDropped(piece, 'arriving')) return void request.socket.destroy();
        pieces.push(piece);
      }
    } catch {
      return;
    }
    const body = Buffer.concat(pieces);
    const isDropped = this.#isDropped(body, 'taken');
    const answer = obey(this.#printer, this.manners, readRequest(body));
    if (this.faults.vanishWhenTaken && body.readUInt16BE(2) === PRINT_JOB) {
      this.faults.vanishWhenTaken = false;
      await this.close();
      return;
    }
    if (isDropped) return void request.socket.destroy();
    if (this.faults.slowMs > 0) await new Promise((done) => setTimeout(done, this.faults.slowMs));
    response.setHeader('content-type', 'application/ipp');
    response.end(this.faults.garbage ? Buffer.alloc(answer.length, 0xff) : answer);
  }

  /** Whether the fault that is next strikes a document here. */
  #isDropped(body: Buffer, at: DropAt): boolean {
    const isDocument = body.length >= OPERATION_BYTES && body.readUInt16BE(2) === PRINT_JOB;
    if (!isDocument || this.faults.drops[0] !== at) return false;
    this.faults.drops.shift();
    return true;
  }
}
