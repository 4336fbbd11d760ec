/** Calendar days as the day question needs them; all in `YYYY-MM-DD`, all without time zones. */

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day after. */
export function dayAfter(day: string): string {
  const next = utc(day);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Eight digits as a day, or nothing where no calendar has it (2 月 30 日). */
export function dayFromDigits(digits: string): string | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined;
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const read = utc(day);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : undefined;
}
