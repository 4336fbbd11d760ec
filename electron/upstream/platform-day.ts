import type { Day } from '../contract/id-card.ts';

/** `yyyy-MM-dd` (alone or before a time) or `yyyyMMdd`. */
const DAY = /^(\d{4})(-?)(\d{2})\2(\d{2})(?:[ T].*)?$/;

/** A date of the platform as `YYYY-MM-DD`; undefined when it is missing, unreadable or no day of the calendar. */
export function dayFrom(text: unknown): Day | undefined {
  const match = typeof text === 'string' ? DAY.exec(text.trim()) : null;
  if (match === null) return undefined;
  const day = `${match[1]}-${match[3]}-${match[4]}`;
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}
