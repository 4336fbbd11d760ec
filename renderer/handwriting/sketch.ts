import type { Lines } from './shape.ts';

/**
 * A sketch of a whole character: how much ink of which direction lies where. It knows nothing of strokes and their order, so
 * that joined and swapped ones look much alike, and two are compared by one product of vectors.
 */
const CELLS = 6;
/** Directions of the pen, all round. */
const DIRECTIONS = 8;
/** Numbers of a sketch. */
export const SKETCH = CELLS * CELLS * DIRECTIONS;
/** A rim of one cell round the sketch takes what is blurred over its edge. */
const WIDE = CELLS + 2;
/** So many times the spread of the ink on each axis are taken for the whole; what lies farther out goes to the edge. */
const SPREADS = 3.5;
/** The wider side is at most so many times the other, so that 一 and 丨 stay thin. */
const THINNEST = 0.35;
/** Ink is laid down in pieces of this part of the whole. */
const PIECE = 0.1;
/** More pieces than this reach far beyond the edge: a jump of the pen beside next to no ink. */
const MOST_PIECES = 50;
/** The way of the pen through the air counts for this part of ink: a joined hand draws it. */
const AIR = 0.2;

const wide = new Float32Array(WIDE * WIDE * DIRECTIONS);
const rows = new Float32Array(WIDE * CELLS * DIRECTIONS);
const blurred = new Float32Array(SKETCH);
/** Where the middle of the ink is and how large the whole, of the character that is being sketched. */
const frame = { x: 0, y: 0, width: 1, height: 1 };

/** Writes the sketch of a character, lines `first` up to `end`; as a vector it has length 1, or 0 where all are dots. */
export function sketch(
  { points, start }: Lines,
  first: number,
  end: number,
  sketches: Float32Array,
  offset: number,
): void {
  wide.fill(0);
  frameInk(points, start, first, end);
  for (let k = first; k < end; k += 1) {
    const from = start[k] ?? 0;
    if (k > first) layDown(points, from, AIR);
    for (let i = from + 2; i < (start[k + 1] ?? 0); i += 2) layDown(points, i, 1);
  }
  blur();
  soften(sketches, offset);
}

/** Every cell gives a quarter of its ink to each neighbour, first along the rows, then down into the rows of the sketch. */
function blur(): void {
  const row = CELLS * DIRECTIONS;
  for (let r = 0; r < WIDE; r += 1) {
    const from = (r * WIDE + 1) * DIRECTIONS;
    for (let i = 0; i < row; i += 1) {
      const beside = at(wide, from + i - DIRECTIONS) + at(wide, from + i + DIRECTIONS);
      rows[r * row + i] = at(wide, from + i) / 2 + beside / 4;
    }
  }
  for (let i = 0; i < SKETCH; i += 1) {
    blurred[i] = at(rows, i + row) / 2 + (at(rows, i) + at(rows, i + 2 * row)) / 4;
  }
}

/** Much ink in one place says less than its amount; and the whole is brought to length 1. */
function soften(sketches: Float32Array, offset: number): void {
  let square = 0;
  for (let i = 0; i < SKETCH; i += 1) {
    const ink = at(blurred, i);
    const soft = Math.sqrt(ink * Math.sqrt(ink));
    blurred[i] = soft;
    square += soft * soft;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < SKETCH; i += 1) sketches[offset + i] = at(blurred, i) / length;
}

/** The spread of the ink is more robust than its edges, which one long stroke moves. */
function frameInk(points: Float32Array, start: Uint32Array, first: number, end: number): void {
  let [ink, x, y, xx, yy] = [0, 0, 0, 0, 0];
  for (let k = first; k < end; k += 1) {
    for (let i = (start[k] ?? 0) + 2; i < (start[k + 1] ?? 0); i += 2) {
      const dx = at(points, i) - at(points, i - 2);
      const dy = at(points, i + 1) - at(points, i - 1);
      const length = Math.sqrt(dx * dx + dy * dy);
      const middleX = at(points, i) - dx / 2;
      const middleY = at(points, i + 1) - dy / 2;
      ink += length;
      x += length * middleX;
      y += length * middleY;
      xx += length * middleX * middleX;
      yy += length * middleY * middleY;
    }
  }
  const whole = ink || 1;
  const across = Math.sqrt(Math.max(0, xx / whole - (x / whole) ** 2));
  const down = Math.sqrt(Math.max(0, yy / whole - (y / whole) ** 2));
  frame.x = x / whole;
  frame.y = y / whole;
  frame.width = SPREADS * Math.max(across, THINNEST * down) || 1;
  frame.height = SPREADS * Math.max(down, THINNEST * across) || 1;
}

/** Lays the straight piece that ends at number `i` of the row into the cells and directions next to it. */
function layDown(points: Float32Array, i: number, weight: number): void {
  const fromX = (at(points, i - 2) - frame.x) / frame.width + 0.5;
  const fromY = (at(points, i - 1) - frame.y) / frame.height + 0.5;
  const dx = (at(points, i) - at(points, i - 2)) / frame.width;
  const dy = (at(points, i + 1) - at(points, i - 1)) / frame.height;
  const length = Math.sqrt(dx * dx + dy * dy);
  if (!(length > 0)) return;
  const turn = (Math.atan2(dy, dx) / Math.PI + 1) * (DIRECTIONS / 2);
  const direction = Math.floor(turn) % DIRECTIONS;
  const toNext = turn - Math.floor(turn);
  const next = ((direction + 1) % DIRECTIONS) - direction;
  const pieces = Math.min(MOST_PIECES, Math.ceil(length / PIECE));
  const ink = (weight * length) / pieces;
  for (let p = 0; p < pieces; p += 1) {
    const share = (p + 0.5) / pieces;
    const column = inside(fromX + share * dx);
    const row = inside(fromY + share * dy);
    const left = Math.floor(column);
    const top = Math.floor(row);
    const cell = (top * WIDE + left) * DIRECTIONS + direction;
    const right = column - left;
    const down = row - top;
    drop(cell, ink * (1 - right) * (1 - down), next, toNext);
    drop(cell + DIRECTIONS, ink * right * (1 - down), next, toNext);
    drop(cell + WIDE * DIRECTIONS, ink * (1 - right) * down, next, toNext);
    drop(cell + (WIDE + 1) * DIRECTIONS, ink * right * down, next, toNext);
  }
}

/** Shares a drop of ink between a direction and the next. */
function drop(at0: number, ink: number, next: number, toNext: number): void {
  wide[at0] = at(wide, at0) + ink * (1 - toNext);
  wide[at0 + next] = at(wide, at0 + next) + ink * toNext;
}

/** A place in the grid with its rim, where the middle of the first own cell is 1. */
function inside(place: number): number {
  return Math.min(CELLS, Math.max(0, place * CELLS)) + 0.5;
}

function at(numbers: Float32Array, index: number): number {
  return numbers[index] ?? 0;
}
