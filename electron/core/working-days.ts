import type { Evidence, ServiceItem } from '../contract/catalogue.ts';
import type { Day } from '../contract/id-card.ts';
import type { Promised, WorkingDays } from '../contract/working-days.ts';
import { daysLater, weekdayOf } from './days.ts';

/** The calendar where none was read: weekends alone. */
export const WEEKENDS_ALONE: WorkingDays = { source: '', years: [] };

type Year = WorkingDays['years'][number];

function yearOf({ years }: WorkingDays, day: Day): Year | undefined {
  return years.find(({ year }) => year === Number(day.slice(0, 4)));
}

/** Whether offices are open on a day. */
export function isWorkingDay(calendar: WorkingDays, day: Day): boolean {
  const year = yearOf(calendar, day);
  if (year?.madeUp.includes(day) === true) return true;
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return false;
  return year?.holidays.some(({ from, until }) => from <= day && day <= until) !== true;
}

/** A day so many working days later, and whether the holidays of every year on the way are known. */
export interface WorkingDayReached {
  readonly day: Day;
  readonly known: boolean;
}

/**
 * The `count`th working day after `from`; the day itself is not counted, worked or not (Civil Code, article 201).
 * @param count 1 or more
 */
export function workingDaysAfter(calendar: WorkingDays, from: Day, count: number): WorkingDayReached {
  let day = from;
  let known = true;
  for (let left = count; left > 0; ) {
    day = daysLater(day, 1);
    known &&= yearOf(calendar, day) !== undefined;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { day, known };
}

/** By when a service is done that was asked for on a day; undefined where its time limit counts no working days. */
export function promisedBy(
  calendar: WorkingDays | undefined,
  { unified }: Pick<ServiceItem, 'unified'>,
  from: Day,
): Promised | undefined {
  const { workingDays, evidence } = unified.timeLimit;
  if (workingDays === undefined) return undefined;
  const { day, known } = workingDaysAfter(calendar ?? WEEKENDS_ALONE, from, workingDays);
  return {
    by: day,
    limit: evidence === 'verified' ? 'latest' : 'about',
    ...(known ? {} : { holidaysUnknown: true }),
  };
}

/** How sure the holidays are of each year that a promise made today reaches; a year without a notice is not known. */
export function holidayYears(
  calendar: WorkingDays | undefined,
  service: Pick<ServiceItem, 'unified'>,
  today: Day,
): readonly { readonly year: number; readonly evidence: Evidence }[] {
  const promised = promisedBy(calendar, service, today);
  if (promised === undefined) return [];
  const [first = 0, last = 0] = [today, promised.by].map((day) => Number(day.slice(0, 4)));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const known = calendar?.years.find((line) => line.year === year);
    return { year, evidence: known?.evidence ?? 'locally-unknown' };
  });
}
