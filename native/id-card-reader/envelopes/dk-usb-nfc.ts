import type { ReportAssembly, ReportEnvelope } from './report-envelope.ts';

/**
 * The DK module "usbNfc", USB 0483:572b (id-card-reader protocol §2.3, the one HID envelope whose source is published).
 *
 * Report, 64 bytes without an id: byte 0 is the number of bytes that follow, 1 to 63; FF is a flow-control report, what
 * else is above 63 is none. Message: `cc 34 data` where cc is the number of further chunks, then `C0|i data` for chunk i.
 * An answer's first chunk has `90 00` before its data, or another status and no answer. The data are the whole SAM_V frame.
 * The envelope has no check of its own; SAM_V's stands behind it.
 */
const REPORT_BYTES = 64;
const LARGEST_CHUNK = 63;
/** "Pass to the local security module". */
const PASS_TO_MODULE = 0x34;
const FOLLOW_UP = 0xc0;
const FOLLOW_UP_INDEX = 0x3f;
const REQUEST_HEAD_BYTES = 2;
const ANSWER_HEAD_BYTES = 4;
const FOLLOW_UP_BYTES = LARGEST_CHUNK - 1;
/** Data a first chunk can carry, bytes. */
const FIRST_REQUEST_BYTES = LARGEST_CHUNK - REQUEST_HEAD_BYTES;
/** 59 bytes and 63 follow-ups of 62: the largest message there can be. */
const LARGEST_MESSAGE = LARGEST_CHUNK - ANSWER_HEAD_BYTES + FOLLOW_UP_INDEX * FOLLOW_UP_BYTES;

/** One chunk as a report to write: report id 0, length, chunk, zeros. */
function reportOf(head: readonly number[], data: Uint8Array): Uint8Array {
  const report = new Uint8Array(1 + REPORT_BYTES);
  report[1] = head.length + data.length;
  report.set(head, 2);
  report.set(data, 2 + head.length);
  return report;
}

function wrap(frame: Uint8Array): readonly Uint8Array[] {
  const rest = Math.max(0, frame.length - FIRST_REQUEST_BYTES);
  const followUps = Math.ceil(rest / FOLLOW_UP_BYTES);
  if (followUps > FOLLOW_UP_INDEX)
    throw new Error(`a frame of ${frame.length} bytes does not fit this envelope`);
  const reports = [reportOf([followUps, PASS_TO_MODULE], frame.subarray(0, FIRST_REQUEST_BYTES))];
  for (let index = 1; index <= followUps; index += 1) {
    const from = FIRST_REQUEST_BYTES + (index - 1) * FOLLOW_UP_BYTES;
    reports.push(reportOf([FOLLOW_UP | index], frame.subarray(from, from + FOLLOW_UP_BYTES)));
  }
  return reports;
}

/** The bytes a report says it carries; undefined for flow control and for what is no report of this module. */
function chunkOf(report: Uint8Array): Uint8Array | undefined {
  const [size] = report;
  if (size === undefined || size === 0 || size > LARGEST_CHUNK || size >= report.length) return undefined;
  return report.subarray(1, 1 + size);
}

class DkAssembly implements ReportAssembly {
  readonly #message = new Uint8Array(LARGEST_MESSAGE);
  #size = 0;
  /** How many follow-ups the message has; undefined while there is none. */
  #followUps: number | undefined;
  #received = 0;

  push(report: Uint8Array): Uint8Array | undefined {
    const chunk = chunkOf(report);
    const [head] = chunk ?? [];
    if (chunk === undefined || head === undefined) return undefined;
    if ((head & FOLLOW_UP) === FOLLOW_UP) return this.#continue(chunk, head & FOLLOW_UP_INDEX);
    // The top two bits are both set or both clear; anything else is noise and spoils no message that has begun.
    return (head & FOLLOW_UP) === 0 ? this.#begin(chunk, head) : undefined;
  }

  reset(): void {
    this.#message.fill(0, 0, this.#size);
    this.#size = 0;
    this.#followUps = undefined;
    this.#received = 0;
  }

  #begin(chunk: Uint8Array, followUps: number): Uint8Array | undefined {
    if (chunk.length < ANSWER_HEAD_BYTES || chunk[1] !== PASS_TO_MODULE) return undefined;
    this.reset();
    if (chunk[2] !== 0x90 || chunk[3] !== 0x00) return undefined;
    this.#followUps = followUps;
    return this.#add(chunk.subarray(ANSWER_HEAD_BYTES));
  }

  #continue(chunk: Uint8Array, index: number): Uint8Array | undefined {
    if (this.#followUps === undefined) return undefined;
    if (index !== this.#received + 1) {
      // One is missing: what is left of the message is none.
      this.reset();
      return undefined;
    }
    this.#received = index;
    return this.#add(chunk.subarray(1));
  }

  #add(data: Uint8Array): Uint8Array | undefined {
    this.#message.set(data, this.#size);
    this.#size += data.length;
    if (this.#received !== this.#followUps) return undefined;
    const message = this.#message.slice(0, this.#size);
    this.reset();
    return message;
  }
}

/** The envelope of the DK module. */
export const dkUsbNfc: ReportEnvelope = { wrap, newAssembly: () => new DkAssembly() };
