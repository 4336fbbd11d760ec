import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWritten } from '../../../../electron/core/signing.ts';

const hand = (...strokes: number[][]) => isWritten({ by: 'hand', strokes });

describe('a signature', () => {
  it.each([
    ['one line across a tenth of the paper', [[0, 0, 100, 0]], true],
    ['a shorter line', [[0, 0, 99, 0]], false],
    ['a curl of real length in a small place', [[0, 0, 30, 0, 30, 30, 0, 30, 0, 0]], true],
    ['a dot', [[5, 5]], false],
    [
      'one long stroke among dots',
      [
        [5, 5],
        [0, 0, 60, 80],
        [9, 9],
      ],
      true,
    ],
  ])('%s', (_name, strokes, written) => {
    expect(hand(...strokes)).toBe(written);
  });

  it('is not made of many touches', () => {
    const dot = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(fc.property(fc.array(dot, { minLength: 1 }), (dots) => !hand(...dots.map((at) => [...at]))));
  });

  it('by thumb is given on paper', () => {
    expect(isWritten({ by: 'thumb' })).toBe(true);
  });
});
