import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, simplify } from '../../../../scripts/handwriting/simplify.ts';

const coordinate = fc.integer({ min: 0, max: 100 });
const lines = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 });

function nearest([x, y]: Place, line: readonly Place[]): number {
  if (line.length === 1) return Math.hypot(x - (line[0]?.[0] ?? 0), y - (line[0]?.[1] ?? 0));
  return Math.min(
    ...line.slice(1).map(([bx, by], i) => {
      const [ax, ay] = line[i] ?? [0, 0];
      const square = (bx - ax) ** 2 + (by - ay) ** 2;
      const share = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
      const along = Math.min(1, Math.max(0, share));
      return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
    }),
  );
}

describe('simplifying a line', () => {
  it('keeps its ends, its order, and stays within the tolerance of every point', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 20 }), (line, tolerance) => {
        const simple = simplify(line, tolerance);
        expect(simple[0]).toBe(line[0]);
        expect(simple.at(-1)).toBe(line.at(-1));
        expect(simple.every((point) => line.includes(point as [number, number]))).toBe(true);
        for (const point of line) expect(nearest(point, simple)).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });

  it('takes everything out of a straight one', () => {
    expect(
      simplify(
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [5, 5],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [5, 5],
    ]);
  });

  it('leaves a corner', () => {
    expect(
      simplify(
        [
          [0, 0],
          [5, 0],
          [10, 0],
          [10, 8],
        ],
        1,
      ),
    ).toEqual([
      [0, 0],
      [10, 0],
      [10, 8],
    ]);
  });
});
