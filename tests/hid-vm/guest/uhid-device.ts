import { closeSync, openSync, read, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DeviceIdentity } from '../guest-messages.ts';

/** Events of the kernel's `/dev/uhid`, by number (Linux, `uapi/linux/uhid.h`). */
const DESTROY = 1;
const STOP = 3;
const OUTPUT = 6;
const GET_REPORT = 9;
const GET_REPORT_REPLY = 10;
const CREATE_2 = 11;
const INPUT_2 = 12;
const SET_REPORT = 13;
const SET_REPORT_REPLY = 14;

/**
 * How often USB fetches a report: of a full-speed device every 2 ms at a common setting, of a low-speed one, as keyboards
 * are, every 8 ms. The kernel keeps 64 for whoever reads and drops what is more.
 */
export const FULL_SPEED_MS = 2;
export const LOW_SPEED_MS = 8;

const EVENT_BYTES = 4380;
const BUS_USB = 3;
/** `EIO`: there is no such report to get. */
const NO_REPORT = 5;
const readEvent = promisify(read);

/** What the computer at the other end of the cable does. */
export interface UhidListener {
  /** A whole report the computer sent; its id first, 0 where the device numbers none. */
  report(kind: 'output' | 'feature', bytes: Uint8Array): void;
}

/** A HID device of software behind the kernel's own HID stack: it gets a hidraw node like any other. */
export class UhidDevice {
  readonly #identity: DeviceIdentity;
  readonly #descriptor: Uint8Array;
  readonly #reportEveryMs: number;
  readonly #listener: UhidListener;
  #fd: number | undefined;
  #waiting: Uint8Array[] = [];
  #gone: Promise<void> = Promise.resolve();

  constructor(
    identity: DeviceIdentity,
    descriptor: Uint8Array,
    reportEveryMs: number,
    listener: UhidListener,
  ) {
    this.#reportEveryMs = reportEveryMs;
    this.#identity = identity;
    this.#descriptor = descriptor;
    this.#listener = listener;
  }

  plug(): void {
    const fd = openSync('/dev/uhid', 'r+');
    this.#fd = fd;
    // What was left of before belongs to a plug that was pulled.
    this.#waiting = [];
    writeSync(fd, creation(this.#identity, this.#descriptor));
    this.#gone = this.#listen(fd);
  }

  /** The kernel takes the node away before this is through; resolves when the device's own end is closed as well. */
  async unplug(): Promise<void> {
    if (this.#fd === undefined) return;
    const event = Buffer.alloc(4);
    event.writeUInt32LE(DESTROY);
    writeSync(this.#fd, event);
    this.#fd = undefined;
    await this.#gone;
  }

  /** Sends one input report at the device's pace, its id first where the device numbers its reports. */
  send(report: Uint8Array): void {
    // An answer to what was asked just before the plug was pulled reaches nobody.
    if (this.#fd === undefined) return;
    this.#waiting.push(report);
    if (this.#waiting.length === 1) void this.#sendWaiting(this.#fd, this.#waiting);
  }

  async #sendWaiting(fd: number, waiting: Uint8Array[]): Promise<void> {
    for (let [report] = waiting; report !== undefined && this.#fd === fd; [report] = waiting) {
      writeSync(fd, inputEvent(report));
      await pause(this.#reportEveryMs);
      waiting.shift();
    }
  }

  async #listen(fd: number): Promise<void> {
    const event = Buffer.alloc(EVENT_BYTES);
    for (;;) {
      await readEvent(fd, event, 0, EVENT_BYTES, null);
      const type = event.readUInt32LE(0);
      if (type === STOP) break;
      if (type === OUTPUT) {
        this.#listener.report('output', Uint8Array.from(event.subarray(4, 4 + event.readUInt16LE(4100))));
      } else if (type === SET_REPORT) {
        const bytes = Uint8Array.from(event.subarray(12, 12 + event.readUInt16LE(10)));
        writeSync(fd, reply(SET_REPORT_REPLY, event.readUInt32LE(4), 0));
        this.#listener.report('feature', bytes);
      } else if (type === GET_REPORT)
        writeSync(fd, reply(GET_REPORT_REPLY, event.readUInt32LE(4), NO_REPORT));
    }
    closeSync(fd);
  }
}

function inputEvent(report: Uint8Array): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(INPUT_2);
  head.writeUInt16LE(report.length, 4);
  return Buffer.concat([head, report]);
}

function reply(type: number, id: number, error: number): Buffer {
  const event = Buffer.alloc(12);
  event.writeUInt32LE(type);
  event.writeUInt32LE(id, 4);
  event.writeUInt16LE(error, 8);
  return event;
}

function creation(
  { name, vendorId, productId, serialNumber = '' }: DeviceIdentity,
  descriptor: Uint8Array,
): Buffer {
  const event = Buffer.alloc(EVENT_BYTES);
  event.writeUInt32LE(CREATE_2);
  event.write(name, 4, 127, 'utf8');
  event.write('uhid', 132, 63, 'latin1');
  event.write(serialNumber, 196, 63, 'latin1');
  event.writeUInt16LE(descriptor.length, 260);
  event.writeUInt16LE(BUS_USB, 262);
  event.writeUInt32LE(Number.parseInt(vendorId, 16), 264);
  event.writeUInt32LE(Number.parseInt(productId, 16), 268);
  event.set(descriptor, 280);
  return event;
}
