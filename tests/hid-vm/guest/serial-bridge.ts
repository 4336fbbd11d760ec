import { setTimeout as pause } from 'node:timers/promises';
import type { DeviceIdentity, LineLook } from '../guest-messages.ts';
import { type ControlRequest, type EndpointFile, FunctionFs } from './function-fs.ts';
import { GadgetPlug } from './usb-gadget.ts';

/** `bcdDevice` of FT232BM: the oldest chip with everything that is needed here, and no memory to be read. */
const FT232BM = '0x0400';

/** The chip's requests (Linux, `drivers/usb/serial/ftdi_sio.h`). */
const MODEM_CONTROL = 1;
const FLOW_CONTROL = 2;
const BAUD_RATE = 3;
const MODEM_STATUS = 5;
const LATENCY_TIMER = 0x0a;

/** Flow control is the high byte of the index: nothing, RTS/CTS, or XON/XOFF. */
const FLOWS: Readonly<Record<number, LineLook['flow']>> = { 0: 'none', 1: 'rts-cts', 4: 'xon-xoff' };
const XON = 0x11;
const XOFF = 0x13;
/** The rate is 3 MHz by a divisor of fourteen bits and three bits of an eighth, which common rates do without. */
const CLOCK = 3_000_000;
const DIVISOR_BITS = 0x3fff;
const EIGHTHS = [0, 4, 2, 1, 3, 5, 6, 7];

/** Every packet to the host begins with the modem lines and the line's state. */
const ALWAYS_SET = 0x01;
const CTS = 0x10;
const DSR = 0x20;
const TRANSMITTER_EMPTY = 0x60;
const LARGEST_PAYLOAD = 62;

const LATENCY_MS = 16;
/** What the chip keeps of what the host sent; it takes no more USB packets while that many bytes wait. */
const TRANSMIT_BUFFER = 128;
/** Bytes that go out together: a chip that has just begun a byte ends it. */
const BURST_BYTES = 16;
const BITS_PER_BYTE = 10;

/** The device at the serial end. */
export interface LineDevice {
  receive(byte: number): void;
  /** Whether it has room: what it says by its clear-to-send line, and by XON and XOFF. */
  isClear(): boolean;
}

/**
 * A USB-serial bridge with modem lines, to the kernel one of FTDI's. Bytes of the host wait in its buffer and go out at
 * the line's rate; it heeds clear-to-send only where its host has asked for it.
 */
export class SerialBridge {
  readonly #plug: GadgetPlug;
  readonly #out: EndpointFile;
  readonly #in: EndpointFile;
  readonly #device: LineDevice;
  #sending: Promise<void> = Promise.resolve();
  #waiting: number[] = [];
  #flow: LineLook['flow'] = 'none';
  #baudRate = 9600;
  #modem = { dtr: false, rts: false };
  #delivered = 0;
  #lost = 0;
  /** Another one for each time it is plugged in. */
  #plugged: symbol | undefined;
  #changed = Promise.withResolvers<void>();

  constructor(identity: DeviceIdentity, device: LineDevice) {
    const files = new FunctionFs(identity, { out: 1, in: 1 }, FT232BM);
    this.#plug = new GadgetPlug(files.gadget);
    this.#device = device;
    this.#out = files.outEndpoint(0);
    this.#in = files.inEndpoint(0);
    void files.serve((request) => this.#answer(request));
  }

  plug(): void {
    this.#plug.in();
    const plugged = Symbol('plugged');
    this.#plugged = plugged;
    this.#waiting = [];
    void this.#listen(plugged);
    void this.#transmit(plugged);
  }

  unplug(): void {
    this.#plugged = undefined;
    this.#plug.out();
    this.#tell();
  }

  /** Bytes of the device towards the host, with the modem lines as they are. */
  send(bytes: Uint8Array): void {
    for (let from = 0; from === 0 || from < bytes.length; from += LARGEST_PAYLOAD) {
      const packet = Buffer.concat([this.#status(), bytes.subarray(from, from + LARGEST_PAYLOAD)]);
      this.#sending = this.#sending.then(() => this.#in.write(packet));
    }
  }

  /**
   * The device has room again or none any more: it moves its line and says XON or XOFF, as such printers do. The chip
   * eats these where it is to heed them.
   */
  roomChanged(): void {
    const said = Uint8Array.of(this.#device.isClear() ? XON : XOFF);
    this.send(this.#flow === 'xon-xoff' ? new Uint8Array() : said);
    this.#tell();
  }

  look(): LineLook {
    return {
      flow: this.#flow,
      baudRate: this.#baudRate,
      clearToSend: this.#device.isClear(),
      ...this.#modem,
      waiting: this.#waiting.length,
      delivered: this.#delivered,
      lost: this.#lost,
    };
  }

  #status(): Buffer {
    return Buffer.of(ALWAYS_SET | DSR | (this.#device.isClear() ? CTS : 0), TRANSMITTER_EMPTY);
  }

  #answer({ request, value, index }: ControlRequest): Uint8Array {
    if (request === FLOW_CONTROL) this.#flow = FLOWS[index >> 8] ?? 'none';
    else if (request === BAUD_RATE) this.#baudRate = rateOf(value, index);
    else if (request === MODEM_CONTROL) this.#setModemLines(value & 0xff, value >> 8);
    if (request === MODEM_STATUS) return this.#status();
    return request === LATENCY_TIMER ? Uint8Array.of(LATENCY_MS) : new Uint8Array(2);
  }

  /** The upper byte says which lines are meant. */
  #setModemLines(lines: number, mask: number): void {
    if ((mask & 1) !== 0) this.#modem = { ...this.#modem, dtr: (lines & 1) !== 0 };
    if ((mask & 2) !== 0) this.#modem = { ...this.#modem, rts: (lines & 2) !== 0 };
  }

  /** Takes packets off USB while the buffer has room. Ends when the plug is pulled. */
  async #listen(plugged: symbol): Promise<void> {
    while (this.#plugged === plugged) {
      const bytes = this.#waiting.length < TRANSMIT_BUFFER ? await this.#out.read() : undefined;
      if (bytes === undefined) await this.#changed.promise;
      else if (this.#plugged === plugged) this.#waiting.push(...bytes);
      if (bytes !== undefined) this.#tell();
    }
  }

  /** Sends what waits, at the line's rate. Ends when the plug is pulled. */
  async #transmit(plugged: symbol): Promise<void> {
    while (this.#plugged === plugged) {
      if (this.#waiting.length === 0 || this.#isHeld()) await this.#changed.promise;
      else {
        const burst = this.#waiting.splice(0, BURST_BYTES);
        await pause((burst.length * BITS_PER_BYTE * 1000) / this.#baudRate);
        this.#sendBurst(burst);
        this.#tell();
      }
    }
  }

  #isHeld(): boolean {
    return this.#flow !== 'none' && !this.#device.isClear();
  }

  #sendBurst(burst: readonly number[]): void {
    for (const [place, byte] of burst.entries()) {
      if (this.#isHeld()) {
        this.#waiting.unshift(...burst.slice(place));
        return;
      }
      if (this.#device.isClear()) {
        this.#delivered += 1;
        this.#device.receive(byte);
      } else this.#lost += 1;
    }
  }

  #tell(): void {
    const before = this.#changed;
    this.#changed = Promise.withResolvers();
    before.resolve();
  }
}

/** Bits per second of the chip's divisor: its low word is the value, one more bit is in the index. */
function rateOf(value: number, index: number): number {
  const eighths = EIGHTHS[(value >> 14) | ((index & 1) << 2)] ?? 0;
  return Math.round(CLOCK / ((value & DIVISOR_BITS) + eighths / 8));
}
