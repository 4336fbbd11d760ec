import type { Line } from './shape.ts';

/**
 * A sketch of a whole character: how much ink of which direction lies where. It knows nothing of strokes and their order, so
 * that joined and swapped ones look alike, and two are compared by one product of vectors.
 */
const CELLS = 6;
/** Directions of a line that has no arrow: flat, falling, upright, rising. */
const DIRECTIONS = 4;
/** Numbers of a sketch. */
export const SKETCH = CELLS * CELLS * DIRECTIONS;
/** Ink is laid down in pieces of this length. */
const PIECE = 0.05;

/** Writes the sketch of a normalised character; its length as a vector is 1. */
export function sketch(lines: readonly Line[], sketches: Float32Array, offset: number): void {
  const out = sketches.subarray(offset, offset + SKETCH);
  out.fill(0);
  for (const line of lines) {
    for (let i = 2; i < line.length; i += 2) {
      layDown(out, line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0, line[i + 1] ?? 0);
    }
  }
  let square = 0;
  for (let i = 0; i < SKETCH; i += 1) {
    // Much ink in one place says little more than some ink.
    out[i] = Math.sqrt(out[i] ?? 0);
    square += (out[i] ?? 0) ** 2;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < SKETCH; i += 1) out[i] = (out[i] ?? 0) / length;
}

/** Spreads a straight piece over the cells and directions next to it. */
function layDown(out: Float32Array, ax: number, ay: number, bx: number, by: number): void {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return;
  const turn = (Math.atan2(by - ay, bx - ax) / Math.PI + 1) * DIRECTIONS;
  const direction = Math.floor(turn) % DIRECTIONS;
  const toNext = turn - Math.floor(turn);
  const next = (direction + 1) % DIRECTIONS;
  const pieces = Math.ceil(length / PIECE);
  for (let p = 0; p < pieces; p += 1) {
    const share = (p + 0.5) / pieces;
    const column = inside((ax + share * (bx - ax)) * CELLS - 0.5);
    const row = inside((ay + share * (by - ay)) * CELLS - 0.5);
    const [left, top] = [Math.min(CELLS - 2, Math.floor(column)), Math.min(CELLS - 2, Math.floor(row))];
    for (const [cell, weight] of [
      [top * CELLS + left, (1 - column + left) * (1 - row + top)],
      [top * CELLS + left + 1, (column - left) * (1 - row + top)],
      [(top + 1) * CELLS + left, (1 - column + left) * (row - top)],
      [(top + 1) * CELLS + left + 1, (column - left) * (row - top)],
    ] as const) {
      const ink = (weight * length) / pieces;
      out[cell * DIRECTIONS + direction] = (out[cell * DIRECTIONS + direction] ?? 0) + ink * (1 - toNext);
      out[cell * DIRECTIONS + next] = (out[cell * DIRECTIONS + next] ?? 0) + ink * toNext;
    }
  }
}

function inside(place: number): number {
  return Math.min(CELLS - 1, Math.max(0, place));
}
