import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SamVAnswer } from '../../../../native/id-card-reader/sam-v-frame.ts';
import {
  encodeStxEtx,
  LARGEST_STX_ETX_ANSWER,
  StxEtxDecoder,
} from '../../../../native/id-card-reader/stx-etx-frame.ts';
import { stxEtxAnswer } from '../../../simulators/id-card-reader/framing.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { baseReadData } from '../../../simulators/id-card-reader/synthetic-card.ts';
import { inTurn, piecesOf } from '../../../support/pieces.ts';
import { randomFrom } from '../../../support/random.ts';
import { damagedStream, stxEtxFrames } from './frame-stream.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);
const frameOf = ({ sw3, data }: SamVAnswer): Buffer => Buffer.from(stxEtxAnswer(sw3, data));
const decodeAll = (...chunks: readonly Uint8Array[]): Buffer[] => {
  const decoder = new StxEtxDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk)).map(frameOf);
};
const byteByByte = (bytes: Uint8Array): Buffer[] =>
  decodeAll(...Array.from(bytes, (byte) => Uint8Array.of(byte)));

const NO_CARD = hex('02 00 02 80 00 80 03');
const CARD = stxEtxAnswer(0x90, baseReadData(presetCards.resident));

describe('requests', () => {
  it.each([
    [0, '020003ca0100cb03'],
    [1, '020003ca0101ca03'],
    [2, '020003ca0102c903'],
    [3, '020003ca0103c803'],
  ])('CA 01 %i is the frame of the published table', (which, frame) => {
    expect(Buffer.from(encodeStxEtx([0xca, 0x01, which])).toString('hex')).toBe(frame);
  });
});

describe('answers', () => {
  it('reads a bare status', () => {
    expect(new StxEtxDecoder().push(NO_CARD)).toEqual([
      { sw1: 0, sw2: 0, sw3: 0x80, data: new Uint8Array() },
    ]);
  });

  it('reads a card: status, then the block of 30 01', () => {
    expect(CARD).toHaveLength(LARGEST_STX_ETX_ANSWER);
    const [answer] = new StxEtxDecoder().push(CARD);
    expect(answer?.sw3).toBe(0x90);
    expect(Buffer.from(answer?.data ?? [])).toEqual(Buffer.from(baseReadData(presetCards.resident)));
  });

  it.each([
    ['a status', NO_CARD],
    ['a card', CARD],
  ])('reads %s split at every byte boundary, and byte by byte', (_name, frame) => {
    for (let cut = 0; cut <= frame.length; cut += 1)
      expect(decodeAll(frame.subarray(0, cut), frame.subarray(cut))).toEqual([Buffer.from(frame)]);
    expect(byteByByte(frame)).toEqual([Buffer.from(frame)]);
  });

  it('reads the same frames however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
        (seed, cuts) => {
          const { bytes, frames } = damagedStream(6000, randomFrom(seed), stxEtxFrames);
          expect(decodeAll(...piecesOf(bytes, inTurn(cuts)))).toEqual(frames);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is no answer', () => {
  it.each([
    ['a wrong check byte', hex('02 00 02 80 00 81 03')],
    ['another end', hex('02 00 02 80 00 80 04')],
    ['a second status byte', hex('02 00 02 80 01 81 03')],
    ['done without data', hex('02 00 02 90 00 90 03')],
    ['a status that the wire does not know', hex('02 00 02 05 00 05 03')],
    ['a length no answer has', hex('02 00 03 80 00 00 80 03')],
    ['the answer to another request', stxEtxAnswer(0x90, new Uint8Array(36))],
    ['a card with another head', stxEtxAnswer(0x90, new Uint8Array(1284))],
    ['a card that was refused', stxEtxAnswer(0x33, baseReadData(presetCards.resident))],
    ['a card with a wrong check byte', CARD.with(LARGEST_STX_ETX_ANSWER - 2, 0x00)],
  ])('%s', (_name, bytes) => {
    expect(decodeAll(bytes)).toEqual([]);
    expect(decodeAll(joined(bytes, NO_CARD))).toEqual([Buffer.from(NO_CARD)]);
  });

  it.each([
    ['garbage full of first bytes', hex('02 02 00 02 02 00 03'), [NO_CARD]],
    ['a card cut off by a status', CARD.subarray(0, 700), [NO_CARD]],
    ['a card cut off by a card', CARD.subarray(0, 6), [CARD]],
    ['two in one chunk', NO_CARD, [NO_CARD, CARD]],
  ])('finds what follows %s', (_name, before, after) => {
    const stream = joined(before, ...after);
    const expected = (before === NO_CARD ? [NO_CARD, ...after] : after).map((frame) => Buffer.from(frame));
    expect(decodeAll(stream)).toEqual(expected);
    expect(byteByByte(stream)).toEqual(expected);
  });

  it('counts a spoilt answer, but no byte that only looked like a beginning', () => {
    const decoder = new StxEtxDecoder();
    decoder.push(hex('02 13 02 00 13 02'));
    expect(decoder.refused).toBe(0);
    decoder.push(hex('00 02 80 00 81 03 13'));
    expect(decoder.refused).toBe(1);
  });
});
