import type { Day } from '../contract/id-card.ts';
import { coreWords, worded } from './words.ts';

const BEIJING_AHEAD_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in China (UTC+8, no summer time) of a wall-clock moment. */
export function dayOf(wall: number): Day {
  return new Date(wall + BEIJING_AHEAD_MS).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:mm` in China, for slips and screens. */
export function minuteOf(wall: number): string {
  return new Date(wall + BEIJING_AHEAD_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether a text is a day that exists in the calendar. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Both must be real days. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many days after another; both real. */
export function daysLater(from: Day, days: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Sunday … 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** `2026年11月22日`, as residents read it. */
export function dayInWords(day: Day): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return worded(coreWords.figures.day, { year, month, day: date });
}
