import { SKIP_COST } from './in-order.ts';
import type { PairCosts } from './pair-costs.ts';

/** Ways that are followed at once; the others are given up. */
const WAYS = 6;
/** A partner that is so much worse than the best of the same stroke is not tried. */
const HOPELESS = 0.25;
/** More strokes than this do not fit into the bits of a number. */
const MOST_STROKES = 31;

interface Way {
  readonly cost: number;
  /** Strokes of the template that have a partner, one bit each. */
  readonly taken: number;
  readonly count: number;
}

/** A cheap way to take the ink for the template, whatever the order of the strokes; joins are of neighbours in the template. */
export function costInAnyOrder(costs: PairCosts): number {
  const { ink, template } = costs;
  if (template > MOST_STROKES) return Number.POSITIVE_INFINITY;
  let ways: readonly Way[] = [{ cost: 0, taken: 0, count: 0 }];
  for (let i = 0; i < ink; i += 1) ways = furtherWays(costs, i, ways);
  return ways.reduce(
    (least, { cost, count }) => Math.min(least, cost + (template - count) * SKIP_COST),
    Number.POSITIVE_INFINITY,
  );
}

function furtherWays(costs: PairCosts, i: number, ways: readonly Way[]): readonly Way[] {
  const { template, longest, byLength } = costs;
  const worst = cheapest(costs, i) + HOPELESS;
  const next: Way[] = ways.map(({ cost, taken, count }) => ({ cost: cost + SKIP_COST, taken, count }));
  for (let length = 1; length <= longest; length += 1) {
    const columns = template - length + 1;
    for (let j = 0; j < columns; j += 1) {
      const pair = byLength[length - 1]?.[i * columns + j] ?? SKIP_COST;
      if (pair > worst) continue;
      const bits = ((1 << length) - 1) << j;
      for (const { cost, taken, count } of ways) {
        if ((taken & bits) === 0)
          next.push({ cost: cost + pair, taken: taken | bits, count: count + length });
      }
    }
  }
  next.sort((a, b) => a.cost - b.cost);
  const seen = new Set<number>();
  const kept: Way[] = [];
  for (const way of next) {
    if (seen.has(way.taken)) continue;
    seen.add(way.taken);
    kept.push(way);
    if (kept.length === WAYS) break;
  }
  return kept;
}

function cheapest({ template, longest, byLength }: PairCosts, i: number): number {
  let least = SKIP_COST;
  for (let length = 1; length <= longest; length += 1) {
    const columns = template - length + 1;
    for (let j = 0; j < columns; j += 1) {
      least = Math.min(least, byLength[length - 1]?.[i * columns + j] ?? SKIP_COST);
    }
  }
  return least;
}
