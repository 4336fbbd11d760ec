import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luminanceOf } from '../../../../renderer/papers/luminance.ts';

const plain = (width: number, height: number, colour: readonly [number, number, number]) => ({
  width,
  height,
  data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (colour[at % 4] ?? 0),
  ),
});

describe('brightness', () => {
  it('is that of the eye: green counts most, blue least, white is white', () => {
    const of = (colour: readonly [number, number, number]) =>
      luminanceOf(plain(2, 2, colour), 2).data[0] ?? 0;
    expect(of([255, 255, 255])).toBe(255);
    expect(of([0, 0, 0])).toBe(0);
    expect(of([0, 255, 0])).toBeGreaterThan(of([255, 0, 0]));
    expect(of([255, 0, 0])).toBeGreaterThan(of([0, 0, 255]));
  });

  it('keeps its mean and never grows past what was asked', () => {
    const size = fc.integer({ min: 1, max: 60 });
    const shade = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(size, size, shade, fc.integer({ min: 1, max: 60 }), (width, height, value, longSide) => {
        // A ribbon thinner than one step is no picture.
        fc.pre(Math.min(width, height) >= Math.ceil(Math.max(width, height) / longSide));
        const small = luminanceOf(plain(width, height, [value, value, value]), longSide);
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(Math.max(longSide, 1));
        expect(new Set(small.data).size).toBe(1);
        expect(Math.abs((small.data[0] ?? 0) - value)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
