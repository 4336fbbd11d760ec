import { answerFrame } from './synthetic-card.ts';

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
  /** An extra AA before the preamble. */
  'stray-aa',
  /** The first half of the answer and nothing after. */
  'stop-half-way',
  /** Noise and no answer. */
  'noise',
  'silent',
  /** The answer comes after its command has timed out. */
  'late',
] as const;
export type Garbling = (typeof garblings)[number];

/** Later than every time-out of the shipped profiles. */
export const LATE_MS = 8000;

const NOISE = Uint8Array.from([
  0x00, 0xff, 0xaa, 0xaa, 0x96, 0x69, 0x13, 0x37, 0xaa, 0xaa, 0xaa, 0x96, 0x00, 0x69, 0x55,
]);
const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;

/** The bytes that leave the reader instead of a good answer. */
export function garbled(answer: Uint8Array, garbling: Garbling): Uint8Array {
  switch (garbling) {
    case 'garbage':
      return Buffer.concat([NOISE, answer]);
    case 'half':
      return Buffer.concat([answerFrame(0x90, new Uint8Array(1284)).subarray(0, 600), answer]);
    case 'double':
      return Buffer.concat([answer, answer]);
    case 'xor':
      return answer.map((byte, index) => (index === answer.length - 1 ? byte ^ 0x5a : byte));
    case 'length-ffff':
      return Buffer.concat([Uint8Array.from([...PREAMBLE, 0xff, 0xff, 0, 0, 0x90]), answer]);
    case 'length-too-small':
      return Buffer.concat([Uint8Array.from([...PREAMBLE, 0, 1, 0x90]), answer]);
    case 'stray-aa':
      return Buffer.concat([Uint8Array.of(0xaa), answer]);
    case 'stop-half-way':
      return answer.subarray(0, answer.length >> 1);
    case 'noise':
      return NOISE;
    case 'silent':
      return new Uint8Array();
    case 'late':
      return answer;
  }
}
