import { join } from 'node:path';
import type { ServiceItem } from '../contract/catalogue.ts';
import { type WorkingDays, workingDaysSchema } from '../contract/working-days.ts';
import { isRealDay, weekdayOf } from '../core/days.ts';
import { readChecked } from './checked-json.ts';
import type { JsonPath } from './json-reader.ts';
import { problemAt, type SiteProblem } from './problems.ts';

export type WorkingDaysReading =
  | { readonly ok: true; readonly workingDays?: WorkingDays }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

type Wrong = readonly [path: JsonPath, what: string, remedy: string];

/** The table of holidays, read where a service of the level counts working days and not otherwise. */
export function readWorkingDays(
  resources: string,
  services: ReadonlyMap<string, ServiceItem>,
): WorkingDaysReading {
  const counts = [...services.values()].some(({ unified }) => unified.timeLimit.workingDays !== undefined);
  if (!counts) return { ok: true };
  const file = join(resources, 'calendar/working-days.json');
  const read = readChecked(file, workingDaysSchema);
  if (!read.ok) return read;
  const problems = wrongDays(read.value).map((wrong) => problemAt(file, read.document, ...wrong));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, workingDays: read.value };
}

/** What the schema cannot say: real days of their own year, a year once, holidays forwards, and only weekends are made up. */
function wrongDays({ years }: WorkingDays): readonly Wrong[] {
  return years.flatMap(({ year, holidays, madeUp }, at): Wrong[] => {
    const isOurs = (day: string): boolean => isRealDay(day) && Number(day.slice(0, 4)) === year;
    const free = (day: string): boolean => holidays.some(({ from, until }) => from <= day && day <= until);
    const twice = years.findIndex((other) => other.year === year) < at;
    return [
      ...(twice ? [[['years', at, 'year'], '这一年写了两次', '删掉一个'] satisfies Wrong] : []),
      ...holidays.flatMap(({ from, until }, index): Wrong[] =>
        isOurs(from) && isOurs(until) && from <= until
          ? []
          : [[['years', at, 'holidays', index], '放假的日子不对', '写这一年的日子，先开始后结束']],
      ),
      ...madeUp.flatMap((day, index): Wrong[] =>
        isOurs(day) && (weekdayOf(day) === 0 || weekdayOf(day) === 6) && !free(day)
          ? []
          : [[['years', at, 'madeUp', index], '补班的日子不对', '写这一年不放假的周末']],
      ),
    ];
  });
}
