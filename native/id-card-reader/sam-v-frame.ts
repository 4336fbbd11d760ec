import { FrameFinder, type FrameShape, type Measure } from './frame-finder.ts';

/**
 * SAM_V frames (id-card-reader protocol §1.2 and §1.8, vendor sheet of the resident-card security module).
 * Request: `AA AA AA 96 69 | Len | CMD PARA data | CHK`; answer: `AA AA AA 96 69 | Len | SW1 SW2 SW3 data | CHK`.
 * Len is big-endian and counts everything after itself including CHK; CHK is the XOR of Len and all that follows it.
 */

/** One answer of the module. `sw3` is the module's status, `sw1` and `sw2` pass the card's own status through. */
export interface SamVAnswer {
  readonly sw1: number;
  readonly sw2: number;
  readonly sw3: number;
  /** What stands between SW3 and CHK; the receiver's own copy, to be wiped after use. */
  readonly data: Uint8Array;
}

const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
const HEADER_BYTES = PREAMBLE.length + 2;
/** SW1 SW2 SW3 CHK. */
const SMALLEST_LENGTH = 4;
/** The largest answer has Len 090A (2314); anything much above is noise. */
const LARGEST_LENGTH = 2400;

/** XOR of the bytes from `start` up to, and without, `end`: the check byte of both dialects. */
export function xorOf(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum ^= bytes[index] ?? 0;
  return sum;
}

/** Bytes of a request, e.g. `encodeRequest(0x20, 0x01)` for *find card*. */
export function encodeRequest(command: number, parameter: number): Uint8Array {
  const frame = Uint8Array.from([...PREAMBLE, 0, 3, command, parameter, 0]);
  frame[frame.length - 1] = xorOf(frame, PREAMBLE.length, frame.length - 1);
  return frame;
}

const answerShape: FrameShape<SamVAnswer> = {
  marker: PREAMBLE,
  largestFrame: HEADER_BYTES + LARGEST_LENGTH,
  measure(head): Measure {
    if (head.length < HEADER_BYTES) return { kind: 'open' };
    const length = head.readUInt16BE(PREAMBLE.length);
    // Five marker bytes are no chance: whatever follows was meant to be a frame.
    if (length < SMALLEST_LENGTH || length > LARGEST_LENGTH) return { kind: 'none', damaged: true };
    return { kind: 'sized', size: HEADER_BYTES + length };
  },
  isGood: (frame) => xorOf(frame, PREAMBLE.length, frame.length - 1) === frame.at(-1),
  contentOf: (frame) => ({
    sw1: frame[HEADER_BYTES] ?? 0,
    sw2: frame[HEADER_BYTES + 1] ?? 0,
    sw3: frame[HEADER_BYTES + 2] ?? 0,
    data: Uint8Array.from(frame.subarray(HEADER_BYTES + 3, frame.length - 1)),
  }),
};

/** Finds SAM_V answers in a stream that comes in any pieces and with any noise between. */
export class SamVDecoder extends FrameFinder<SamVAnswer> {
  constructor() {
    super(answerShape);
  }
}
