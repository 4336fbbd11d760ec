import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, POINTS, resample, VECTOR } from '../../../../renderer/handwriting/shape.ts';

const coordinate = fc.integer({ min: 0, max: 2000 });
const rows = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 })
  .map((points) => points.flat());

const normalised = (numbers: readonly number[]) => {
  const points = Float32Array.from(numbers);
  normalise(points, 0, points.length);
  return points;
};
const resampled = (numbers: readonly number[]) => {
  const vector = new Float32Array(VECTOR);
  resample(Float32Array.from(numbers), 0, numbers.length, vector, 0);
  return vector;
};
const pairs = (numbers: Float32Array) =>
  Array.from(
    { length: numbers.length / 2 },
    (_, i) => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0] as const,
  );

describe('normalising', () => {
  it('puts every character into the unit square, its middle into the middle', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const points = pairs(normalised(row));
        for (const axis of [0, 1] as const) {
          const values = points.map((point) => point[axis]);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(-1e-4);
          expect(Math.max(...values)).toBeLessThanOrEqual(1 + 1e-4);
          expect(Math.min(...values) + Math.max(...values)).toBeCloseTo(1, 3);
        }
      }),
    );
  });

  it('knows neither place, size nor stretch, unless a side is thin', () => {
    fc.assert(
      fc.property(
        rows,
        fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
        fc.integer({ min: 1, max: 4 }),
        (row, [dx, dy], scale) => {
          const moved = row.map((value, i) => scale * value + (i % 2 === 0 ? dx : dy));
          normalised(moved).forEach((value, i) => expect(value).toBeCloseTo(normalised(row)[i] ?? 0, 3));
        },
      ),
    );
    const square = normalised([0, 0, 10, 0, 10, 10]);
    expect(normalised([0, 0, 20, 0, 20, 10])).toEqual(square);
  });

  it('leaves a flat stroke flat', () => {
    const points = pairs(normalised([0, 0, 100, 5]));
    expect(points[0]?.[0]).toBe(0);
    expect(points[1]?.[0]).toBe(1);
    expect((points[1]?.[1] ?? 0) - (points[0]?.[1] ?? 0)).toBeCloseTo(5 / 35, 5);
  });

  it('puts a dot into the middle', () => {
    expect([...normalised([7, 9])]).toEqual([0.5, 0.5]);
    expect([...normalised([7, 9, 7, 9])]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('touches nothing outside its part of the row', () => {
    const points = Float32Array.from([5, 5, 0, 0, 10, 10, 7, 7]);
    normalise(points, 2, 6);
    expect([...points]).toEqual([5, 5, 0, 0, 1, 1, 7, 7]);
  });
});

describe('a vector', () => {
  it('has its points at equal distances along a straight line', () => {
    const vector = pairs(resampled([0, 0, 11, 0]));
    expect(vector).toHaveLength(POINTS);
    vector.forEach(([x, y], i) => {
      expect(x).toBeCloseTo(i, 4);
      expect(y).toBe(0);
    });
  });

  it('begins and ends where its line does, and is a number throughout', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const vector = pairs(resampled(row));
        expect(vector[0]).toEqual([row[0], row[1]]);
        expect(vector.at(-1)).toEqual([row.at(-2), row.at(-1)]);
        for (const point of vector) for (const value of point) expect(value).not.toBeNaN();
      }),
    );
  });

  it('does not care how many points a line was drawn with', () => {
    const few = resampled([0, 0, 30, 0, 30, 60]);
    const many = resampled([0, 0, 10, 0, 20, 0, 20, 0, 30, 0, 30, 20, 30, 25, 30, 60]);
    many.forEach((value, i) => expect(value).toBeCloseTo(few[i] ?? 0, 3));
  });

  it('of a dot is the dot throughout', () => {
    expect(new Set(pairs(resampled([3, 4])).map(String))).toEqual(new Set(['3,4']));
    expect(new Set(pairs(resampled([3, 4, 3, 4, 3, 4])).map(String))).toEqual(new Set(['3,4']));
  });

  it('of two lines end to end passes through the air between them', () => {
    const points = Float32Array.from([0, 0, 10, 0, 10, 10, 0, 10]);
    const vector = new Float32Array(VECTOR);
    resample(points, 0, points.length, vector, 0);
    expect(pairs(vector).some(([x, y]) => x > 9.9 && y > 3 && y < 7)).toBe(true);
  });
});
