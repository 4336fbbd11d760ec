import type { Day } from '../contract/id-card.ts';
import type { Premium, PremiumTable } from '../contract/premium.ts';

/** What a year of residents' insurance costs somebody, and what a gap costs, from the place's tables (services spec §5). Pure. */

/** Before this part of the year is over the next year's collection has not begun anywhere. */
const NEXT_YEAR_FROM = '07-01';

/** What somebody said of themselves. */
export interface PremiumCase {
  /** Value of the group question; a group without a line in the table gets no relief. */
  readonly group: string;
  /** Years that were missed before this one. */
  readonly missed: number;
  /** How many of them are paid up. */
  readonly repaid: number;
  /** Newborns and the like wait for nothing. */
  readonly exempt: boolean;
}

/**
 * Months until cover begins, for whoever comes late or had a gap: the fixed months, one more for each missed year that counts, one
 * less for each that is paid up; after a long gap never under the long wait.
 */
export function waitingMonths(
  { fixedMonths, firstMissedYear, longGapYears, longMonths }: PremiumTable['waiting'],
  { missed, repaid }: Pick<PremiumCase, 'missed' | 'repaid'>,
): number {
  const variable = Math.max(0, missed - (firstMissedYear - 1) - repaid);
  const wait = fixedMonths + variable;
  return missed >= longGapYears ? Math.max(longMonths, wait) : wait;
}

/** The line of the nearest place: the county's before the city's, before the province's, before everywhere's. */
function nearest<T extends { readonly place: string }>(lines: readonly T[], place: string): readonly T[] {
  for (const length of [6, 4, 2]) {
    const own = lines.filter((line) => line.place === place.slice(0, length));
    if (own.length > 0) return own;
  }
  return lines.filter((line) => line.place === 'any');
}

/** Whether a day lies in the time of collection, which may run over the end of a year. */
function isInWindow(today: Day, { from, until }: { readonly from: string; readonly until: string }): boolean {
  const day = today.slice(5);
  return from <= until ? day >= from && day <= until : day >= from || day <= until;
}

function reliefOf(
  table: PremiumTable,
  place: string,
  group: string,
  individual: number | undefined,
): Premium['relief'] {
  const share = nearest(table.subsidies, place).find((line) => line.group === group)?.share;
  if (share === undefined) return undefined;
  if (share.kind === 'unknown' || individual === undefined) return 'unknown';
  if (share.kind === 'full') return individual;
  if (share.kind === 'percent') return Math.round((individual * share.percent) / 100);
  return Math.min(share.amount, individual);
}

/**
 * What is due for the year that is collected now, or next.
 * @param place six digits
 */
export function premiumFor(table: PremiumTable, place: string, today: Day, asked: PremiumCase): Premium {
  const year = Number(today.slice(0, 4));
  const [window] = nearest(table.windows, place);
  if (window === undefined) throw new Error('The premium table has no window for everywhere');
  const coverYear = today.slice(5) >= NEXT_YEAR_FROM ? year + 1 : year;
  const { individual, publicSubsidy } = table.amounts.find((line) => line.coverYear === coverYear) ?? {};
  const relief = reliefOf(table, place, asked.group, individual);
  const due = individual === undefined || relief === 'unknown' ? undefined : individual - (relief ?? 0);
  const inTime = isInWindow(today, window) && asked.missed === 0;
  return {
    coverYear,
    ...(individual === undefined ? {} : { individual }),
    ...(publicSubsidy === undefined ? {} : { publicSubsidy }),
    ...(relief === undefined ? {} : { relief }),
    ...(due === undefined ? {} : { due }),
    window: { from: window.from, until: window.until },
    waitMonths: asked.exempt || inTime ? 0 : waitingMonths(table.waiting, asked),
    channels: nearest(table.channels, place).map(({ name }) => name),
  };
}
