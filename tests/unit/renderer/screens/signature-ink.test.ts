import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_SIGNATURE_COORDINATES,
  SIGNATURE_GRID,
  strokesSchema,
} from '../../../../electron/contract/signature.ts';
import {
  inkFromText,
  inkText,
  MOST_COORDINATES,
  onGlass,
  onPaper,
  PAPER,
  shortEnough,
} from '../../../../renderer/screens/signature-ink.ts';

const box = { width: 900, height: 360 };

it('has the contract’s own paper and limit', () => {
  expect(PAPER).toEqual(SIGNATURE_GRID);
  expect(MOST_COORDINATES).toBe(MOST_SIGNATURE_COORDINATES);
});

describe('a stroke', () => {
  it('comes onto the paper in whole numbers, and back', () => {
    const flat = onPaper(
      [
        { x: 0, y: 0 },
        { x: 450, y: 180 },
        { x: 900, y: 360 },
      ],
      box,
    );
    expect(flat).toEqual([0, 0, 500, 200, 1000, 400]);
    expect(onGlass(flat, 900)).toEqual([
      { x: 0, y: 0 },
      { x: 450, y: 180 },
      { x: 900, y: 360 },
    ]);
  });

  it('loses points that paper could not show, never its end', () => {
    const flat = onPaper(
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 90, y: 0 },
        { x: 91, y: 0 },
      ],
      box,
    );
    expect(flat).toEqual([0, 0, 100, 0, 101, 0]);
  });

  it('is a dot where the finger only touched', () => {
    expect(onPaper([{ x: 450, y: 180 }], box)).toEqual([500, 200]);
  });
});

const anyStroke = fc.array(
  fc.record({
    x: fc.double({ min: -50, max: 950, noNaN: true }),
    y: fc.double({ min: -50, max: 410, noNaN: true }),
  }),
  { minLength: 1, maxLength: 900 },
);

it('whatever a finger does, the station takes it', () => {
  fc.assert(
    fc.property(fc.array(anyStroke, { minLength: 1, maxLength: 12 }), (strokes) => {
      const sent = shortEnough(strokes.map((stroke) => onPaper(stroke, box)));
      expect(strokesSchema.safeParse(sent).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('even a thousand dots are taken, the first of them', () => {
  const dots = Array.from({ length: 3_000 }, (_, at) => [at % 1000, at % 400]);
  const sent = shortEnough(dots);
  expect(strokesSchema.safeParse(sent).success).toBe(true);
  expect(sent[0]).toEqual([0, 0]);
});

it('a short signature is sent as it was written', () => {
  const strokes = [[0, 0, 500, 200, 1000, 400]];
  expect(shortEnough(strokes)).toBe(strokes);
});

it('survives a cover', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(1000))), (strokes) => {
      expect(inkFromText(inkText(strokes))).toEqual(strokes);
    }),
  );
});
