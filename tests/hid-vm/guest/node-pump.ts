import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** How often a node is looked at while something goes over it, and while nothing does: an empty look is dear here. */
const BUSY_LOOK_MS = 2;
const IDLE_LOOK_MS = 20;
const BUSY_FOR_MS = 200;
const LARGEST_READ = 8192;

/**
 * Carries bytes between this program and a gadget's node. Never waits in the kernel: a printer's node lets nobody write
 * while somebody waits to read, and a node in which somebody waits cannot be closed.
 */
export class NodePump {
  readonly #fd: number;
  readonly #receive: (bytes: Uint8Array) => void;
  readonly #buffer = Buffer.alloc(LARGEST_READ);
  #timer: NodeJS.Timeout;
  #busyUntil = 0;
  #waiting: Uint8Array[] = [];

  /** `receive` gets what one read gives: of a HID node one report. */
  constructor(node: string, isTerminal: boolean, receive: (bytes: Uint8Array) => void) {
    if (isTerminal) execFileSync('stty', ['raw', '-echo', '-F', node]);
    this.#fd = openSync(node, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
    this.#receive = receive;
    this.#timer = setTimeout(() => this.#look(), BUSY_LOOK_MS);
  }

  /** Bytes towards the host; to a HID node one report. */
  write(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#lookSoon(0);
  }

  end(): void {
    clearTimeout(this.#timer);
    closeSync(this.#fd);
  }

  #look(): void {
    if (this.#readAll() || this.#writeAll()) this.#busyUntil = performance.now() + BUSY_FOR_MS;
    this.#lookSoon(performance.now() < this.#busyUntil ? BUSY_LOOK_MS : IDLE_LOOK_MS);
  }

  #lookSoon(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), afterMs);
  }

  /** Gives whether there was anything. */
  #readAll(): boolean {
    let some = false;
    for (let size = this.#read(); size > 0; size = this.#read()) {
      some = true;
      this.#receive(Uint8Array.from(this.#buffer.subarray(0, size)));
    }
    return some;
  }

  /** Gives whether there is anything to be written. */
  #writeAll(): boolean {
    const some = this.#waiting.length > 0;
    for (let [bytes] = this.#waiting; bytes !== undefined; [bytes] = this.#waiting) {
      const piece = bytes;
      const written = attempt(() => writeSync(this.#fd, piece));
      if (written === 0) break;
      if (written === piece.length) this.#waiting.shift();
      else this.#waiting[0] = piece.subarray(written);
    }
    return some;
  }

  #read(): number {
    return attempt(() => readSync(this.#fd, this.#buffer));
  }
}

/** What a call moved; 0 where the kernel says "not now". */
function attempt(call: () => number): number {
  try {
    return call();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}
