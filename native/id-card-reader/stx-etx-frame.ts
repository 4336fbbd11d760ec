import { BASE_READ_BYTES, BASE_READ_HEAD } from './base-read.ts';
import { FrameFinder, type FrameShape, type Measure } from './frame-finder.ts';
import { type SamVAnswer, xorOf } from './sam-v-frame.ts';

/**
 * The second serial dialect (id-card-reader protocol §1.9, of all-in-one modules): `02 | Len | data | XOR(data) | 03`,
 * Len big-endian and of the data alone. An answer's data are two status bytes, the module's status word and 00, then
 * for 90 00 what SAM_V's 30 01 gives: `01 00 04 00`, 256 bytes of text, 1024 of photo.
 *
 * One XOR byte and two frame bytes would let noise through: of random bytes 1 in 2^24 positions begins something that
 * fits them. So a frame must be one of the two that the one request in use can bring, told by length and status first:
 * a bare status (48 of its 56 bits are given or checked) or a whole card (88 of its bits are).
 * What that cannot exclude is a card's answer with two bits flipped in the same column of its text or photo; the text's
 * own rules (dates, the number's check character) stand behind it.
 */
const STX = 0x02;
const ETX = 0x03;
/** STX and Len. */
const HEADER_BYTES = 3;
/** XOR and ETX. */
const TRAILER_BYTES = 2;
const STATUS_BYTES = 2;
const DONE = 0x90;
/** All status words of §1.4 are above; 02 and 03 here would make the frame's own bytes of them. */
const SMALLEST_STATUS = 0x10;

/** Data of an answer with a card in it: status, then the block of 30 01. */
const CARD_BYTES = STATUS_BYTES + BASE_READ_BYTES;
const CARD_HEAD = Buffer.from([STX, CARD_BYTES >> 8, CARD_BYTES & 0xff, DONE, 0x00, ...BASE_READ_HEAD]);
const STATUS_HEAD = Buffer.from([STX, 0x00, STATUS_BYTES]);

/** Whole frame with a card in it, bytes on the wire: 1291. */
export const LARGEST_STX_ETX_ANSWER = HEADER_BYTES + CARD_BYTES + TRAILER_BYTES;

/** Bytes of a request, e.g. `encodeStxEtx([0xca, 0x01, 0x00])` for *everything*. */
export function encodeStxEtx(data: readonly number[]): Uint8Array {
  const frame = Uint8Array.from([STX, data.length >> 8, data.length & 0xff, ...data, 0, ETX]);
  frame[frame.length - TRAILER_BYTES] = xorOf(frame, HEADER_BYTES, frame.length - TRAILER_BYTES);
  return frame;
}

/** Whether two runs of bytes agree as far as both reach. */
function agrees(bytes: Buffer, expected: Buffer): boolean {
  const size = Math.min(bytes.length, expected.length);
  return bytes.compare(expected, 0, size, 0, size) === 0;
}

/** Whether the status bytes, as far as they are there, can stand alone: *done* without data answers nothing asked here. */
function mayBeStatus(head: Buffer): boolean {
  const [status = SMALLEST_STATUS, zero = 0] = head.subarray(HEADER_BYTES);
  return status >= SMALLEST_STATUS && status !== DONE && zero === 0;
}

const answerShape: FrameShape<SamVAnswer> = {
  marker: Buffer.of(STX),
  largestFrame: LARGEST_STX_ETX_ANSWER,
  measure(head): Measure {
    if (agrees(head, CARD_HEAD)) {
      if (head.length < CARD_HEAD.length) return { kind: 'open' };
      return { kind: 'sized', size: LARGEST_STX_ETX_ANSWER };
    }
    // 02 is a common byte: what does not go on like an answer was none, and is no sign of a damaged one.
    if (!agrees(head, STATUS_HEAD) || !mayBeStatus(head)) return { kind: 'none', damaged: false };
    return head.length < STATUS_HEAD.length + STATUS_BYTES
      ? { kind: 'open' }
      : { kind: 'sized', size: HEADER_BYTES + STATUS_BYTES + TRAILER_BYTES };
  },
  isGood(frame) {
    const xorAt = frame.length - TRAILER_BYTES;
    if (frame[xorAt + 1] !== ETX) return false;
    return xorOf(frame, HEADER_BYTES, xorAt) === frame[xorAt];
  },
  contentOf: (frame) => ({
    sw1: 0,
    sw2: 0,
    sw3: frame[HEADER_BYTES] ?? 0,
    data: Uint8Array.from(frame.subarray(HEADER_BYTES + STATUS_BYTES, frame.length - TRAILER_BYTES)),
  }),
};

/** Finds answers of the 02…03 dialect in a stream that comes in any pieces and with any noise between. */
export class StxEtxDecoder extends FrameFinder<SamVAnswer> {
  constructor() {
    super(answerShape);
  }
}
