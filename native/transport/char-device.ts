import { existsSync } from 'node:fs';
import type { AddressOf } from '../../electron/contract/device-address.ts';
import { pause, withDeadline } from './deadline.ts';
import { type DeviceFile, type DeviceFiles, deviceFiles, errorCodeOf } from './device-files.ts';
import { type SystemFolders, systemFolders } from './system-folders.ts';
import type { Timers, Transport, TransportListener, TransportOutcome } from './transport.ts';
import { findUsbPrinterNode } from './usb-printer-nodes.ts';
import { WriteQueue } from './write-queue.ts';

/** A printer of the USB printer class. */
export type UsbPrinterAddress = AddressOf<'usb-printer'>;

const OPEN_TIMEOUT_MS = 3000;
const CLOSE_TIMEOUT_MS = 1000;
/** While a reply is due: well under the 400 ms that a status answer may take. */
const EAGER_READ_MS = 10;
/** How long after a write a reply is due; a completion marker that comes later is a quarter of a second later. */
const EAGER_FOR_MS = 2000;
/** While nobody asked: short enough to see within half a second that the printer was unplugged. */
const IDLE_READ_MS = 250;
/** The kernel takes the next 8 kB when the last are through; a printer takes these in a few milliseconds. */
const WRITE_AGAIN_MS = 5;
const READ_BYTES = 1024;
const DISCARD_MS = 30;

/** The kernel's words for "not now": its buffer is full, or the printer says that it has no paper. */
const NOT_NOW = new Set(['EAGAIN', 'EWOULDBLOCK', 'ENOSPC', 'EINTR']);
/** A printer that only listens: its file cannot be read, and that is no fault. */
const WRITE_ONLY = new Set(['EINVAL', 'EBADF']);

/**
 * A printer behind `/dev/usb/lpN`. Reading there waits in the kernel for ever, or says *end of file* at once and again;
 * so the file is opened non-blocking and read at a pace: often while a reply is due, four times a second otherwise.
 */
class CharDeviceLink implements Transport {
  readonly #wanted: UsbPrinterAddress;
  readonly #timers: Timers;
  readonly #folders: SystemFolders;
  readonly #files: DeviceFiles;
  readonly #writes: WriteQueue;
  #path: string | undefined;
  #file: DeviceFile | undefined;
  #listener: TransportListener | undefined;
  #ended = false;
  #discarding = 0;
  #canRead = true;
  #eagerUntil = 0;
  #readSoon: () => void = () => undefined;

  constructor(wanted: UsbPrinterAddress, timers: Timers, folders: SystemFolders, files: DeviceFiles) {
    this.#wanted = wanted;
    this.#timers = timers;
    this.#folders = folders;
    this.#files = files;
    this.#writes = new WriteQueue(
      timers,
      (piece, settle, timeoutMs) => void this.#writePiece(piece, timeoutMs).then(settle),
      () => 0,
    );
  }

  get address(): string {
    return this.#path ?? `usb-printer ${this.#wanted.model ?? this.#wanted.manufacturer ?? ''}`.trim();
  }

  async open(listener: TransportListener): Promise<TransportOutcome> {
    const node = findUsbPrinterNode(this.#wanted, this.#folders);
    if (node === undefined) return this.#fail('not-found');
    this.#path = node.path;
    const outcome = await withDeadline(this.#timers, OPEN_TIMEOUT_MS, (settle) => {
      void this.#openFile(node.path).then(settle);
    });
    if (!outcome.ok) return this.#fail(outcome.failure);
    if (this.#ended) return { ok: false, failure: 'lost' };
    this.#listener = listener;
    void this.#readOn();
    return outcome;
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    if (this.#ended) return { ok: false, failure: 'lost' };
    const outcome = await this.#writes.write(bytes, timeoutMs);
    if (!outcome.ok && outcome.failure === 'lost') this.#lose();
    this.#eagerUntil = this.#timers.monotonic() + EAGER_FOR_MS;
    this.#readSoon();
    return outcome;
  }

  async discardInput(): Promise<void> {
    this.#discarding += 1;
    this.#readSoon();
    await pause(this.#timers, DISCARD_MS);
    this.#discarding -= 1;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#end();
    await withDeadline(this.#timers, CLOSE_TIMEOUT_MS, (settle) => {
      void this.#closeFile().then(() => settle({ ok: true }));
    });
  }

  async #openFile(path: string): Promise<TransportOutcome> {
    try {
      this.#file = await this.#files.open(path);
    } catch (error) {
      const absent = ['ENOENT', 'ENODEV', 'ENXIO'].includes(errorCodeOf(error) ?? '');
      return { ok: false, failure: absent ? 'not-found' : 'busy' };
    }
    if (this.#ended) await this.#closeFile();
    return { ok: true };
  }

  async #writePiece(piece: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    const until = this.#timers.monotonic() + timeoutMs;
    let rest = piece;
    while (rest.length > 0) {
      const file = this.#file;
      if (this.#ended || file === undefined) return { ok: false, failure: 'lost' };
      // Nobody waits for this piece any more: what is sent now would stand in the middle of the next one.
      if (this.#timers.monotonic() >= until) return { ok: false, failure: 'silent' };
      const written = await attempt(() => file.write(rest));
      if (typeof written !== 'number') return { ok: false, failure: 'lost' };
      rest = rest.subarray(written);
      if (written === 0) await pause(this.#timers, WRITE_AGAIN_MS);
    }
    return { ok: true };
  }

  async #readOn(): Promise<void> {
    const buffer = new Uint8Array(READ_BYTES);
    while (!this.#ended) {
      const file = this.#file;
      if (file === undefined) return;
      const read = this.#canRead ? await attempt(() => file.read(buffer)) : 0;
      this.#canRead &&= read !== 'write-only';
      // A file that says its end again and again may do so because the device went, or because it has nothing to say.
      if (read === 'gone' || (read === 0 && !this.#isEager() && !this.#isThere())) return this.#lose();
      if (read === 'write-only') continue;
      if (read > 0 && !this.#ended && this.#discarding === 0) {
        this.#listener?.data(Uint8Array.from(buffer.subarray(0, read)));
      }
      // Also after bytes: a device that always has more shall not keep everybody else from running.
      if (!this.#ended) await this.#rest(read > 0);
    }
  }

  #isThere(): boolean {
    const path = findUsbPrinterNode(this.#wanted, this.#folders)?.path;
    return path !== undefined && path === this.#path && existsSync(path);
  }

  #isEager(): boolean {
    return this.#canRead && this.#timers.monotonic() < this.#eagerUntil;
  }

  #rest(hadBytes: boolean): Promise<void> {
    const dueMs = this.#isEager() ? EAGER_READ_MS : IDLE_READ_MS;
    return new Promise((resolve) => {
      const cancel = this.#timers.after(hadBytes ? 0 : dueMs, resolve);
      this.#readSoon = () => {
        cancel();
        resolve();
      };
    });
  }

  #fail(failure: Extract<TransportOutcome, { ok: false }>['failure']): TransportOutcome {
    this.#ended = true;
    return { ok: false, failure };
  }

  #end(): void {
    this.#ended = true;
    this.#writes.markLost();
    this.#readSoon();
  }

  #lose(): void {
    if (this.#ended) return;
    this.#end();
    this.#listener?.lost();
    void this.#closeFile();
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    try {
      await file?.close();
    } catch {
      // A device that went while it was being closed is closed.
    }
  }
}

/** A number of bytes, 0 for "not now", or why there are none and will be none. */
async function attempt(call: () => Promise<number>): Promise<number | 'gone' | 'write-only'> {
  try {
    return await call();
  } catch (error) {
    const code = errorCodeOf(error) ?? '';
    if (NOT_NOW.has(code)) return 0;
    return WRITE_ONLY.has(code) ? 'write-only' : 'gone';
  }
}

/**
 * Makes a link to a USB printer; nothing is opened yet. Open fails with `not-found`, `busy` (another process, often the
 * print service, holds it, or we have no right to it) or `silent`.
 */
export function createCharDeviceTransport(
  address: UsbPrinterAddress,
  timers: Timers,
  folders: SystemFolders = systemFolders,
  files: DeviceFiles = deviceFiles,
): Transport {
  return new CharDeviceLink(address, timers, folders, files);
}
