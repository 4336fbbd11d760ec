import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costInOrder } from '../../../../renderer/handwriting/in-order.ts';
import { type PairCosts, SKIP_COST } from '../../../../renderer/handwriting/pair-costs.ts';
import { costsFrom, tableOf } from '../../../support/handwriting/cost-table.ts';

/** All ways in order, tried one by one. */
function byTrying(costs: PairCosts, i = 0, j = 0): number {
  if (i === costs.ink) return (costs.template - j) * SKIP_COST;
  const ways = [byTrying(costs, i + 1, j) + SKIP_COST];
  if (j < costs.template) ways.push(byTrying(costs, i, j + 1) + SKIP_COST);
  for (let length = 1; length <= costs.longest && j + length <= costs.template; length += 1) {
    const columns = costs.template - length + 1;
    ways.push(byTrying(costs, i + 1, j + length) + (costs.byLength[length - 1]?.[i * columns + j] ?? 0));
  }
  return Math.min(...ways);
}

describe('taking ink for a template in order', () => {
  it('finds the cheapest of all ways', () => {
    fc.assert(
      fc.property(tableOf(5), (table) => {
        const costs = costsFrom(table);
        expect(costInOrder(costs)).toBeCloseTo(byTrying(costs), 4);
      }),
    );
  });

  it('costs nothing where every stroke has its own', () => {
    expect(
      costInOrder(costsFrom({ ink: 2, template: 2, longest: 1, cell: (i, j) => (i === j ? 0 : 1) })),
    ).toBe(0);
  });

  it('pays for every stroke left over on either side', () => {
    const far = { longest: 1, cell: () => 9 };
    expect(costInOrder(costsFrom({ ink: 1, template: 3, ...far }))).toBeCloseTo(4 * SKIP_COST, 5);
    expect(costInOrder(costsFrom({ ink: 3, template: 1, ...far }))).toBeCloseTo(4 * SKIP_COST, 5);
  });

  it('takes one stroke for three where that is cheaper', () => {
    const joined = {
      ink: 1,
      template: 3,
      longest: 3,
      cell: (_: number, j: number, length: number) => (length === 3 && j === 0 ? 0.1 : 0.4),
    };
    expect(costInOrder(costsFrom(joined))).toBeCloseTo(0.1, 5);
  });

  it('does not swap', () => {
    const swapped = { ink: 2, template: 2, longest: 1, cell: (i: number, j: number) => (i === j ? 9 : 0) };
    expect(costInOrder(costsFrom(swapped))).toBeCloseTo(2 * SKIP_COST, 5);
  });
});
