import { type PairCosts, SKIP_COST } from './pair-costs.ts';

/** Ways that are followed at once; the others are given up. */
const WAYS = 6;
/** A partner that is so much worse than the best of the same stroke is not tried. */
const HOPELESS = 0.25;
/** More strokes than this do not fit into the bits of a number. */
const MOST_STROKES = 31;

/** Ways through the strokes so far, cheapest first. */
interface Ways {
  count: number;
  readonly cost: Float64Array;
  /** Strokes of the template that have a partner, one bit each. */
  readonly taken: Int32Array;
}

const emptyWays = (): Ways => ({ count: 0, cost: new Float64Array(WAYS), taken: new Int32Array(WAYS) });
let [now, next] = [emptyWays(), emptyWays()];

/**
 * A cheap way to take the ink for the template, whatever the order of the strokes; joins are of neighbours in the template.
 * @param limit a cost from which on the exact figure does not matter
 */
export function costInAnyOrder(costs: PairCosts, limit: number): number {
  const { ink, template } = costs;
  if (template > MOST_STROKES) return Number.POSITIVE_INFINITY;
  now.count = 1;
  now.cost[0] = 0;
  now.taken[0] = 0;
  for (let i = 0; i < ink; i += 1) {
    next.count = 0;
    follow(costs, i);
    [now, next] = [next, now];
    if ((now.cost[0] ?? 0) >= limit) return Number.POSITIVE_INFINITY;
  }
  let least = Number.POSITIVE_INFINITY;
  for (let way = 0; way < now.count; way += 1) {
    const alone = template - bitCount(now.taken[way] ?? 0);
    least = Math.min(least, (now.cost[way] ?? 0) + alone * SKIP_COST);
  }
  return least;
}

/** Goes on with stroke i of the ink: without a partner, or with any that is free. */
function follow({ template, longest, byLength, cheapest }: PairCosts, i: number): void {
  const skip = SKIP_COST;
  const worst = (cheapest[i] ?? 0) + HOPELESS;
  for (let way = 0; way < now.count; way += 1) keep((now.cost[way] ?? 0) + skip, now.taken[way] ?? 0);
  for (let length = 1; length <= longest; length += 1) {
    const columns = template - length + 1;
    const costs = byLength[length - 1];
    for (let j = 0; j < columns; j += 1) {
      const pair = costs?.[i * columns + j] ?? skip;
      if (pair > worst) continue;
      const bits = ((1 << length) - 1) << j;
      for (let way = 0; way < now.count; way += 1) {
        const taken = now.taken[way] ?? 0;
        if ((taken & bits) === 0) keep((now.cost[way] ?? 0) + pair, taken | bits);
      }
    }
  }
}

/** Puts a way among the next ones, if it is among the cheapest and none has taken the same strokes for less. */
function keep(cost: number, taken: number): void {
  const { cost: costs, taken: takens } = next;
  let from = next.count;
  if (from === WAYS && cost >= (costs[WAYS - 1] ?? 0)) return;
  for (let way = 0; way < next.count; way += 1) {
    if (takens[way] !== taken) continue;
    if ((costs[way] ?? 0) <= cost) return;
    from = way;
    break;
  }
  if (from === next.count && next.count < WAYS) next.count += 1;
  let place = Math.min(from, WAYS - 1);
  for (; place > 0 && (costs[place - 1] ?? 0) > cost; place -= 1) {
    costs[place] = costs[place - 1] ?? 0;
    takens[place] = takens[place - 1] ?? 0;
  }
  costs[place] = cost;
  takens[place] = taken;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
