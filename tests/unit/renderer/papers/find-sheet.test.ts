import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, findSheet, type Quad } from '../../../../renderer/papers/find-sheet.ts';
import { luminanceOf } from '../../../../renderer/papers/luminance.ts';
import { aScene, coloursOf, drawSheet, type SheetScene } from '../../../support/sheet-picture.ts';

/** A smaller camera, so that many scenes can be tried. */
const small: SheetScene = {
  ...aScene,
  width: 480,
  height: 360,
  corners: [
    { x: 90, y: 40 },
    { x: 380, y: 50 },
    { x: 400, y: 330 },
    { x: 80, y: 320 },
  ],
};
const SEARCH = 240;

/** The sheet as it is found, in dots of the scene. */
function found(scene: SheetScene): Quad | undefined {
  const colours = coloursOf(scene, drawSheet(scene));
  const grey = luminanceOf(colours, SEARCH);
  const scale = scene.width / grey.width;
  const quad = findSheet(grey);
  return quad?.map(({ x, y }) => ({ x: (x + 0.5) * scale, y: (y + 0.5) * scale })) as Quad | undefined;
}

/** The farthest that a found corner lies from where it is, dots of the scene. */
const worst = (quad: Quad, corners: Quad): number =>
  Math.max(...quad.map((corner, at) => distance(corner, corners[at]!)));

describe('finding the sheet', () => {
  it('finds all four corners on a photograph of full size', () => {
    const quad = found(aScene);
    expect(quad).toBeDefined();
    const off = worst(quad!, aScene.corners);
    process.stdout.write(`sheet: corners within ${off.toFixed(1)} of 1920 dots\n`);
    expect(off).toBeLessThan(20);
  });

  it('finds it however it lies, and never far from where it is', () => {
    const off = fc.integer({ min: -35, max: 35 });
    const corner = fc.tuple(off, off);
    fc.assert(
      fc.property(fc.tuple(corner, corner, corner, corner), (moves) => {
        const corners = small.corners.map(({ x, y }, at) => ({
          x: x + (moves[at]?.[0] ?? 0),
          y: y + (moves[at]?.[1] ?? 0),
        })) as unknown as Quad;
        const quad = found({ ...small, corners });
        expect(quad).toBeDefined();
        expect(worst(quad!, corners)).toBeLessThan(12);
      }),
      { numRuns: 40 },
    );
  });

  it('finds an empty sheet, and one in poor light', () => {
    expect(found({ ...small, ink: small.paper })).toBeDefined();
    expect(found({ ...small, table: 60, paper: 110, ink: 40 })).toBeDefined();
  });

  it.each([
    ['no sheet', { ...small, paper: small.table, ink: small.table }],
    ['a sheet hardly brighter than the table', { ...small, table: 190, paper: 205, ink: 190 }],
    [
      'a sheet that fills the picture',
      {
        ...small,
        corners: [
          { x: -5, y: -5 },
          { x: 485, y: -5 },
          { x: 485, y: 365 },
          { x: -5, y: 365 },
        ] as unknown as Quad,
      },
    ],
    [
      'a small scrap',
      {
        ...small,
        corners: [
          { x: 200, y: 150 },
          { x: 260, y: 150 },
          { x: 260, y: 210 },
          { x: 200, y: 210 },
        ] as unknown as Quad,
      },
    ],
  ])('finds none where there is %s, so that the whole picture is kept', (_what, scene) => {
    expect(found(scene as SheetScene)).toBeUndefined();
  });
});
