import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, type Quad } from '../../../../renderer/papers/find-sheet.ts';
import { luminanceOf } from '../../../../renderer/papers/luminance.ts';
import { pointInQuad, sizeOfSheet, straightened } from '../../../../renderer/papers/straighten.ts';
import { aScene, coloursOf, drawSheet } from '../../../support/sheet-picture.ts';

const square: Quad = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

describe('laying a sheet straight', () => {
  it('takes the corners of the square to the corners of the sheet, whatever they are', () => {
    // By three, three corners could come to lie on one line, as no sheet's do: (-2,-3) (7,3) (13,7).
    const off = fc.integer({ min: -2, max: 2 });
    const corner = fc.tuple(off, off);
    fc.assert(
      fc.property(fc.tuple(corner, corner, corner, corner), (moves) => {
        const quad = square.map(({ x, y }, at) => ({
          x: x + (moves[at]?.[0] ?? 0),
          y: y + (moves[at]?.[1] ?? 0),
        })) as unknown as Quad;
        const corners = [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ] as const;
        for (const [at, [u, v]] of corners.entries())
          expect(distance(pointInQuad(quad, u, v), quad[at]!)).toBeLessThan(1e-6);
      }),
    );
  });

  it('cuts out the sheet at its own size, and no longer than asked', () => {
    expect(sizeOfSheet(aScene.corners, 2_200)).toEqual({ width: 881, height: 917 });
    expect(sizeOfSheet(aScene.corners, 600)).toEqual({ width: 576, height: 600 });
  });

  it('leaves nothing of the table, and the lines of print level', () => {
    const colours = coloursOf(aScene, drawSheet(aScene));
    const sheet = straightened(colours, aScene.corners, { width: 600, height: 600 });
    const { data, width } = luminanceOf(sheet, 600);
    const edge = data.slice(width * 3, width * 4).filter((shade) => shade < 190);
    expect(edge.length).toBeLessThan(width * 0.01);
    const mean = (row: number) =>
      data.slice(row * width, (row + 1) * width).reduce((sum, shade) => sum + shade, 0) / width;
    const rows = Array.from({ length: 480 }, (_, row) => mean(row + 60));
    const darkest = Math.min(...rows);
    const lightest = Math.max(...rows);
    // Rows of print and rows of paper alternate sharply only where the lines lie level.
    expect(lightest - darkest).toBeGreaterThan(50);
  });
});
