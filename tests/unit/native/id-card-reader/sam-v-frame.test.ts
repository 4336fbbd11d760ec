import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeRequest,
  type SamVAnswer,
  SamVDecoder,
} from '../../../../native/id-card-reader/sam-v-frame.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { answerFrame, baseReadAnswer } from '../../../simulators/id-card-reader/synthetic-card.ts';
import { anySize, inTurn, piecesOf } from '../../../support/pieces.ts';
import { randomFrom } from '../../../support/random.ts';
import { damagedStream } from './frame-stream.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const toHex = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replace(/(..)(?=.)/g, '$1 ');

/** An answer as the frame it came from. */
const frameOf = ({ sw1, sw2, sw3, data }: SamVAnswer): Buffer =>
  Buffer.from(answerFrame(sw3, data, sw1, sw2));
const decodeAll = (...chunks: readonly Uint8Array[]): Buffer[] => {
  const decoder = new SamVDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk)).map(frameOf);
};
const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

const PREAMBLE = hex('AA AA AA 96 69');
const FIND_OK = hex('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
const SELECT_OK = hex('AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C');
const NO_CARD = hex('AA AA AA 96 69 00 04 00 00 80 84');
const CARD = baseReadAnswer(presetCards.resident);

describe('requests', () => {
  it.each([
    [0x10, 0xff, 'AA AA AA 96 69 00 03 10 FF EC'],
    [0x11, 0xff, 'AA AA AA 96 69 00 03 11 FF ED'],
    [0x12, 0xff, 'AA AA AA 96 69 00 03 12 FF EE'],
    [0x20, 0x01, 'AA AA AA 96 69 00 03 20 01 22'],
    [0x20, 0x02, 'AA AA AA 96 69 00 03 20 02 21'],
    [0x30, 0x01, 'AA AA AA 96 69 00 03 30 01 32'],
    [0x30, 0x10, 'AA AA AA 96 69 00 03 30 10 23'],
    [0x30, 0x03, 'AA AA AA 96 69 00 03 30 03 30'],
  ])('%i %i is the frame of the vendor sheet', (command, parameter, frame) => {
    expect(toHex(encodeRequest(command, parameter))).toBe(frame);
  });
});

describe('published short answers', () => {
  it.each([
    ['find ok', FIND_OK, 0x9f, 4],
    ['select ok', SELECT_OK, 0x90, 8],
    ['status ok', hex('AA AA AA 96 69 00 04 00 00 90 94'), 0x90, 0],
    ['self-test failed', hex('AA AA AA 96 69 00 04 00 00 60 64'), 0x60, 0],
    ['no card', NO_CARD, 0x80, 0],
    ['select failed', hex('AA AA AA 96 69 00 04 00 00 81 85'), 0x81, 0],
    ['read failed', hex('AA AA AA 96 69 00 04 00 00 41 45'), 0x41, 0],
    ['authentication failed', hex('AA AA AA 96 69 00 04 00 00 31 35'), 0x31, 0],
    [
      'SAM id',
      hex('AA AA AA 96 69 00 14 00 00 90 05 00 01 00 09 B8 32 01 05 BE 12 00 AD C5 B1 11 63'),
      0x90,
      16,
    ],
  ])('%s', (_name, frame, sw3, dataBytes) => {
    const answers = new SamVDecoder().push(frame);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ sw1: 0, sw2: 0, sw3 });
    expect(answers[0]?.data).toHaveLength(dataBytes);
  });

  it('passes the card’s own status through', () => {
    expect(new SamVDecoder().push(answerFrame(0x41, new Uint8Array(), 0x6a, 0x82))).toEqual([
      { sw1: 0x6a, sw2: 0x82, sw3: 0x41, data: new Uint8Array() },
    ]);
  });
});

describe('pieces', () => {
  it.each([
    ['a short answer', FIND_OK],
    ['a whole card', CARD],
  ])('reads %s split at every byte boundary', (_name, frame) => {
    for (let cut = 0; cut <= frame.length; cut += 1) {
      expect(decodeAll(frame.subarray(0, cut), frame.subarray(cut))).toEqual([Buffer.from(frame)]);
    }
  });

  it('reads a card byte by byte', () => {
    expect(decodeAll(...Array.from(CARD, (byte) => Uint8Array.of(byte)))).toEqual([Buffer.from(CARD)]);
  });

  it('reads the same frames however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
        (seed, cuts) => {
          const { bytes, frames } = damagedStream(6000, randomFrom(seed));
          expect(decodeAll(...piecesOf(bytes, inTurn(cuts)))).toEqual(frames);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('resynchronisation', () => {
  const cases: readonly (readonly [string, Uint8Array, readonly Uint8Array[]])[] = [
    ['leading garbage', joined(hex('00 FF AA 96 69 AA AA 13'), FIND_OK), [FIND_OK]],
    ['a lone extra AA', joined(hex('AA'), FIND_OK), [FIND_OK]],
    ['three extra AA', joined(hex('AA AA AA'), FIND_OK), [FIND_OK]],
    ['two frames in one chunk', joined(FIND_OK, SELECT_OK), [FIND_OK, SELECT_OK]],
    ['garbage between frames', joined(FIND_OK, hex('AA AA 96'), SELECT_OK), [FIND_OK, SELECT_OK]],
    ['a wrong checksum', joined(FIND_OK.with(14, 0x00), NO_CARD), [NO_CARD]],
    ['length FFFF', joined(PREAMBLE, hex('FF FF'), NO_CARD), [NO_CARD]],
    ['a length just above the cap', joined(PREAMBLE, hex('09 61'), NO_CARD), [NO_CARD]],
    ['a length of nothing', joined(PREAMBLE, hex('00 00'), NO_CARD), [NO_CARD]],
    ['a length too small for an answer', joined(PREAMBLE, hex('00 03 90 00 93'), NO_CARD), [NO_CARD]],
    ['a preamble alone', joined(PREAMBLE, NO_CARD), [NO_CARD]],
    ['an answer cut off by the next', joined(CARD.subarray(0, 700), FIND_OK), [FIND_OK]],
    ['a header cut off by the next', joined(CARD.subarray(0, 6), FIND_OK), [FIND_OK]],
    [
      'a damaged card with a good answer inside',
      joined(CARD.subarray(0, 300), FIND_OK, CARD),
      [FIND_OK, CARD],
    ],
    [
      'a pseudo time-out answer of two vendors',
      joined(hex('AA AA AA 96 69 00 05 05 05 05 00 13'), NO_CARD),
      [NO_CARD],
    ],
  ];
  it.each(cases)('finds the good frames after %s', (_name, stream, expected) => {
    expect(decodeAll(stream)).toEqual(expected.map((frame) => Buffer.from(frame)));
    const byteByByte = decodeAll(...Array.from(stream, (byte) => Uint8Array.of(byte)));
    expect(byteByByte).toEqual(expected.map((frame) => Buffer.from(frame)));
  });

  it('does not take an outer frame for good that swallowed another and matches its checksum by chance', () => {
    const outerHead = joined(PREAMBLE, hex('00 14 00 00 90'));
    const chance = joined(outerHead, FIND_OK, hex('00'), hex('00'));
    const sum = chance.subarray(5, 26).reduce((total, byte) => total ^ byte, 0);
    chance[26] = sum;
    expect(decodeAll(chance)).toEqual([Buffer.from(FIND_OK)]);
  });

  it('does not take it for good either while the swallowed one is still arriving', () => {
    const filler = joined(PREAMBLE, hex('00 14 00 00 90 00'), CARD);
    const end = 5 + 2 + 20;
    const sum = filler.subarray(5, end).reduce((total, byte) => total ^ byte, 0);
    filler[10] = sum;
    expect(decodeAll(filler.subarray(0, end), filler.subarray(end))).toEqual([Buffer.from(CARD)]);
    expect(decodeAll(...Array.from(filler, (byte) => Uint8Array.of(byte)))).toEqual([Buffer.from(CARD)]);
  });

  it('waits for the rest of half an answer and says that it is in the middle of one', () => {
    const decoder = new SamVDecoder();
    expect(decoder.push(CARD.subarray(0, 600))).toEqual([]);
    expect(decoder.midFrame).toBe(true);
    decoder.reset();
    expect(decoder.midFrame).toBe(false);
    expect(decoder.push(CARD.subarray(600))).toEqual([]);
    expect(decoder.push(FIND_OK).map(frameOf)).toEqual([Buffer.from(FIND_OK)]);
  });

  it('counts what it refused and forgets the count with reset', () => {
    const decoder = new SamVDecoder();
    decoder.push(joined(FIND_OK.with(14, 0), PREAMBLE, hex('FF FF')));
    expect(decoder.refused).toBe(2);
    decoder.reset();
    expect(decoder.refused).toBe(0);
  });

  it('gives each answer its own copy of the data', () => {
    const decoder = new SamVDecoder();
    const chunk = Buffer.from(SELECT_OK);
    const [answer] = decoder.push(chunk);
    chunk.fill(0xee);
    decoder.push(CARD);
    expect(answer?.data).toEqual(new Uint8Array(8));
  });
});

describe('a long bad day', () => {
  const FUZZ_BYTES = Number(process.env['FUZZ_BYTES'] ?? 200_000);

  it(`finds every good frame and no false one in ${FUZZ_BYTES} damaged bytes`, () => {
    const random = randomFrom(20_261_122);
    let bytes = 0;
    let found = 0;
    while (bytes < FUZZ_BYTES) {
      const stream = damagedStream(Math.min(1_000_000, FUZZ_BYTES - bytes), random);
      const decoder = new SamVDecoder();
      const answers: Buffer[] = [];
      for (const piece of piecesOf(stream.bytes, anySize(random, 4000)))
        answers.push(...decoder.push(piece).map(frameOf));
      expect(answers.length).toBe(stream.frames.length);
      expect(Buffer.concat(answers).equals(Buffer.concat(stream.frames))).toBe(true);
      bytes += stream.bytes.length;
      found += answers.length;
    }
    process.stdout.write(
      `SAM_V decoder: ${found} frames found in ${bytes} damaged bytes, none lost, none false\n`,
    );
    expect(found).toBeGreaterThan(0);
  }, 120_000); // Ten million bytes are asked for by hand only.

  it('never breaks on pure noise, and keeps no more than it must', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0xaa, 0x96, 0x69, 0x00, 0x04), { maxLength: 4000 }), (noise) => {
        const decoder = new SamVDecoder();
        decoder.push(Uint8Array.from(noise));
        decoder.reset();
        expect(decoder.push(FIND_OK).map(frameOf)).toEqual([Buffer.from(FIND_OK)]);
      }),
    );
  });

  it('decodes at least 50 MB/s', () => {
    const stream = damagedStream(2_000_000, randomFrom(7));
    const cards = Buffer.concat(Array.from({ length: 7730 }, () => CARD));
    /** Processor time, not the clock: other programs on the machine must not fail this. Best of five. */
    const rate = (bytes: Buffer, chunk: number): number => {
      const rounds = Array.from({ length: 5 }, () => {
        const decoder = new SamVDecoder();
        const before = process.cpuUsage();
        for (let from = 0; from < bytes.length; from += chunk)
          decoder.push(bytes.subarray(from, from + chunk));
        const { user, system } = process.cpuUsage(before);
        return bytes.length / Math.max(1, user + system);
      });
      return Math.max(...rounds);
    };
    const figures = {
      cards: rate(cards, 4096),
      damaged: rate(stream.bytes, 4096),
      smallChunks: rate(cards, 64),
    };
    process.stdout.write(
      `SAM_V decoder, MB/s: ${(cards.length / 1e6).toFixed(1)} MB of cards ${figures.cards.toFixed(0)}, ` +
        `damaged ${figures.damaged.toFixed(0)}, in 64-byte chunks ${figures.smallChunks.toFixed(0)}\n`,
    );
    expect(figures.cards).toBeGreaterThan(50);
    expect(figures.damaged).toBeGreaterThan(50);
  });
});
