import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costInAnyOrder } from '../../../../renderer/handwriting/any-order.ts';
import { costInOrder } from '../../../../renderer/handwriting/in-order.ts';
import { type PairCosts, SKIP_COST } from '../../../../renderer/handwriting/pair-costs.ts';
import { costsFrom, tableOf } from '../../../support/handwriting/cost-table.ts';

const NONE = Number.POSITIVE_INFINITY;

/** All ways without order, tried one by one. */
function byTrying(costs: PairCosts, i = 0, taken = 0): number {
  const { template, longest, byLength } = costs;
  if (i === costs.ink) {
    const alone = Array.from({ length: template }, (_, j) => ((taken >> j) & 1) === 0).filter(Boolean).length;
    return alone * SKIP_COST;
  }
  const ways = [byTrying(costs, i + 1, taken) + SKIP_COST];
  for (let length = 1; length <= longest; length += 1) {
    for (let j = 0; j + length <= template; j += 1) {
      const bits = ((1 << length) - 1) << j;
      const pair = byLength[length - 1]?.[i * (template - length + 1) + j] ?? 0;
      if ((taken & bits) === 0) ways.push(byTrying(costs, i + 1, taken | bits) + pair);
    }
  }
  return Math.min(...ways);
}

describe('taking ink for a template in any order', () => {
  it('never costs less than the cheapest of all ways, and mostly the same', () => {
    let [same, all] = [0, 0];
    fc.assert(
      fc.property(tableOf(4), (table) => {
        const costs = costsFrom(table);
        const [found, cheapest] = [costInAnyOrder(costs, NONE), byTrying(costs)];
        expect(found).toBeGreaterThan(cheapest - 1e-4);
        all += 1;
        if (found < cheapest + 1e-4) same += 1;
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(same / all).toBeGreaterThan(0.8);
  });

  it('swaps', () => {
    const swapped = {
      ink: 3,
      template: 3,
      longest: 1,
      cell: (i: number, j: number) => (i + j === 2 ? 0 : 1),
    };
    expect(costInAnyOrder(costsFrom(swapped), NONE)).toBe(0);
    expect(costInOrder(costsFrom(swapped))).toBeGreaterThan(SKIP_COST);
  });

  it('takes no stroke twice', () => {
    const greedy = { ink: 2, template: 2, longest: 1, cell: (_: number, j: number) => (j === 0 ? 0 : 0.2) };
    expect(costInAnyOrder(costsFrom(greedy), NONE)).toBeCloseTo(0.2, 5);
  });

  it('joins neighbours that come after others', () => {
    const joined = {
      ink: 2,
      template: 3,
      longest: 2,
      cell: (i: number, j: number, length: number) => {
        if (i === 0) return length === 2 && j === 1 ? 0.05 : 0.4;
        return length === 1 && j === 0 ? 0.05 : 0.4;
      },
    };
    expect(costInAnyOrder(costsFrom(joined), NONE)).toBeCloseTo(0.1, 5);
  });

  it('gives up at the limit, and on more strokes than it can count', () => {
    const far = { ink: 3, template: 3, longest: 1, cell: () => 0.4 };
    expect(costInAnyOrder(costsFrom(far), 0.5)).toBe(NONE);
    expect(costInAnyOrder(costsFrom({ ...far, template: 40 }), NONE)).toBe(NONE);
  });

  it('forgets the character before', () => {
    const same = { ink: 2, template: 2, longest: 1, cell: (i: number, j: number) => (i === j ? 0.1 : 0.9) };
    const first = costInAnyOrder(costsFrom(same), NONE);
    costInAnyOrder(costsFrom({ ink: 5, template: 6, longest: 2, cell: () => 0.3 }), NONE);
    expect(costInAnyOrder(costsFrom(same), NONE)).toBe(first);
  });
});
