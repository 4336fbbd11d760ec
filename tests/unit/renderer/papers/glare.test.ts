import { describe, expect, it } from 'vitest';
import { isGlaring } from '../../../../renderer/papers/glare.ts';
import { type Grey, luminanceOf } from '../../../../renderer/papers/luminance.ts';
import { straightened } from '../../../../renderer/papers/straighten.ts';
import { aScene, coloursOf, drawSheet, type SheetScene } from '../../../support/sheet-picture.ts';

/** The sheet of a scene as the worker judges it. */
function sheetOf(scene: SheetScene, longSide: number): Grey {
  const colours = coloursOf(scene, drawSheet(scene));
  return luminanceOf(straightened(colours, scene.corners, { width: 880, height: 917 }), longSide);
}

describe('telling a reflection', () => {
  const judged = (scene: SheetScene) => isGlaring(sheetOf(scene, 320));

  it.each([
    ['none', aScene, false],
    ['a lamp on the print', { ...aScene, glare: { u: 0.5, v: 0.4, radius: 110 } }, true],
    ['a spark', { ...aScene, glare: { u: 0.5, v: 0.4, radius: 8 } }, false],
    ['white paper in bright light', { ...aScene, paper: 246 }, false],
    ['so much light that print drowns', { ...aScene, paper: 255, ink: 252 }, true],
  ])('%s', (_what, scene, glaring) => {
    expect(judged(scene)).toBe(glaring);
  });
});
