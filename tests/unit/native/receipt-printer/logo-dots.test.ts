import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logoDots } from '../../../../native/receipt-printer/logo-dots.ts';

const picture = (width: number, grey: readonly number[]) => ({
  width,
  height: grey.length / width,
  grey: Uint8Array.from(grey),
});
const black = (rows: readonly Uint8Array[]): number =>
  rows.reduce(
    (sum, row) =>
      sum + [...row].reduce((dots, byte) => dots + byte.toString(2).replaceAll('0', '').length, 0),
    0,
  );

describe('a logo as dots', () => {
  it('is black where it is darker than the middle, the highest bit leftmost', () => {
    const { rowBytes, rows } = logoDots(
      picture(9, [0, 255, 127, 128, 255, 255, 255, 0, 0]),
      'threshold',
      576,
    );
    expect([rowBytes, ...rows.map((row) => [...row])]).toEqual([2, [0b1010_0001, 0b1000_0000]]);
  });

  it('keeps the lightness of a shade when it is dithered, and has none of it otherwise', () => {
    const shade = picture(
      32,
      Array.from({ length: 32 * 32 }, () => 191),
    );
    expect(black(logoDots(shade, 'threshold', 576).rows)).toBe(0);
    const share = black(logoDots(shade, 'dither', 576).rows) / 1024;
    expect(share).toBeGreaterThan(0.22);
    expect(share).toBeLessThan(0.28);
  });

  it('has as many rows as the picture, and no dot beyond its width', () => {
    const shades = fc
      .integer({ min: 1, max: 20 })
      .chain((width) =>
        fc.tuple(
          fc.constant(width),
          fc.array(fc.integer({ min: 0, max: 255 }), { minLength: width, maxLength: width * 6 }),
          fc.constantFrom('threshold', 'dither'),
        ),
      );
    fc.assert(
      fc.property(shades, ([width, grey, tone]) => {
        const whole = grey.slice(0, grey.length - (grey.length % width));
        const { rowBytes, rows } = logoDots(picture(width, whole), tone, 576);
        expect(rows).toHaveLength(whole.length / width);
        const beyond = (1 << (rowBytes * 8 - width)) - 1;
        for (const row of rows) expect((row.at(-1) ?? 0) & beyond).toBe(0);
      }),
    );
  });

  it('that is wider than the paper is refused', () => {
    expect(() =>
      logoDots(
        picture(
          385,
          Array.from({ length: 385 }, () => 0),
        ),
        'threshold',
        384,
      ),
    ).toThrow('384');
  });
});
