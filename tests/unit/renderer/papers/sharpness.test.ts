import { describe, expect, it } from 'vitest';
import { type Grey, luminanceOf } from '../../../../renderer/papers/luminance.ts';
import { isBlurred, sharpnessOf } from '../../../../renderer/papers/sharpness.ts';
import { straightened } from '../../../../renderer/papers/straighten.ts';
import { aScene, coloursOf, drawSheet, type SheetScene, smeared } from '../../../support/sheet-picture.ts';

/** The sheet of a scene as the worker judges it. */
function sheetOf(scene: SheetScene, reach = 0, longSide = 1_600): Grey {
  const luma = drawSheet(scene);
  const colours = coloursOf(scene, reach === 0 ? luma : smeared(scene, luma, reach));
  return luminanceOf(straightened(colours, scene.corners, { width: 880, height: 917 }), longSide);
}

describe('telling a blurred page', () => {
  it('gets less sharp the farther the lens is out of focus', () => {
    const figures = [0, 1, 2, 3, 5].map((reach) => sharpnessOf(sheetOf(aScene, reach)) ?? 0);
    process.stdout.write(`sharpness by smear: ${figures.map((figure) => figure.toFixed(3)).join(' ')}\n`);
    expect(figures).toEqual(figures.toSorted((a, b) => b - a));
  });

  it.each([
    [0, false],
    [1, false],
    [4, true],
    [8, true],
  ])('smeared over %i dots to each side: %s', (reach, blurred) => {
    expect(isBlurred(sheetOf(aScene, reach))).toBe(blurred);
  });

  it('does not call an empty page blurred: there is nothing to judge by', () => {
    const empty = sheetOf({ ...aScene, ink: aScene.paper });
    expect(sharpnessOf(empty)).toBeUndefined();
    expect(isBlurred(empty)).toBe(false);
  });

  it('holds in poor light too', () => {
    expect(isBlurred(sheetOf({ ...aScene, paper: 120, ink: 40 }))).toBe(false);
    expect(isBlurred(sheetOf({ ...aScene, paper: 120, ink: 40 }, 5))).toBe(true);
  });
});
