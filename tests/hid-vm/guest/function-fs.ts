import { execFileSync } from 'node:child_process';
import { mkdirSync, openSync, read, write, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DeviceIdentity } from '../guest-messages.ts';
import { describeGadget } from './usb-gadget.ts';

const readFrom = promisify(read);
const writeTo = promisify(write);

/** The kernel's FunctionFS (`linux/usb/functionfs.h`): magic numbers, flags for what follows, and one event's bytes. */
const DESCRIPTORS_MAGIC_V2 = 3;
const STRINGS_MAGIC = 2;
const HAS_FULL_SPEED = 1;
const HAS_HIGH_SPEED = 2;
/** Requests to the device as a whole come to the function, too. */
const ALL_REQUESTS = 64;
const EVENT_BYTES = 12;
const EVENT_TYPE_AT = 8;
const SETUP = 4;

const FULL_SPEED_PACKET = 64;
const HIGH_SPEED_PACKET = 512;
const LARGEST_READ = 4096;
/** Bit of an endpoint's address, and of a request's type. */
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
const addresses = (count: number, direction: number): number[] =>
  Array.from({ length: count }, (_, place) => direction | (1 + place));

/** An interface of the vendor's own class with these bulk endpoints. */
function descriptors(endpoints: readonly number[], isAsked: boolean): Buffer {
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
  const flags = HAS_FULL_SPEED | HAS_HIGH_SPEED | (isAsked ? ALL_REQUESTS : 0);
  return Buffer.concat([u32(DESCRIPTORS_MAGIC_V2, 12 + body.length, flags), body]);
}

/** A request of the host's to the device, as USB 2.0 §9.3 has it. */
export interface ControlRequest {
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

/** A USB device whose bulk endpoints and requests are this program's own: FunctionFS. It is not plugged in by that. */
export class FunctionFs {
  /** The gadget's folder, for its plug. */
  readonly gadget: string;
  readonly #files: string;
  readonly #control: number;
  readonly #outCount: number;

  /**
   * @param endpoints how many bulk endpoints it has in each direction
   * @param deviceRelease `bcdDevice`, by which a vendor's driver tells models apart; such a device is asked and must `serve`
   */
  constructor(
    identity: DeviceIdentity,
    endpoints: { readonly out: number; readonly in: number },
    deviceRelease?: string,
  ) {
    const settings = deviceRelease === undefined ? {} : { device: { bcdDevice: deviceRelease } };
    const { folder, instance } = describeGadget(identity, { type: 'ffs', settings: {}, ...settings });
    this.gadget = folder;
    this.#files = join('/run', instance);
    mkdirSync(this.#files);
    execFileSync('mount', ['-t', 'functionfs', instance.replace('ffs.', ''), this.#files]);
    // Held open: the device is there as long as this file is.
    this.#control = openSync(join(this.#files, 'ep0'), 'r+');
    this.#outCount = endpoints.out;
    const all = [...addresses(endpoints.out, 0), ...addresses(endpoints.in, TO_HOST)];
    writeSync(this.#control, descriptors(all, deviceRelease !== undefined));
    writeSync(this.#control, u32(STRINGS_MAGIC, 16, 0, 0));
  }

  outEndpoint(place: number): EndpointFile {
    return new EndpointFile(join(this.#files, `ep${1 + place}`));
  }

  inEndpoint(place: number): EndpointFile {
    return new EndpointFile(join(this.#files, `ep${1 + this.#outCount + place}`));
  }

  /** Obeys the vendor's requests; \`answer\` gives what a question of the host's is answered with. Never ends. */
  async serve(answer: (request: ControlRequest) => Uint8Array): Promise<never> {
    const event = Buffer.alloc(EVENT_BYTES);
    for (;;) {
      await readFrom(this.#control, event, 0, EVENT_BYTES, null);
      if (event[EVENT_TYPE_AT] !== SETUP) continue;
      const bytes = answer({
        request: event.readUInt8(1),
        value: event.readUInt16LE(2),
        index: event.readUInt16LE(4),
      });
      // An order is acknowledged by a read, of which none of these has anything to give.
      const reply =
        (event.readUInt8(0) & TO_HOST) === 0
          ? readFrom(this.#control, Buffer.alloc(1), 0, 1, null)
          : writeTo(this.#control, bytes, 0, Math.min(bytes.length, event.readUInt16LE(6)));
      await whileThere<unknown>(reply);
    }
  }
}

/** One bulk endpoint, from the device's own end. */
export class EndpointFile {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, 'r+');
  }

  /** What one transfer brought; nothing when the plug was pulled under it. */
  async read(): Promise<Uint8Array | undefined> {
    const buffer = Buffer.alloc(LARGEST_READ);
    const got = await whileThere(readFrom(this.#fd, buffer, 0, LARGEST_READ, null));
    return got && Uint8Array.from(buffer.subarray(0, got.bytesRead));
  }

  /** Resolves when the host has taken it, or the plug was pulled. */
  async write(bytes: Uint8Array): Promise<void> {
    await whileThere<unknown>(writeTo(this.#fd, bytes));
  }
}

/** What a transfer gave; nothing when the plug was pulled under it, or the host asked for something else meanwhile. */
async function whileThere<T>(transfer: Promise<T>): Promise<T | undefined> {
  try {
    return await transfer;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ESHUTDOWN', 'ENODEV', 'ECONNRESET', 'EINTR', 'EIDRM'].includes(code)) return undefined;
    throw error;
  }
}
