import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import {
  metricsFor,
  placeHeight,
  pxPerMm,
  REFERENCE_PX_PER_MM,
  seatedUse,
  smallestReach,
  textHeight,
} from '../../../../renderer/theme/millimetres.ts';

const panel = { widthMm: 268, heightMm: 476 };
const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
const sizes: readonly TextSize[] = [56, 72, 90, 112];
const anyPanel = fc.record({
  widthMm: fc.integer({ min: 200, max: 1200 }),
  heightMm: fc.integer({ min: 200, max: 1200 }),
});
const anyWindow = fc.record({
  width: fc.integer({ min: 800, max: 4000 }),
  height: fc.integer({ min: 800, max: 4000 }),
});

describe('pixels per millimetre', () => {
  it('is the reference figure on the reference panel', () => {
    expect(pxPerMm(panel, portrait)).toBeCloseTo(REFERENCE_PX_PER_MM, 1);
  });

  it('is the same however the panel hangs and is described', () => {
    const turned = { widthMm: 476, heightMm: 268 };
    const all = [panel, turned].flatMap((one) => [portrait, landscape].map((window) => pxPerMm(one, window)));
    expect(new Set(all).size).toBe(1);
  });

  it('doubles when the same panel has twice the pixels', () => {
    const sharp = { width: 2160, height: 3840 };
    expect(pxPerMm(panel, sharp)).toBeCloseTo(2 * pxPerMm(panel, portrait), 6);
  });
});

describe('metrics at the reference panel', () => {
  it.each(sizes)('show %i px text as exactly that', (size) => {
    expect(metricsFor(panel, portrait, size).text).toBe(size);
  });

  it.each(sizes)('keep the floor of the smallest text at %i', (size) => {
    const { furniture, small, barText, keyText } = metricsFor(panel, portrait, size);
    const floor = size === 56 ? 44 : 56;
    for (const text of [furniture, small, barText, keyText]) expect(text).toBeGreaterThanOrEqual(floor);
  });

  it.each(sizes)('keep the heading the largest type at %i', (size) => {
    const { heading, text } = metricsFor(panel, portrait, size);
    expect(heading).toBeGreaterThan(text);
  });

  it('leave the bar on the same pixels in every size', () => {
    for (const window of [portrait, landscape]) {
      const bars = sizes.map((size) => {
        const { bar, barKey, barText } = metricsFor(panel, window, size);
        return `${bar} ${barKey} ${barText}`;
      });
      expect(new Set(bars).size).toBe(1);
    }
  });

  it('give icons and targets of larger text more room', () => {
    const heights = sizes.map((size) => metricsFor(panel, portrait, size).actionHeight);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(heights.at(-1)).toBeGreaterThan(heights[0] ?? 0);
  });

  it('print the table', () => {
    const row = (size: TextSize) => {
      const { text, heading, small, furniture, actionHeight, key } = metricsFor(panel, portrait, size);
      return { text, heading, small, furniture, actionHeight, key };
    };
    expect(sizes.map(row)).toMatchInlineSnapshot(`
      [
        {
          "actionHeight": 121,
          "furniture": 44,
          "heading": 81,
          "key": 101,
          "small": 45,
          "text": 56,
        },
        {
          "actionHeight": 132,
          "furniture": 56,
          "heading": 104,
          "key": 114,
          "small": 58,
          "text": 72,
        },
        {
          "actionHeight": 159,
          "furniture": 56,
          "heading": 130,
          "key": 114,
          "small": 72,
          "text": 90,
        },
        {
          "actionHeight": 192,
          "furniture": 56,
          "heading": 130,
          "key": 114,
          "small": 90,
          "text": 112,
        },
      ]
    `);
  });
});

describe('metrics on any panel', () => {
  it('never make a target smaller than its millimetres', () => {
    fc.assert(
      fc.property(anyPanel, anyWindow, fc.constantFrom(...sizes), (one, window, size) => {
        const metrics = metricsFor(one, window, size);
        const mm = metrics.pxPerMm;
        expect(metrics.target).toBeGreaterThanOrEqual(22 * mm);
        expect(metrics.pagerHeight).toBeGreaterThanOrEqual(22 * mm);
        expect(metrics.key).toBeGreaterThanOrEqual(25 * mm);
        expect(metrics.actionHeight).toBeGreaterThanOrEqual(30 * mm);
        expect(metrics.actionWidth).toBeGreaterThanOrEqual(60 * mm);
        expect(metrics.tightGap).toBeGreaterThanOrEqual(4 * mm);
        expect(metrics.apart).toBeGreaterThanOrEqual(16 * mm);
      }),
    );
  });

  it('are whole pixels', () => {
    fc.assert(
      fc.property(anyPanel, anyWindow, fc.constantFrom(...sizes), (one, window, size) => {
        const { pxPerMm: _, ...metrics } = metricsFor(one, window, size);
        const lengths = Object.values(metrics).filter((value) => typeof value === 'number');
        for (const length of lengths) expect(Number.isInteger(length)).toBe(true);
      }),
    );
  });
});

describe('heights', () => {
  it('count 1.5 of the type for each line', () => {
    expect(textHeight(56)).toBe(84);
    expect(textHeight(72, 3)).toBe(324);
  });

  it('give the resident a line of their own in portrait only', () => {
    const upright = metricsFor(panel, portrait, 72);
    const wide = metricsFor(panel, landscape, 72);
    expect(placeHeight(upright, true) - placeHeight(upright, false)).toBeGreaterThanOrEqual(upright.target);
    expect(placeHeight(wide, true)).toBe(placeHeight(wide, false));
  });
});

describe('a focus ring', () => {
  it('is at least 4 px, and it and its paper fit the smallest gap', () => {
    fc.assert(
      fc.property(anyPanel, anyWindow, (one, window) => {
        const { ring, tightGap, pxPerMm: mm } = metricsFor(one, window, 72);
        expect(ring).toBeGreaterThanOrEqual(Math.min(4, mm));
        expect(ring).toBeLessThanOrEqual(tightGap);
      }),
    );
    expect(metricsFor(panel, portrait, 72).ring).toBe(6);
  });
});

describe('sitting', () => {
  const hung = (bottomHeightMm: number) => ({ ...panel, bottomHeightMm });
  const seated = (bottomHeightMm: number, window = portrait, size: TextSize = 72) =>
    metricsFor(hung(bottomHeightMm), window, size, { reach: 'seated' });

  it('lowers nothing where nobody has measured, where all is in reach, or where too little is', () => {
    expect(seatedUse(panel, portrait)).toBe('height-unknown');
    expect(seatedUse(hung(600), portrait)).toBe('not-needed');
    expect(seatedUse(hung(800), landscape)).toBe('not-needed');
    expect(seatedUse(hung(1100), portrait)).toBe('too-high');
    for (const height of [600, 1100]) expect(seated(height)).toEqual(metricsFor(panel, portrait, 72));
  });

  it('draws the line at 1,150 mm', () => {
    expect(seated(800).reachTop).toBe(1920 - Math.floor(350 * pxPerMm(panel, portrait)));
    expect(seated(900, landscape).reachTop).toBe(1080 - Math.floor(250 * pxPerMm(panel, landscape)));
  });

  it('steps down to the largest size that the room can hold, and to the shelf where it can hold none', () => {
    expect(seated(800, portrait, 112)).toMatchObject({ textSize: 112, composition: 'under' });
    expect(seated(900, portrait, 112)).toMatchObject({ textSize: 90, composition: 'under' });
    expect(seated(900, portrait, 72)).toMatchObject({ textSize: 72, composition: 'under' });
    expect(seated(1024, portrait, 112)).toMatchObject({ textSize: 72, composition: 'shelf' });
    expect(seated(1024, landscape, 56)).toMatchObject({ textSize: 56, composition: 'shelf' });
  });

  it('leaves the bar where it is', () => {
    const { bar, barKey, barText } = metricsFor(panel, portrait, 72);
    for (const height of [800, 900, 1024]) expect(seated(height)).toMatchObject({ bar, barKey, barText });
  });

  it('always leaves the smallest frame in reach, on any panel', () => {
    const height = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(anyPanel, anyWindow, height, fc.constantFrom(...sizes), (one, window, bottom, size) => {
        const metrics = metricsFor({ ...one, bottomHeightMm: bottom }, window, size, { reach: 'seated' });
        const above = (window.height - metrics.reachTop) / metrics.pxPerMm + bottom;
        if (metrics.reachTop === 0) return;
        expect(above).toBeLessThanOrEqual(1150);
        expect(window.height - metrics.reachTop).toBeGreaterThanOrEqual(smallestReach(metrics));
        expect(metrics.target).toBeGreaterThanOrEqual(22 * metrics.pxPerMm);
        expect(metrics.gap).toBeGreaterThanOrEqual(4 * metrics.pxPerMm);
        expect(metrics.textSize).toBeLessThanOrEqual(size);
      }),
    );
  });
});
