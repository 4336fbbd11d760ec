import type { Day, Sex } from './id-card.ts';

/** `YYYYMMDD` as a calendar day; undefined when there is no such day. */
export function dayOf(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? `${year}-${month}-${day}` : undefined;
}

/** GB/T 2261.1: 1 male, 2 female, 9 not stated; 0 and whatever else a card may carry is unknown. */
export function sexOf(code: string): Sex {
  switch (code) {
    case '1':
      return 'male';
    case '2':
      return 'female';
    case '9':
      return 'not-stated';
    default:
      return 'unknown';
  }
}
