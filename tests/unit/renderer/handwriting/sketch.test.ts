import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SKETCH, sketch } from '../../../../renderer/handwriting/sketch.ts';
import { kanjivgStrokes } from '../../../support/handwriting/kanjivg.ts';

const coordinate = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000);
const character = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 12,
});
type Points = readonly (readonly [number, number])[];

function sketched(strokes: readonly Points[]): Float32Array {
  const start = new Uint32Array(strokes.length + 1);
  strokes.forEach((stroke, k) => start.set([(start[k] ?? 0) + 2 * stroke.length], k + 1));
  const out = new Float32Array(SKETCH + 2);
  sketch({ points: Float32Array.from(strokes.flat(2)), start }, 0, strokes.length, out, 1);
  expect([out[0], out[SKETCH + 1]]).toEqual([0, 0]);
  return out.slice(1, SKETCH + 1);
}
const alike = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const across: Points = [
  [0, 0.5],
  [1, 0.5],
];
const down: Points = [
  [0.5, 0],
  [0.5, 1],
];
const left: Points = [
  [1, 0.5],
  [0, 0.5],
];

describe('a sketch', () => {
  it('is a number throughout, and has length 1 wherever there is ink', () => {
    fc.assert(
      fc.property(character, (strokes) => {
        const made = sketched(strokes);
        const length = Math.sqrt(alike(made, made));
        expect(Math.abs(length) < 1e-6 || Math.abs(length - 1) < 1e-4).toBe(true);
      }),
    );
  });

  it('of dots alone is empty', () => {
    const made = sketched([[[0.5, 0.5]]]);
    expect(alike(made, made)).toBe(0);
  });

  // Real characters: of a mere dash, half the ink changes sides when it is rounded another way.
  it.each(Array.from('王林福春号'))(
    'of %s is nearly the same wherever it stands and however large it is',
    (written) => {
      const strokes = (kanjivgStrokes(written) ?? []).map((stroke) =>
        stroke.map(({ x, y }) => [x / 1024, y / 1024] as const),
      );
      expect(strokes.length).toBeGreaterThan(3);
      const made = sketched(strokes);
      fc.assert(
        fc.property(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 2, 4), (by, scale) => {
          const moved = strokes.map((stroke) =>
            stroke.map(([x, y]) => [scale * x + by, scale * y - by] as const),
          );
          expect(alike(made, sketched(moved))).toBeGreaterThan(0.98);
        }),
      );
    },
  );

  it('tells directions apart, and a stroke from the same one backwards', () => {
    expect(alike(sketched([across]), sketched([down]))).toBeLessThan(0.2);
    expect(alike(sketched([across]), sketched([left]))).toBeLessThan(0.2);
  });

  it('hardly minds another order of the strokes, nor two of them joined', () => {
    const cross = sketched([across, down]);
    expect(alike(cross, sketched([down, across]))).toBeGreaterThan(0.85);
    expect(alike(cross, sketched([[...across, ...down]]))).toBeGreaterThan(0.65);
    expect(
      alike(
        cross,
        sketched([
          across,
          [
            [0.2, 0.2],
            [0.8, 0.8],
          ],
        ]),
      ),
    ).toBeLessThan(0.8);
  });

  it('is soon done with a hair of ink and dots far from it', () => {
    const far: Points = [[1e9, 1e9]];
    const made = sketched([
      [
        [0, 0],
        [1e-7, 1e-7],
      ],
      far,
      [[-1e9, 5]],
    ]);
    expect(made.some((value) => Number.isNaN(value))).toBe(false);
  });

  it('takes a part of the lines of a row', () => {
    const points = Float32Array.from([across, down, left].flat(2));
    const start = Uint32Array.from([0, 4, 8, 12]);
    const out = new Float32Array(SKETCH);
    sketch({ points, start }, 1, 2, out, 0);
    expect([...out]).toEqual([...sketched([down])]);
  });
});
