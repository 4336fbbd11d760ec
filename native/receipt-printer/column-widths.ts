import { cellsOf } from './chinese-text.ts';

/** At least this much stands between two columns, and between a label and its value: less reads as one word. */
export const GAP = 1;
/** A column narrower than one hanzi could never take its text. */
const LEAST_COLUMN = 2;

/** The cells a text needs so that no amount and no date is broken in it. */
export function longestWord(text: string): number {
  const words = text.match(/[!-~]+/g) ?? [];
  return words.reduce((most, word) => Math.max(most, word.length), Math.min(LEAST_COLUMN, cellsOf(text)));
}

/**
 * Shares the line out among columns: each its share in whole cells, but first what its longest word needs, as long as
 * the others can spare it. What rounding leaves over goes to the first column. Throws when not even one hanzi per
 * column fits: such a table is a defect of the document.
 */
export function columnWidths(shares: readonly number[], needs: readonly number[], width: number): number[] {
  const free = width - GAP * (shares.length - 1);
  if (free < shares.length * LEAST_COLUMN)
    throw new RangeError(`${shares.length} columns do not fit ${width} cells`);
  const sum = shares.reduce((total, share) => total + share, 0);
  const fair = shares.map((share) => Math.max(LEAST_COLUMN, Math.floor((free * share) / sum)));
  const needed = fair.map((cells, n) => Math.max(cells, needs[n] ?? 0));
  const least = needs.map((need) => Math.max(LEAST_COLUMN, need));
  const satisfiable = least.reduce((total, cells) => total + cells, 0) <= free;
  const widths = satisfiable ? needed : fair;
  const floors = satisfiable ? least : fair.map(() => LEAST_COLUMN);
  let spare = free - widths.reduce((total, cells) => total + cells, 0);
  for (; spare < 0; spare++) {
    const slack = widths.map((cells, n) => cells - (floors[n] ?? LEAST_COLUMN));
    const giver = slack.indexOf(Math.max(...slack));
    widths[giver] = (widths[giver] ?? 0) - 1;
  }
  widths[0] = (widths[0] ?? 0) + spare;
  return widths;
}
