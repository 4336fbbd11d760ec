import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AddressOf } from '../../electron/contract/device-address.ts';
import { pause, withDeadline } from './deadline.ts';
import { type HidLibrary, type HidLibraryDevice, type LoadHidLibrary, loadNodeHid } from './hid-library.ts';
import { findHidrawNode, type HidrawNode } from './hidraw-nodes.ts';
import { type SystemFolders, systemFolders } from './system-folders.ts';
import type {
  HidTransport,
  Timers,
  TransportFailure,
  TransportListener,
  TransportOutcome,
} from './transport.ts';
import { WriteQueue } from './write-queue.ts';

/** A HID device by its identity. */
export type HidAddress = AddressOf<'hid'>;

/** Opening a node is immediate; a device in trouble can hold the kernel's driver for a while. */
const OPEN_TIMEOUT_MS = 3000;
/** Closing ends the library's read thread, which looks up at least this often. */
const CLOSE_TIMEOUT_MS = 1000;
/** A feature report is one control transfer; the kernel itself gives up after 5 s, nobody here waits as long. */
const FEATURE_TIMEOUT_MS = 1000;
/** A report that is on its way arrives with the next poll of the interrupt endpoint, 8 ms at most on common devices. */
const DISCARD_MS = 30;

/**
 * A HID device over node-hid 3.4 (`HIDAsync`, hidraw). What its ways ask for:
 * - the node's number changes with every replug: it is looked up in `/sys` by what the device is;
 * - two `data` listeners throw "read is already running": there is exactly one;
 * - `error` brings a string and there is no `close` event: any error is the end of the link;
 * - closing inside the read callback has crashed: it is done on the next turn of the event loop;
 * - a write may never settle: every wait has a deadline, and no write begins while an older one hangs.
 */
class HidLink implements HidTransport {
  readonly #address: HidAddress;
  readonly #timers: Timers;
  readonly #folders: SystemFolders;
  readonly #load: LoadHidLibrary;
  readonly #writes: WriteQueue;
  #node: HidrawNode | undefined;
  #isLookedFor = false;
  #device: HidLibraryDevice | undefined;
  #listener: TransportListener | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #ended = false;
  #discarding = 0;

  constructor(address: HidAddress, timers: Timers, folders: SystemFolders, load: LoadHidLibrary) {
    this.#address = address;
    this.#timers = timers;
    this.#folders = folders;
    this.#load = load;
    this.#writes = new WriteQueue(
      timers,
      (report, settle) => void this.#send((device) => device.write(Buffer.from(report))).then(settle),
      () => 0,
      Number.POSITIVE_INFINITY,
    );
  }

  get address(): string {
    return this.#node?.path ?? `hid ${this.#address.vendorId}:${this.#address.productId}`;
  }

  get reportDescriptor(): Uint8Array | undefined {
    return this.#find()?.reportDescriptor;
  }

  async open(listener: TransportListener): Promise<TransportOutcome> {
    const node = this.#find();
    if (node === undefined) return this.#fail('not-found');
    const { path } = node;
    const library = await this.#load();
    if (library === undefined) return this.#fail('driver-missing');
    const outcome = await withDeadline(this.#timers, OPEN_TIMEOUT_MS, (settle) => {
      void this.#openNode(library, path).then(settle);
    });
    if (!outcome.ok) return this.#fail(outcome.failure);
    if (this.#ended) return { ok: false, failure: 'lost' };
    this.#listener = listener;
    this.#device?.on('error', () => this.#lose());
    this.#device?.on('data', (bytes) => this.#receive(bytes));
    return outcome;
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    if (this.#ended) return { ok: false, failure: 'lost' };
    const outcome = await this.#writes.write(bytes, timeoutMs);
    if (!outcome.ok && outcome.failure === 'lost') this.#lose();
    return outcome;
  }

  async sendFeatureReport(bytes: Uint8Array): Promise<TransportOutcome> {
    if (this.#ended) return { ok: false, failure: 'lost' };
    return withDeadline(this.#timers, FEATURE_TIMEOUT_MS, (settle) => {
      void this.#send((device) => device.sendFeatureReport(Buffer.from(bytes))).then(settle);
    });
  }

  async discardInput(): Promise<void> {
    this.#discarding += 1;
    await pause(this.#timers, DISCARD_MS);
    this.#discarding -= 1;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#end();
    await withDeadline(this.#timers, CLOSE_TIMEOUT_MS, (settle) => {
      void this.#closeSoon().then(settle);
    });
  }

  /** Looked for once: the device that is opened is the one whose descriptor was read, or none. */
  #find(): HidrawNode | undefined {
    if (!this.#isLookedFor) this.#node = findHidrawNode(this.#address, this.#folders);
    this.#isLookedFor = true;
    return this.#node;
  }

  async #openNode(library: HidLibrary, path: string): Promise<TransportOutcome> {
    try {
      this.#device = await library.open(path);
    } catch {
      return { ok: false, failure: this.#whyNotOpened() };
    }
    if (this.#ended) await this.#closeSoon();
    return { ok: true };
  }

  /** One call of the library at a time: one that hangs holds a thread of the process, a second would hold another. */
  #send(call: (device: HidLibraryDevice) => Promise<unknown>): Promise<TransportOutcome> {
    const sent = this.#running.then(async (): Promise<TransportOutcome> => {
      if (this.#device === undefined || this.#ended) return { ok: false, failure: 'lost' };
      try {
        await call(this.#device);
        return { ok: true };
      } catch {
        return { ok: false, failure: 'lost' };
      }
    });
    this.#running = sent;
    return sent;
  }

  #receive(bytes: Uint8Array): void {
    if (!this.#ended && this.#discarding === 0) this.#listener?.data(Uint8Array.from(bytes));
  }

  /** hidraw has no lock: a node that is still there and will not open is one that we have no right to. */
  #whyNotOpened(): TransportFailure {
    return findHidrawNode(this.#address, this.#folders)?.path === this.#node?.path ? 'busy' : 'not-found';
  }

  #fail(failure: TransportFailure): TransportOutcome {
    this.#ended = true;
    return { ok: false, failure };
  }

  #end(): void {
    this.#ended = true;
    this.#writes.markLost();
  }

  #lose(): void {
    if (this.#ended) return;
    this.#end();
    void this.#closeSoon();
    this.#listener?.lost();
  }

  async #closeSoon(): Promise<TransportOutcome> {
    const device = this.#device;
    this.#device = undefined;
    await nextTurn();
    try {
      await device?.close();
    } catch {
      // A device that went while it was being closed is closed.
    }
    return { ok: true };
  }
}

/**
 * Makes a link to a HID device; nothing is opened yet. Open fails with `not-found`, `busy` (no right to the node),
 * `driver-missing` or `silent`.
 */
export function createHidTransport(
  address: HidAddress,
  timers: Timers,
  folders: SystemFolders = systemFolders,
  load: LoadHidLibrary = loadNodeHid,
): HidTransport {
  return new HidLink(address, timers, folders, load);
}
