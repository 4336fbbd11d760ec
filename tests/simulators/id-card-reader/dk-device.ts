import type { CardModuleOptions } from './card-module.ts';
import { SimulatedReader } from './simulated-reader.ts';

/**
 * The DK HID module without a wire: 64-byte reports in, 64-byte reports out. Whoever brings it to a kernel (a USB gadget,
 * UHID) needs this file, the identity below, and nothing else.
 */

/** What the kernel is told of it. Vendor-defined usages; one input and one output report of 64 bytes, no report id. */
export const dkIdentity = {
  vendorId: 0x0483,
  productId: 0x572b,
  product: 'usbNfc',
  reportBytes: 64,
  reportDescriptor: Uint8Array.from(
    Buffer.from('0600ff0901a1011500 26ff0075089540 09018102 9540 09019102 c0'.replaceAll(' ', ''), 'hex'),
  ),
} as const;

const LARGEST_CHUNK = 63;
const PASS_TO_MODULE = 0x34;
const FLOW_CONTROL = 0xff;
const FIRST_ANSWER_BYTES = LARGEST_CHUNK - 4;
const FOLLOW_UP_BYTES = LARGEST_CHUNK - 1;

function report(...chunk: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(dkIdentity.reportBytes);
  bytes.set([chunk.length, ...chunk]);
  return bytes;
}

/** An answer of the security module as reports: status `90 00`, or another and no answer. */
export function dkAnswerReports(
  frame: Uint8Array,
  status: readonly [number, number] = [0x90, 0x00],
): Uint8Array[] {
  const first = frame.subarray(0, FIRST_ANSWER_BYTES);
  const followUps = Math.ceil(Math.max(0, frame.length - first.length) / FOLLOW_UP_BYTES);
  const reports = [report(followUps, PASS_TO_MODULE, ...status, ...first)];
  for (let index = 1; index <= followUps; index += 1) {
    const from = FIRST_ANSWER_BYTES + (index - 1) * FOLLOW_UP_BYTES;
    reports.push(report(0xc0 + index, ...frame.subarray(from, from + FOLLOW_UP_BYTES)));
  }
  return reports;
}

/** A flow-control report, as the module sends them between others. */
export function dkFlowControlReport(): Uint8Array {
  const bytes = new Uint8Array(dkIdentity.reportBytes);
  bytes[0] = FLOW_CONTROL;
  return bytes;
}

/** The module: a SAM_V reader that is driven without *select*, in the envelope of §2.3. */
export class DkDevice {
  readonly module: SimulatedReader;
  #request: number[] = [];
  #missing = 0;

  /** `output` gets an answer's reports and how long the module takes before sending them. */
  constructor(
    output: (reports: readonly Uint8Array[], delayMs: number) => void,
    options: CardModuleOptions = {},
  ) {
    this.module = new SimulatedReader(
      (frame, delayMs) => output([dkFlowControlReport(), ...dkAnswerReports(frame)], delayMs),
      { needsSelect: false, ...options },
    );
  }

  /** One output report of the host, without a report id. */
  receive(bytes: Uint8Array): void {
    const [size = 0] = bytes;
    if (bytes.length !== dkIdentity.reportBytes || size === 0 || size > LARGEST_CHUNK) return;
    const [head = 0, ...rest] = bytes.subarray(1, 1 + size);
    if ((head & 0xc0) === 0xc0) {
      this.#request.push(...rest);
      this.#missing -= 1;
    } else {
      const [command, ...data] = rest;
      if (command !== PASS_TO_MODULE) return;
      this.#request = data;
      this.#missing = head;
    }
    if (this.#missing === 0) this.module.receive(Uint8Array.from(this.#request));
  }

  powerOff(): void {
    this.#request = [];
    this.#missing = 0;
    this.module.powerOff();
  }
}
