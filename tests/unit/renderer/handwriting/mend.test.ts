import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mend } from '../../../../renderer/handwriting/mend.ts';

const line = (from: readonly [number, number], to: readonly [number, number], points = 10) =>
  Array.from({ length: points }, (_, i) => ({
    x: from[0] + ((to[0] - from[0]) * i) / (points - 1),
    y: from[1] + ((to[1] - from[1]) * i) / (points - 1),
  }));
const coordinate = fc.integer({ min: 0, max: 500 });
const strokes = fc.array(
  fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 12 }),
  { maxLength: 8 },
);

describe('mending', () => {
  it('puts a stroke together that goes on where it was left', () => {
    const [one, two] = [line([0, 0], [48, 0]), line([52, 1], [100, 1])];
    expect(mend([line([50, 0], [50, 100]), one, two])).toEqual([line([50, 0], [50, 100]), [...one, ...two]]);
  });

  it('puts together what was broken more than once', () => {
    const parts = [line([0, 0], [30, 0]), line([33, 0], [60, 0]), line([63, 0], [100, 0])];
    expect(mend(parts)).toEqual([parts.flat()]);
  });

  it('leaves strokes that turn a corner, lie apart, or go the other way', () => {
    expect(mend([line([0, 0], [100, 0]), line([100, 2], [100, 90])])).toBeUndefined();
    expect(mend([line([0, 0], [40, 0]), line([60, 0], [100, 0])])).toBeUndefined();
    expect(mend([line([0, 0], [50, 0]), line([52, 2], [0, 4])])).toBeUndefined();
  });

  it('leaves dots, and ink without any size', () => {
    expect(mend([line([0, 0], [100, 0]), [{ x: 101, y: 0 }]])).toBeUndefined();
    expect(mend([[{ x: 1, y: 1 }], [{ x: 1, y: 1 }]])).toBeUndefined();
    expect(mend([])).toBeUndefined();
  });

  it('loses no point and changes none, whatever is drawn', () => {
    fc.assert(
      fc.property(strokes, (ink) => {
        const mended = mend(ink);
        expect((mended ?? ink).flat()).toEqual(ink.flat());
        if (mended !== undefined) expect(mended.length).toBeLessThan(ink.length);
      }),
    );
  });
});
