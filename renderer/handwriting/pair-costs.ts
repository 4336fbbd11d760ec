import { type Lines, resample, VECTOR } from './shape.ts';
import type { Templates } from './templates.ts';

/** Strokes of a template that one stroke of the ink may stand for, one after the other. */
export const MOST_JOINED = 5;
/** What every further stroke of a join adds. */
const JOIN_COST = 0.06;
/** A stroke without partner, of either side. */
export const SKIP_COST = 0.45;
/** How far the place of a stroke counts beside its shape: hands miss the place by more. */
const PLACE_WEIGHT = 0.3;

/** What it costs to take stroke i of the ink for `length` strokes of the template from stroke j on. */
export interface PairCosts {
  /** Strokes of the ink. */
  readonly ink: number;
  /** Strokes of the template. */
  readonly template: number;
  /** The longest join. */
  readonly longest: number;
  /** By length of the join, less 1: row i, column j, `template - length + 1` columns. */
  readonly byLength: readonly Float32Array[];
  /** What each stroke of the ink costs at least. */
  readonly cheapest: Float32Array;
}

let rooms: readonly Float32Array[] = [];

/** Numbers for every length of a join, the same again and again: they hold until the next costs. */
function roomFor(size: number): readonly Float32Array[] {
  if ((rooms[0]?.length ?? 0) < size) {
    rooms = Array.from({ length: MOST_JOINED }, () => new Float32Array(2 * size));
  }
  return rooms;
}

/**
 * All costs between the vectors of some ink and one template; nothing where every way to take one for the other costs at least
 * `limit`. They hold until the next call.
 */
export function pairCosts(
  inkVectors: Float32Array,
  templates: Templates,
  index: number,
  joins: JoinedVectors,
  limit: number,
): PairCosts | undefined {
  const template = (templates.start[index + 1] ?? 0) - (templates.start[index] ?? 0);
  const ink = inkVectors.length / VECTOR;
  const longest = Math.max(1, Math.min(MOST_JOINED, template - ink + 2, template));
  const costs: PairCosts = {
    ink,
    template,
    longest,
    byLength: roomFor(ink * template),
    cheapest: new Float32Array(ink).fill(SKIP_COST),
  };
  let least = 0;
  for (let i = 0; i < ink; i += 1) {
    for (let length = 1; length <= longest; length += 1) {
      fillRow(costs, i, length, inkVectors, joins(index, length));
    }
    least += costs.cheapest[i] ?? 0;
    if (least >= limit) return undefined;
  }
  return costs;
}

/** What stroke i of the ink costs for every join of one length. */
function fillRow(
  { template, byLength, cheapest }: PairCosts,
  i: number,
  length: number,
  inkVectors: Float32Array,
  vectors: Float32Array,
): void {
  const columns = template - length + 1;
  const row = byLength[length - 1];
  if (row === undefined) return;
  const size = VECTOR;
  let least = cheapest[i] ?? 0;
  for (let j = 0; j < columns; j += 1) {
    const one = distance(inkVectors, i * size, vectors, j * size);
    const cost = length * one + JOIN_COST * (length - 1);
    row[i * columns + j] = cost;
    if (cost < least) least = cost;
  }
  cheapest[i] = least;
}

/** How far two vectors are apart in place and in shape, point by point, in the order drawn. */
export function distance(a: Float32Array, fromA: number, b: Float32Array, fromB: number): number {
  const size = VECTOR;
  let sumX = 0;
  let sumY = 0;
  let squares = 0;
  for (let i = 0; i < size; i += 2) {
    const x = (a[fromA + i] ?? 0) - (b[fromB + i] ?? 0);
    const y = (a[fromA + i + 1] ?? 0) - (b[fromB + i + 1] ?? 0);
    sumX += x;
    sumY += y;
    squares += x * x + y * y;
  }
  const points = size / 2;
  const place = (sumX * sumX + sumY * sumY) / (points * points);
  const shape = Math.max(0, squares / points - place);
  return Math.sqrt(PLACE_WEIGHT * place + shape);
}

/** The vectors of all joins of a length in a template; length 1 are its strokes. */
export type JoinedVectors = (index: number, length: number) => Float32Array;

/** Vectors are made when they are first wanted, and kept. */
export function joinedVectors({ start, lines }: Templates): JoinedVectors {
  const kept: Float32Array[][] = [];
  return (index, length) => {
    const own = (kept[index] ??= []);
    return (own[length - 1] ??= joinAll(lines, start[index] ?? 0, start[index + 1] ?? 0, length));
  };
}

/** The way of the pen through the air becomes a straight piece: lines end to end are a part of the row. */
function joinAll({ points, start }: Lines, from: number, to: number, length: number): Float32Array {
  const count = to - from - length + 1;
  const vectors = new Float32Array(count * VECTOR);
  for (let j = 0; j < count; j += 1) {
    resample(points, start[from + j] ?? 0, start[from + j + length] ?? 0, vectors, j * VECTOR);
  }
  return vectors;
}
