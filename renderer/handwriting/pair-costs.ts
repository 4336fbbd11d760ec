import { type Line, POINTS, resample, VECTOR } from './shape.ts';
import type { Templates } from './templates.ts';

/** Strokes of a template that one stroke of the ink may stand for, one after the other. */
export const MOST_JOINED = 5;
/** What every further stroke of a join adds. */
const JOIN_COST = 0.06;

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
}

/** All costs between the vectors of some ink and one template. */
export function pairCosts(
  inkVectors: Float32Array,
  templates: Templates,
  index: number,
  joins: JoinedVectors,
): PairCosts {
  const from = templates.start[index] ?? 0;
  const template = (templates.start[index + 1] ?? 0) - from;
  const ink = inkVectors.length / VECTOR;
  const longest = Math.max(1, Math.min(MOST_JOINED, template - ink + 2, template));
  const byLength: Float32Array[] = [];
  for (let length = 1; length <= longest; length += 1) {
    const vectors = joins(index, length);
    const columns = template - length + 1;
    const costs = new Float32Array(ink * columns);
    for (let i = 0; i < ink; i += 1) {
      for (let j = 0; j < columns; j += 1) {
        const one = distance(inkVectors, i * VECTOR, vectors, j * VECTOR);
        costs[i * columns + j] = length * one + JOIN_COST * (length - 1);
      }
    }
    byLength.push(costs);
  }
  return { ink, template, longest, byLength };
}

/** Root of the mean square distance of two vectors, point by point, in the order drawn. */
export function distance(a: Float32Array, fromA: number, b: Float32Array, fromB: number): number {
  let sum = 0;
  for (let i = 0; i < VECTOR; i += 1) {
    const apart = (a[fromA + i] ?? 0) - (b[fromB + i] ?? 0);
    sum += apart * apart;
  }
  return Math.sqrt(sum / POINTS);
}

/** The vectors of all joins of a length in a template; length 1 are its strokes. */
export type JoinedVectors = (index: number, length: number) => Float32Array;

/** Joins are made when they are first wanted, and kept. */
export function joinedVectors({ start, lines, vectors }: Templates): JoinedVectors {
  const kept: Float32Array[][] = [];
  return (index, length) => {
    const [from, to] = [start[index] ?? 0, start[index + 1] ?? 0];
    const own = (kept[index] ??= [vectors.subarray(from * VECTOR, to * VECTOR)]);
    return (own[length - 1] ??= joinAll(lines.slice(from, to), length));
  };
}

function joinAll(lines: readonly Line[], length: number): Float32Array {
  const count = lines.length - length + 1;
  const vectors = new Float32Array(count * VECTOR);
  for (let j = 0; j < count; j += 1) {
    // The way of the pen through the air becomes a straight piece.
    const whole = Float32Array.from(lines.slice(j, j + length).flatMap((line) => [...line]));
    resample(whole, vectors, j * VECTOR);
  }
  return vectors;
}
