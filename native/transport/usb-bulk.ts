import type { AddressOf } from '../../electron/contract/device-address.ts';
import { pause, withDeadline } from './deadline.ts';
import { type SystemFolders, systemFolders } from './system-folders.ts';
import type { Timers, Transport, TransportListener, TransportOutcome } from './transport.ts';
import { HEAD_BYTES, restBytesAfter, type UsbLayout, type UsbPipe, usbLayoutOf } from './usb-layout.ts';
import { type LoadUsbLibrary, loadUsb, type UsbLibrary, type UsbLibraryDevice } from './usb-library.ts';
import { holderOf, PROGRAMS_DRIVER } from './usb-nodes.ts';
import { clearStall, receivePacket, sendBytes } from './usb-pipes.ts';
import { WriteQueue } from './write-queue.ts';

/** A vendor device spoken to by bulk transfers. */
export type UsbBulkAddress = AddressOf<'usb-bulk'>;

const INTERFACE = 0;
/** Finding, opening and claiming: a handful of control transfers of at most 100 ms each. */
const OPEN_TIMEOUT_MS = 3000;
/** How long one wait for a packet lasts; a link that closes waits no longer than this for its interface to be free. */
const READ_SLICE_MS = 250;
/** How long the rest of a split frame may keep us from listening for the next head. */
const REST_MS = 1000;
/** What a reader still had to say to somebody else comes at once, or not at all. */
const FLUSH_SLICE_MS = 20;
/** Longest frame by packets of 64 bytes, and some more: a device that always has something is not flushed for ever. */
const FLUSH_PACKETS = 64;
/** A device that stalls again and again is not there for us. */
const STALLS_IN_A_ROW = 5;
const CLOSE_TIMEOUT_MS = 1000;
/** The library's own time-out comes first; this much later it is taken to have forgotten its promise. */
const FORGOTTEN_MS = 500;
const DISCARD_MS = 30;

/**
 * A device behind bulk endpoints over npm `usb` 3.1. What its ways ask for:
 * - two transfers on one endpoint at once fail as "endpoint not found": there is one read and one write at a time;
 * - a transfer that times out throws away what it had received: one packet is asked for at a time;
 * - taking an interface from its driver takes it from another program too: who holds it is looked at first;
 * - closing alone keeps the interface claimed: it is released first, when the last read has ended;
 * - a promise may never settle: every wait has a deadline.
 */
class UsbBulkLink implements Transport {
  readonly address: string;
  readonly #wanted: UsbBulkAddress;
  readonly #timers: Timers;
  readonly #folders: SystemFolders;
  readonly #load: LoadUsbLibrary;
  readonly #writes: WriteQueue;
  #device: UsbLibraryDevice | undefined;
  #layout: UsbLayout | undefined;
  #listener: TransportListener | undefined;
  #reading: Promise<void> = Promise.resolve();
  #ended = false;
  #discarding = 0;
  #stalls = 0;

  constructor(wanted: UsbBulkAddress, timers: Timers, folders: SystemFolders, load: LoadUsbLibrary) {
    this.address = `usb ${wanted.vendorId}:${wanted.productId}`;
    this.#wanted = wanted;
    this.#timers = timers;
    this.#folders = folders;
    this.#load = load;
    this.#writes = new WriteQueue(
      timers,
      (bytes, settle, timeoutMs) => void this.#send(bytes, timeoutMs).then(settle),
      () => FORGOTTEN_MS,
      Number.POSITIVE_INFINITY,
    );
  }

  async open(listener: TransportListener): Promise<TransportOutcome> {
    const library = await this.#load();
    if (library === undefined) return { ok: false, failure: 'driver-missing' };
    const outcome = await withDeadline(this.#timers, OPEN_TIMEOUT_MS, (settle) => {
      void this.#claim(library).then(settle);
    });
    if (!outcome.ok || this.#ended) {
      this.#ended = true;
      void this.#release();
      return outcome.ok ? { ok: false, failure: 'lost' } : outcome;
    }
    this.#listener = listener;
    this.#reading = this.#read();
    return outcome;
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    if (this.#ended) return { ok: false, failure: 'lost' };
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
    this.#end();
    await withDeadline(this.#timers, CLOSE_TIMEOUT_MS, (settle) => {
      void this.#release().then(() => settle({ ok: true }));
    });
  }

  async #claim(library: UsbLibrary): Promise<TransportOutcome> {
    const device = await find(library, this.#wanted);
    if (device === undefined) return { ok: false, failure: 'not-found' };
    this.#device = device;
    try {
      await device.open();
      const holder = holderOf(this.#folders, Number(device.bus), device.address);
      if (holder === PROGRAMS_DRIVER) return { ok: false, failure: 'busy' };
      if (holder !== undefined) await device.detachKernelDriver(INTERFACE);
      await device.claimInterface(INTERFACE);
      const own = device.configuration?.interfaces.find((one) => one.interfaceNumber === INTERFACE);
      this.#layout = usbLayoutOf(own?.alternate.endpoints ?? []);
    } catch (error) {
      const gone = error instanceof Error && /not found|no such|disconnect/i.test(error.message);
      return { ok: false, failure: gone ? 'not-found' : 'busy' };
    }
    // The ids are right and there is nothing to talk through: another device under a borrowed number.
    if (this.#layout === undefined) return { ok: false, failure: 'not-found' };
    if (this.#ended) await this.#release();
    else await this.#flush(device, this.#layout);
    return { ok: true };
  }

  async #flush(device: UsbLibraryDevice, layout: UsbLayout): Promise<void> {
    const pipes = layout.kind === 'plain' ? [layout.in] : [layout.headIn, layout.restIn];
    for (const pipe of pipes) {
      for (let packet = 0; packet < FLUSH_PACKETS; packet += 1) {
        const { kind } = await receivePacket(device, pipe, FLUSH_SLICE_MS);
        if (kind === 'stalled') await clearStall(device, 'in', pipe);
        if (kind !== 'done') break;
      }
    }
  }

  async #send(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    const device = this.#device;
    const layout = this.#layout;
    if (device === undefined || layout === undefined) return { ok: false, failure: 'lost' };
    const parts: (readonly [UsbPipe, Uint8Array])[] =
      layout.kind === 'plain'
        ? [[layout.out, bytes]]
        : [
            [layout.headOut, bytes.subarray(0, HEAD_BYTES)],
            [layout.restOut, bytes.subarray(HEAD_BYTES)],
          ];
    for (const [pipe, part] of parts) {
      if (part.length === 0) continue;
      const { kind } = await sendBytes(device, pipe, part, timeoutMs);
      if (kind !== 'done') return { ok: false, failure: kind === 'nothing' ? 'silent' : 'lost' };
    }
    return { ok: true };
  }

  async #read(): Promise<void> {
    while (!this.#ended && this.#layout !== undefined) {
      if (this.#layout.kind === 'plain') await this.#receive(this.#layout.in, READ_SLICE_MS);
      else await this.#receiveSplit(this.#layout.headIn, this.#layout.restIn);
    }
  }

  /** The head first and then exactly what it announces: two reads side by side could deliver the rest before the head. */
  async #receiveSplit(headPipe: UsbPipe, restPipe: UsbPipe): Promise<void> {
    const head = await this.#receive(headPipe, READ_SLICE_MS);
    if (head.length < HEAD_BYTES) return;
    const until = this.#timers.monotonic() + REST_MS;
    let due = restBytesAfter(head) - (head.length - HEAD_BYTES);
    while (due > 0 && !this.#ended && this.#timers.monotonic() < until) {
      due -= (await this.#receive(restPipe, READ_SLICE_MS)).length;
    }
  }

  /** One packet, handed on; nothing where none came. A stall is cleared, a device that is gone ends the link. */
  async #receive(pipe: UsbPipe, timeoutMs: number): Promise<Uint8Array> {
    const nothing = new Uint8Array(0);
    const device = this.#device;
    if (device === undefined) return nothing;
    const transfer = await receivePacket(device, pipe, timeoutMs);
    if (this.#ended) return nothing;
    if (transfer.kind === 'lost') this.#lose();
    this.#stalls = transfer.kind === 'stalled' ? this.#stalls + 1 : 0;
    if (transfer.kind === 'stalled') {
      const cleared = this.#stalls < STALLS_IN_A_ROW && (await clearStall(device, 'in', pipe));
      if (!cleared) this.#lose();
    }
    if (transfer.kind !== 'done') return nothing;
    // A copy: the listener may overwrite what it was given, and a head is still looked at here.
    if (transfer.bytes.length > 0 && this.#discarding === 0) this.#listener?.data(transfer.bytes.slice());
    return transfer.bytes;
  }

  #end(): void {
    this.#ended = true;
    this.#writes.markLost();
  }

  #lose(): void {
    if (this.#ended) return;
    this.#end();
    this.#listener?.lost();
    void this.#release();
  }

  async #release(): Promise<void> {
    const device = this.#device;
    this.#device = undefined;
    await this.#reading;
    await device?.releaseInterface(INTERFACE).catch(() => undefined);
    await device?.close().catch(() => undefined);
  }
}

async function find(library: UsbLibrary, wanted: UsbBulkAddress): Promise<UsbLibraryDevice | undefined> {
  const devices = await library.getDevices().catch(() => []);
  return devices.find(
    (device) =>
      device.vendorId === Number.parseInt(wanted.vendorId, 16) &&
      device.productId === Number.parseInt(wanted.productId, 16) &&
      (wanted.serialNumber === undefined || serialNumberOf(device) === wanted.serialNumber),
  );
}

/** Where the system does not know it the library opens the device to ask, which may fail for want of a right to it. */
function serialNumberOf(device: UsbLibraryDevice): string | undefined {
  try {
    return device.serialNumber ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes a link to a device behind bulk endpoints; nothing is opened yet. A write carries one whole frame, for the classic
 * layout sends its head ahead. Open fails with `not-found`, `busy`, `driver-missing` or `silent`.
 */
export function createUsbBulkTransport(
  address: UsbBulkAddress,
  timers: Timers,
  folders: SystemFolders = systemFolders,
  load: LoadUsbLibrary = loadUsb,
): Transport {
  return new UsbBulkLink(address, timers, folders, load);
}
