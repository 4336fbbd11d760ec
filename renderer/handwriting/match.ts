import { costInAnyOrder } from './any-order.ts';
import { costInOrder } from './in-order.ts';
import type { Candidate, InkStroke, WritingContext } from './ink.ts';
import { mend } from './mend.ts';
import { type JoinedVectors, joinedVectors, type PairCosts, pairCosts } from './pair-costs.ts';
import { type Lines, normalise, resample, VECTOR } from './shape.ts';
import { SKETCH, sketch } from './sketch.ts';
import type { Templates } from './templates.ts';
import { unlikely } from './unlikely.ts';

/** Characters that are compared stroke by stroke; of the others the sketch is too different. */
const COMPARED = 400;
/**
 * Pairs of strokes that may be compared besides. The sketch of few strokes says little, for one of them may lie elsewhere; but
 * then more characters can be compared in the same time.
 */
const PAIRS = 16_000;
/** Strokes that the ink may have more than the character: some are broken, and not all are mended. */
const MOST_MORE = 2;
/** What another order than the one taught adds. */
const DISORDER_COST = 0.03;
/** Characters in an answer. */
const ANSWERS = 15;

/**
 * The likeliest characters for some ink, best first; none for no ink. A stroke that is empty or has places that are no numbers is
 * left out.
 * @param context what is being written; without it the shape alone counts
 */
export type Match = (strokes: readonly InkStroke[], context?: WritingContext) => readonly Candidate[];

/** Compares ink with templates; keeps what it works out of them. */
export function matcher(templates: Templates): Match {
  const joins = joinedVectors(templates);
  return (strokes, context) => {
    const ink = strokes.filter(isInk);
    if (ink.length === 0) return [];
    const asDrawn = compare(templates, joins, ink, context);
    const mended = mend(ink);
    return mended === undefined ? asDrawn : merge(asDrawn, compare(templates, joins, mended, context));
  };
}

/** Each character once, with its better score. */
function merge(some: readonly Candidate[], others: readonly Candidate[]): readonly Candidate[] {
  const all = [...some, ...others].sort((a, b) => a.score - b.score);
  const seen = new Set<string>();
  return all.filter(({ character }) => !seen.has(character) && seen.add(character)).slice(0, ANSWERS);
}

function compare(
  templates: Templates,
  joins: JoinedVectors,
  ink: readonly InkStroke[],
  context: WritingContext | undefined,
): readonly Candidate[] {
  const lines = linesOf(ink);
  const count = ink.length;
  const vectors = new Float32Array(count * VECTOR);
  for (let k = 0; k < count; k += 1) {
    resample(lines.points, lines.start[k] ?? 0, lines.start[k + 1] ?? 0, vectors, k * VECTOR);
  }
  const best: Candidate[] = [];
  for (const index of likeSketch(templates, lines)) {
    const longer = Math.max(count, (templates.start[index + 1] ?? 0) - (templates.start[index] ?? 0));
    const prior = context === undefined ? 0 : unlikely(templates.traits[index] ?? 0, context);
    const limit = longer * ((best[ANSWERS - 1]?.score ?? Number.POSITIVE_INFINITY) - prior);
    const costs = pairCosts(vectors, templates, index, joins, limit);
    const cost = costs === undefined ? limit : least(costs, limit);
    if (cost >= limit) continue;
    best.push({ character: templates.characters[index] ?? '', score: cost / longer + prior });
    best.sort((a, b) => a.score - b.score);
    best.length = Math.min(best.length, ANSWERS);
  }
  return best;
}

/** The cheaper of the ways with and without order; exact only below `limit`. */
function least(costs: PairCosts, limit: number): number {
  const ordered = costInOrder(costs);
  return Math.min(ordered, costInAnyOrder(costs, Math.min(limit, ordered) - DISORDER_COST) + DISORDER_COST);
}

function isInk(stroke: InkStroke): boolean {
  return stroke.length > 0 && stroke.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}

/** The ink in the unit square. */
function linesOf(strokes: readonly InkStroke[]): Lines {
  const points = Float32Array.from(strokes.flatMap((stroke) => stroke.flatMap(({ x, y }) => [x, y])));
  const start = new Uint32Array(strokes.length + 1);
  strokes.forEach((stroke, k) => {
    start[k + 1] = (start[k] ?? 0) + 2 * stroke.length;
  });
  normalise(points, 0, points.length);
  return { points, start };
}

/** The characters of nearly as many strokes whose sketches are most alike, best first. */
function likeSketch({ characters, start, sketches }: Templates, lines: Lines): readonly number[] {
  const count = lines.start.length - 1;
  const own = new Float32Array(SKETCH);
  sketch(lines, 0, count, own, 0);
  const size = own.length;
  const alike = new Float32Array(characters.length);
  const possible: number[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const strokes = (start[index + 1] ?? 0) - (start[index] ?? 0);
    if (count > strokes + MOST_MORE || count < 0.4 * strokes - 1) continue;
    let product = 0;
    for (let i = 0; i < size; i += 1) product += (own[i] ?? 0) * (sketches[index * size + i] ?? 0);
    alike[index] = product;
    possible.push(index);
  }
  return possible
    .sort((a, b) => (alike[b] ?? 0) - (alike[a] ?? 0))
    .slice(0, Math.max(COMPARED, Math.round(PAIRS / (count * count))));
}
