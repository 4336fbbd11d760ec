import type { Grey } from './luminance.ts';

/** Print shows in some part of a page; a page is looked at in so many tiles each way. */
const TILES = 8;
/** A tile with less variance of its shades holds no print to judge by: an empty margin is not blurred. */
const LEAST_PRINT = 120;
/** The tile at this share from the sharpest speaks for the page: one smudged corner blurs no page. */
const SPEAKER = 0.2;
/**
 * The variance of the Laplacian over the variance of the shades: how much of what is there changes from dot to dot. Measured on
 * made pages of print 900 dots long: sharp 0.72, smeared over three dots 0.12 (any lens does that), five 0.06, seven 0.04.
 */
const BLURRED_UNDER = 0.045;

/** How sharp the print of a page is; undefined where there is none to judge by. */
export function sharpnessOf(picture: Grey): number | undefined {
  const tiles: number[] = [];
  const width = Math.floor(picture.width / TILES);
  const height = Math.floor(picture.height / TILES);
  if (width < 3 || height < 3) return undefined;
  for (let row = 0; row < TILES; row += 1)
    for (let column = 0; column < TILES; column += 1) {
      const { shades, edges } = variances(picture, column * width, row * height, width, height);
      if (shades >= LEAST_PRINT) tiles.push(edges / shades);
    }
  tiles.sort((a, b) => b - a);
  return tiles[Math.floor(tiles.length * SPEAKER)];
}

/** Whether the print of a page can hardly be read. */
export function isBlurred(picture: Grey): boolean {
  const sharpness = sharpnessOf(picture);
  return sharpness !== undefined && sharpness < BLURRED_UNDER;
}

/** Variance of the shades of a tile, and of its Laplacian: four neighbours less four times the dot. */
function variances(
  { width: line, data }: Grey,
  left: number,
  top: number,
  width: number,
  height: number,
): { readonly shades: number; readonly edges: number } {
  let sum = 0;
  let squares = 0;
  let edgeSum = 0;
  let edgeSquares = 0;
  let count = 0;
  for (let y = top + 1; y < top + height - 1; y += 1)
    for (let x = left + 1; x < left + width - 1; x += 1) {
      const at = y * line + x;
      const shade = data[at] ?? 0;
      const around =
        (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - line] ?? 0) + (data[at + line] ?? 0);
      const edge = around - 4 * shade;
      sum += shade;
      squares += shade * shade;
      edgeSum += edge;
      edgeSquares += edge * edge;
      count += 1;
    }
  const variance = (all: number, squared: number) => squared / count - (all / count) ** 2;
  return { shades: variance(sum, squares), edges: variance(edgeSum, edgeSquares) };
}
