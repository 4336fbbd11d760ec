import type { Framing } from './framing.ts';

/** What a bad line or a failing reader makes of an answer. */
export const garblings = [
  /** Noise with preamble-like bytes before the good answer. */
  'garbage',
  /** The first half of a large answer that was cut off, then the good one. */
  'half',
  /** The answer twice in one piece. */
  'double',
  /** The checksum is wrong. */
  'xor',
  /** A header whose length is FFFF, then the good answer. */
  'length-ffff',
  /** A header whose length is too small, then the good answer. */
  'length-too-small',
  /** An extra byte before the answer that looks like its beginning: AA, or 02. */
  'stray-aa',
  /** The first half of the answer and nothing after. */
  'stop-half-way',
  /** Noise and no answer. */
  'noise',
  'silent',
  /** The second half of a large answer that somebody before us had asked for, and no answer. */
  'leftover',
  /** The whole of it, and no answer. */
  'stale',
  /** The answer comes after its command has timed out. */
  'late',
] as const;
export type Garbling = (typeof garblings)[number];

/** Later than every time-out of the shipped profiles. */
export const LATE_MS = 8000;

const NOISE = Uint8Array.from([
  0x00, 0xff, 0xaa, 0xaa, 0x96, 0x69, 0x13, 0x02, 0x37, 0x03, 0xaa, 0xaa, 0xaa, 0x96, 0x00, 0x69, 0x55,
]);
/** Lengths that no answer has. */
const TOO_LONG = 0xffff;
const TOO_SHORT = 1;
/** A card that was asked for by a process that died: all blank, so nobody's. */
const BLANK_CARD = Uint8Array.from([0x01, 0x00, 0x04, 0x00, ...new Uint8Array(1280)]);

/** The bytes that leave the reader instead of a good answer. */
export function garbled(answer: Uint8Array, garbling: Garbling, framing: Framing): Uint8Array {
  const large = framing.answer(0x90, BLANK_CARD);
  switch (garbling) {
    case 'garbage':
      return Buffer.concat([NOISE, answer]);
    case 'half':
      return Buffer.concat([large.subarray(0, 600), answer]);
    case 'double':
      return Buffer.concat([answer, answer]);
    case 'xor':
      return answer.map((byte, index) =>
        index === answer.length - framing.checkFromEnd ? byte ^ 0x5a : byte,
      );
    case 'length-ffff':
      return Buffer.concat([framing.head(TOO_LONG), answer]);
    case 'length-too-small':
      return Buffer.concat([framing.head(TOO_SHORT), answer]);
    case 'stray-aa':
      return Buffer.concat([Uint8Array.of(framing.stray), answer]);
    case 'stop-half-way':
      return answer.subarray(0, answer.length >> 1);
    case 'noise':
      return NOISE;
    case 'silent':
      return new Uint8Array();
    case 'leftover':
      return large.subarray(large.length >> 1);
    case 'stale':
      return large;
    case 'late':
      return answer;
  }
}
