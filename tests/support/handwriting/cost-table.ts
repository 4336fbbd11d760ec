import fc from 'fast-check';
import { type PairCosts, SKIP_COST } from '../../../renderer/handwriting/pair-costs.ts';

/** Costs as a function of the ink's stroke, the template's first stroke and the length of the join. */
export interface CostTable {
  readonly ink: number;
  readonly template: number;
  readonly longest: number;
  readonly cell: (i: number, j: number, length: number) => number;
}

/** The table in the form that the matcher works with. */
export function costsFrom({ ink, template, longest, cell }: CostTable): PairCosts {
  const byLength = Array.from({ length: longest }, (_, less) => {
    const columns = template - less;
    return Float32Array.from({ length: ink * columns }, (__, at) =>
      cell(Math.floor(at / columns), at % columns, less + 1),
    );
  });
  const cheapest = Float32Array.from({ length: ink }, (_, i) =>
    byLength.reduce(
      (least, row, less) => Math.min(least, ...row.slice(i * (template - less), (i + 1) * (template - less))),
      SKIP_COST,
    ),
  );
  return { ink, template, longest, byLength, cheapest };
}

/** Tables of any costs with so many strokes at most on each side. */
export function tableOf(most: number): fc.Arbitrary<CostTable> {
  return fc
    .record({
      ink: fc.integer({ min: 1, max: most }),
      template: fc.integer({ min: 1, max: most }),
      join: fc.integer({ min: 1, max: 3 }),
      costs: fc.infiniteStream(fc.integer({ min: 0, max: 100 }).map((value) => value / 100)),
    })
    .map(({ ink, template, join, costs }) => {
      const values = Array.from({ length: ink * template * 3 }, () => costs.next().value ?? 0);
      return {
        ink,
        template,
        longest: Math.min(join, template),
        cell: (i, j, length) => values[(i * template + j) * 3 + length - 1] ?? 0,
      };
    });
}
