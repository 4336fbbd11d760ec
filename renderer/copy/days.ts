/**
 * Calendar days in `YYYY-MM-DD` and times of day as residents read them: always China's, whatever zone the browser
 * believes in.
 */

/** China keeps one time, eight hours ahead of UTC, without summer time. */
const CHINA_AHEAD_MS = 8 * 60 * 60 * 1000;

/** `YYYY-MM-DDTHH:mm…` in China of a moment, epoch ms. */
function inChina(at: number): string {
  return new Date(at + CHINA_AHEAD_MS).toISOString();
}

/** The calendar day in China of a moment, epoch ms. */
export function chinaDay(at: number): string {
  return inChina(at).slice(0, 10);
}

/** `HH:mm` in China of a moment, epoch ms. */
export function chinaMinute(at: number): string {
  return inChina(at).slice(11, 16);
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day so many days after, or before where `days` is negative. */
export function dayBeside(day: string, days: 1 | -1): string {
  const other = utc(day);
  other.setUTCDate(other.getUTCDate() + days);
  return other.toISOString().slice(0, 10);
}

/** Eight digits as a day, or nothing where no calendar has it (2 月 30 日). */
export function dayFromDigits(digits: string): string | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined;
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const read = utc(day);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : undefined;
}
