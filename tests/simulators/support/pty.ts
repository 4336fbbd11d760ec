import { execFileSync } from 'node:child_process';
import { closeSync, readlinkSync, renameSync, rmSync, symlinkSync, write } from 'node:fs';
import { createRequire } from 'node:module';
import { ReadStream } from 'node:tty';

/** The device's end of a pseudo-terminal; whoever opens `path` holds the other end, as with a real serial line. */
export interface PseudoTerminal {
  /** `/dev/pts/N`. */
  readonly path: string;
  /** Bytes the other end wrote, binary and complete. One listener. */
  onData(listener: (bytes: Buffer) => void): void;
  /**
   * Resolves when the kernel took all bytes, which waits while the other end does not read; `false` when the terminal
   * was closed meanwhile. Calls queue up.
   */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Stops reading, so that the other end's writes meet a full buffer. */
  pause(): void;
  resume(): void;
  /** Points a stable name at this terminal, replacing an older link of that name; `close` removes it. */
  link(name: string): void;
  /** Hangs up: the other end sees the device vanish. */
  close(): void;
}

interface NativePty {
  open(columns: number, rows: number): { master: number; slave: number; pty: string };
}

/** How long to wait before a full terminal buffer is tried again, ms. */
const FULL_BUFFER_RETRY_MS = 2;

function loadNative(): NativePty {
  const load = createRequire(import.meta.url);
  // The package's own entry can only start a shell in the terminal; its native part can open a bare one.
  return load(`@lydell/node-pty-${process.platform}-${process.arch}/pty.node`) as NativePty;
}

/** Writes what fits; `undefined` when the buffer is full, -1 when the terminal is gone. */
function writeOnce(fd: number, bytes: Uint8Array): Promise<number | undefined> {
  return new Promise((resolve) => {
    write(fd, bytes, (error, written) => {
      if (error === null) resolve(written);
      else resolve(error.code === 'EAGAIN' ? undefined : -1);
    });
  });
}

function removeOwnLink(name: string, target: string): void {
  try {
    if (readlinkSync(name) === target) rmSync(name);
  } catch {
    // Somebody else removed it already.
  }
}

class NativePseudoTerminal implements PseudoTerminal {
  readonly path: string;
  readonly #master: number;
  readonly #slave: number;
  readonly #stream: ReadStream;
  readonly #links: string[] = [];
  #queue: Promise<boolean> = Promise.resolve(true);
  #closed = false;

  constructor() {
    const { master, slave, pty } = loadNative().open(80, 24);
    this.path = pty;
    this.#master = master;
    // Held open, so that the line discipline and the terminal outlive every opener of the other end.
    this.#slave = slave;
    execFileSync('stty', ['raw', '-echo', '-F', pty]);
    this.#stream = new ReadStream(master);
    this.#stream.on('error', () => undefined);
    this.#stream.resume();
  }

  onData(listener: (bytes: Buffer) => void): void {
    this.#stream.on('data', listener);
  }

  write(bytes: Uint8Array): Promise<boolean> {
    this.#queue = this.#queue.then(() => this.#writeAll(bytes));
    return this.#queue;
  }

  async #writeAll(bytes: Uint8Array): Promise<boolean> {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#closed) return false;
      // The stream's own write would block the whole process on a full buffer.
      const written = await writeOnce(this.#master, rest);
      if (written === -1) return false;
      if (written === undefined) await new Promise((done) => setTimeout(done, FULL_BUFFER_RETRY_MS));
      else rest = rest.subarray(written);
    }
    return true;
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  link(name: string): void {
    const fresh = `${name}.${process.pid}.new`;
    rmSync(fresh, { force: true });
    symlinkSync(this.path, fresh);
    renameSync(fresh, name);
    this.#links.push(name);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const name of this.#links) removeOwnLink(name, this.path);
    this.#stream.destroy();
    closeSync(this.#slave);
  }
}

/** Opens a fresh raw pseudo-terminal. */
export function openPseudoTerminal(): PseudoTerminal {
  return new NativePseudoTerminal();
}
