import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READABLE_LONG_SIDE, smallEnough, triesFor } from '../../../../renderer/papers/small-enough.ts';

/** A page whose JPEG grows with its area and quality, as they roughly do. */
const encoderOf = (bytesPerDot: number) => (longSide: number, quality: number) =>
  Promise.resolve(new Uint8Array(Math.round(longSide * longSide * 0.7 * bytesPerDot * quality)));
const MOST = 300_000;

describe('making a page small enough', () => {
  it('gives up quality before it gives up what can be read', () => {
    const tries = triesFor(2_592);
    expect(tries[0]).toEqual({ longSide: 2_200, quality: 0.85 });
    const firstShort = tries.findIndex(({ longSide }) => longSide < READABLE_LONG_SIDE);
    expect(tries.slice(0, firstShort).at(-1)).toEqual({ longSide: READABLE_LONG_SIDE, quality: 0.35 });
  });

  it('never makes a page longer than it is', () => {
    expect(Math.max(...triesFor(900).map(({ longSide }) => longSide))).toBe(900);
  });

  it('takes the best try that fits, whatever the page', async () => {
    const page = fc.record({
      longSide: fc.integer({ min: 300, max: 4_000 }),
      dot: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(page, async ({ longSide, dot }) => {
        const encode = encoderOf(dot);
        const made = await smallEnough(longSide, MOST, encode);
        if (made === undefined) return;
        expect(made.bytes.length).toBeLessThanOrEqual(MOST);
        const tries = triesFor(longSide);
        const at = tries.findIndex((one) => one.longSide === made.longSide && one.quality === made.quality);
        for (const before of tries.slice(0, at))
          expect((await encode(before.longSide, before.quality)).length).toBeGreaterThan(MOST);
      }),
    );
  });

  it('keeps a page of usual print readable', async () => {
    const made = await smallEnough(2_200, MOST, encoderOf(0.18));
    expect(made?.longSide).toBeGreaterThanOrEqual(READABLE_LONG_SIDE);
  });

  it('says so where nothing fits', async () => {
    expect(await smallEnough(2_200, 10, encoderOf(0.2))).toBeUndefined();
  });
});
