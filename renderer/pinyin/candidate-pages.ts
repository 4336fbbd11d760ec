import type { Metrics } from '../theme/millimetres.ts';
import type { Candidate } from './candidates.ts';
import { type CandidateShape, candidateShape, type KeyboardPlan } from './keyboard-plan.ts';

/** A candidate with the cells it takes. */
export interface PlacedCandidate extends CandidateShape {
  readonly candidate: Candidate;
}

/** One page: so many cells are filled that the next candidate has no row left. */
export type CandidatePage = readonly PlacedCandidate[];

/**
 * Lays candidates into pages of rows, in their order, so that the browser's own flow puts them on the same rows.
 * A word longer than a row is left out: its parts are candidates too.
 */
export function candidatePages(
  candidates: readonly Candidate[],
  plan: KeyboardPlan,
  metrics: Metrics,
): readonly CandidatePage[] {
  const pages: PlacedCandidate[][] = [];
  let row = plan.rows;
  let used = plan.columns;
  for (const candidate of candidates) {
    const shape = candidateShape(plan, metrics, Array.from(candidate.written).length);
    if (shape === undefined) continue;
    if (used + shape.cells > plan.columns) {
      row += 1;
      used = 0;
    }
    if (row >= plan.rows) {
      pages.push([]);
      row = 0;
      used = 0;
    }
    used += shape.cells;
    pages.at(-1)?.push({ candidate, ...shape });
  }
  return pages;
}
