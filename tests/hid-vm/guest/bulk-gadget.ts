import { execFileSync } from 'node:child_process';
import { mkdirSync, openSync, read, write, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DeviceIdentity } from '../guest-messages.ts';
import { describeGadget, GadgetPlug } from './usb-gadget.ts';

const readFrom = promisify(read);
const writeTo = promisify(write);

/** Both layouts of SAM_V readers: one pair of endpoints, or the head of a frame through one and its rest through another. */
export type BulkLayout = 'plain' | 'split';

/**
 * How many endpoints are asked of the kernel in each direction, and which of them are used: in the order of a frame. It
 * numbers them by itself: 2, 7, 12 and 1 out of this machine and 1, 6, 11 and 2 into it, and all further ones from 1 on.
 * So the sixth of those out is the 6 of the classic layout, the fifth of those in its 5; their host passes over a number
 * that it has already, and over what is left unused.
 */
const ENDPOINTS: Readonly<Record<BulkLayout, { readonly [way in 'out' | 'in']: EndpointPlan }>> = {
  plain: { out: { count: 1, used: [0] }, in: { count: 1, used: [0] } },
  split: { out: { count: 10, used: [0, 9] }, in: { count: 9, used: [0, 8] } },
};
const HEAD_BYTES = 7;

interface EndpointPlan {
  readonly count: number;
  readonly used: readonly number[];
}

/** The kernel's FunctionFS (`linux/usb/functionfs.h`): magic numbers, and flags for what follows. */
const DESCRIPTORS_MAGIC_V2 = 3;
const STRINGS_MAGIC = 2;
const HAS_FULL_SPEED = 1;
const HAS_HIGH_SPEED = 2;
const FULL_SPEED_PACKET = 64;
const HIGH_SPEED_PACKET = 512;
const LARGEST_READ = 4096;
/** Bit of an endpoint's address. */
const TO_HOST = 0x80;

const u32 = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
const endpointDescriptor = (address: number, packet: number): number[] => [
  7,
  5,
  address,
  2,
  packet & 0xff,
  packet >> 8,
  0,
];

/** Placeholders of one direction: the kernel puts numbers of its own in their place. */
const addresses = ({ count }: EndpointPlan, direction: number): number[] =>
  Array.from({ length: count }, (_, place) => direction | (1 + place));

/** An interface of the vendor's own class with these bulk endpoints. */
function descriptors(endpoints: readonly number[]): Buffer {
  const at = (packet: number): number[] => [
    9,
    4,
    0,
    0,
    endpoints.length,
    0xff,
    0xff,
    0xff,
    0,
    ...endpoints.flatMap((address) => endpointDescriptor(address, packet)),
  ];
  const count = 1 + endpoints.length;
  const body = Buffer.concat([
    u32(count, count),
    Buffer.from([...at(FULL_SPEED_PACKET), ...at(HIGH_SPEED_PACKET)]),
  ]);
  const flags = HAS_FULL_SPEED | HAS_HIGH_SPEED;
  return Buffer.concat([u32(DESCRIPTORS_MAGIC_V2, 12 + body.length, flags), body]);
}

/** A USB device behind bulk endpoints whose own end is this program (FunctionFS). */
export class BulkGadget {
  readonly #plug: GadgetPlug;
  readonly #out: readonly number[];
  readonly #in: readonly number[];
  readonly #receive: (bytes: Uint8Array) => void;
  #sending: Promise<void> = Promise.resolve();
  #isPlugged = false;

  constructor(identity: DeviceIdentity, layout: BulkLayout, receive: (bytes: Uint8Array) => void) {
    const { folder, instance } = describeGadget(identity, { type: 'ffs', settings: {} });
    this.#plug = new GadgetPlug(folder);
    this.#receive = receive;
    const files = join('/run', instance);
    mkdirSync(files);
    execFileSync('mount', ['-t', 'functionfs', instance.replace('ffs.', ''), files]);
    const { out, in: into } = ENDPOINTS[layout];
    // Held open: the device is there as long as this file is.
    const control = openSync(join(files, 'ep0'), 'r+');
    writeSync(control, descriptors([...addresses(out, 0), ...addresses(into, TO_HOST)]));
    writeSync(control, u32(STRINGS_MAGIC, 16, 0, 0));
    const open = (place: number): number => openSync(join(files, `ep${1 + place}`), 'r+');
    this.#out = out.used.map(open);
    this.#in = into.used.map((place) => open(out.count + place));
  }

  plug(): void {
    this.#plug.in();
    this.#isPlugged = true;
    void this.#listen();
  }

  unplug(): void {
    this.#isPlugged = false;
    this.#plug.out();
  }

  /** One whole frame towards the host; split, its head goes ahead. */
  send(frame: Uint8Array): void {
    const [first = 0, second] = this.#in;
    const parts: (readonly [number, Uint8Array])[] =
      second === undefined
        ? [[first, frame]]
        : [
            [first, frame.subarray(0, HEAD_BYTES)],
            [second, frame.subarray(HEAD_BYTES)],
          ];
    this.#sending = this.#sendAfter(this.#sending, parts);
  }

  async #sendAfter(earlier: Promise<void>, parts: readonly (readonly [number, Uint8Array])[]): Promise<void> {
    await earlier;
    for (const [endpoint, bytes] of parts) await whileThere(writeTo(endpoint, bytes));
  }

  /** One endpoint after the other, so that no rest comes before its head. Ends when the plug is pulled. */
  async #listen(): Promise<void> {
    while (this.#isPlugged) {
      for (const endpoint of this.#out) {
        const buffer = Buffer.alloc(LARGEST_READ);
        const got = await whileThere(readFrom(endpoint, buffer, 0, LARGEST_READ, null));
        if (got === undefined || !this.#isPlugged) return;
        this.#receive(Uint8Array.from(buffer.subarray(0, got.bytesRead)));
      }
    }
  }
}

/** What a transfer gave; nothing when the plug was pulled under it. */
async function whileThere<T>(transfer: Promise<T>): Promise<T | undefined> {
  try {
    return await transfer;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ESHUTDOWN', 'ENODEV', 'ECONNRESET', 'EINTR'].includes(code)) return undefined;
    throw error;
  }
}
