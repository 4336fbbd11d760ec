import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIGHEST_REACH_MM, reachLine } from '../../../../renderer/layout/reach.ts';

const panel = { widthMm: 268, heightMm: 476 };
const window = { width: 1080, height: 1920 };
const PX_PER_MM = 4.034;

describe('the line of reach', () => {
  it('is nowhere where nobody has measured how high the panel hangs', () => {
    expect(reachLine(panel, window, PX_PER_MM)).toBeUndefined();
  });

  it.each([
    [800, 1_411],
    [900, 1_008],
    [1_024, 508],
  ])('leaves, at %i mm, the %i px of the table', (bottomHeightMm, room) => {
    expect(window.height - (reachLine({ ...panel, bottomHeightMm }, window, PX_PER_MM) ?? 0)).toBe(room);
  });

  it('is the upper edge where everything is in reach, the lower where nothing is', () => {
    expect(reachLine({ ...panel, bottomHeightMm: 0 }, window, PX_PER_MM)).toBe(0);
    expect(reachLine({ ...panel, bottomHeightMm: 2_000 }, window, PX_PER_MM)).toBe(window.height);
  });

  it('never lets a higher point be touched', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (bottomHeightMm) => {
        const line = reachLine({ ...panel, bottomHeightMm }, window, PX_PER_MM) ?? 0;
        fc.pre(line > 0);
        const height = bottomHeightMm + (window.height - line) / PX_PER_MM;
        expect(height).toBeLessThanOrEqual(Math.max(HIGHEST_REACH_MM, bottomHeightMm));
      }),
    );
  });
});
