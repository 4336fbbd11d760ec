import { costInAnyOrder } from './any-order.ts';
import { costInOrder } from './in-order.ts';
import type { Candidate, InkStroke } from './ink.ts';
import { joinedVectors, pairCosts } from './pair-costs.ts';
import { type Line, normalise, resample, VECTOR } from './shape.ts';
import { SKETCH, sketch } from './sketch.ts';
import type { Templates } from './templates.ts';

/** Characters that are compared stroke by stroke; of the others the sketch is too different. */
const COMPARED = 400;
/** What another order than the one taught adds. */
const DISORDER_COST = 0.03;
/** Characters in an answer. */
const ANSWERS = 15;

/** The likeliest characters for some ink, best first; none for no ink. */
export type Match = (strokes: readonly InkStroke[]) => readonly Candidate[];

/** Compares ink with templates; keeps what it works out of them. */
export function matcher(templates: Templates): Match {
  const joins = joinedVectors(templates);
  return (strokes) => {
    const lines = strokes.filter(isInk).map(lineOf);
    if (lines.length === 0) return [];
    normalise(lines);
    const vectors = new Float32Array(lines.length * VECTOR);
    lines.forEach((line, i) => resample(line, vectors, i * VECTOR));
    return likeSketch(templates, lines)
      .map((index) => {
        const costs = pairCosts(vectors, templates, index, joins);
        const cost = Math.min(costInOrder(costs), costInAnyOrder(costs) + DISORDER_COST);
        return {
          character: templates.characters[index] ?? '',
          score: cost / Math.max(costs.ink, costs.template),
        };
      })
      .sort((a, b) => a.score - b.score)
      .slice(0, ANSWERS);
  };
}

function isInk(stroke: InkStroke): boolean {
  return stroke.length > 0 && stroke.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}

function lineOf(stroke: InkStroke): Line {
  return Float32Array.from(stroke.flatMap(({ x, y }) => [x, y]));
}

/** The characters of nearly as many strokes whose sketches are most alike, best first. */
function likeSketch({ characters, start, sketches }: Templates, lines: readonly Line[]): readonly number[] {
  const own = new Float32Array(SKETCH);
  sketch(lines, own, 0);
  const alike = new Float32Array(characters.length);
  const possible: number[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const strokes = (start[index + 1] ?? 0) - (start[index] ?? 0);
    if (lines.length > strokes + 1 || lines.length < 0.4 * strokes - 1) continue;
    let product = 0;
    for (let i = 0; i < SKETCH; i += 1) product += (own[i] ?? 0) * (sketches[index * SKETCH + i] ?? 0);
    alike[index] = product;
    possible.push(index);
  }
  return possible.sort((a, b) => (alike[b] ?? 0) - (alike[a] ?? 0)).slice(0, COMPARED);
}
