import { chinaDay } from './days.ts';
import { words } from './words.ts';

/** Money in fen as `1,234.50元`. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const cents = String(Math.abs(fen)).padStart(3, '0');
  const whole = cents.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return words.record.yuan({ text: `${sign}${whole}.${cents.slice(-2)}` });
}

/** An amount as it is written down, `1234.50`, as 1,234.50元; anything else as it came. */
export function amountInWords(amount: string): string {
  const parts = /^(\d+)\.(\d{2})$/.exec(amount);
  return parts === null ? amount : yuan(Number(parts[1]) * 100 + Number(parts[2]));
}

/** `YYYY-MM-DD` as 2026年11月2日; anything else as it came. */
export function dayInWords(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  return words.record.day({ year: parts[1] ?? '', month: Number(parts[2]), day: Number(parts[3]) });
}

/** Digits in groups for the eye: 138 0013 8000. What is beyond the groups stands at the end. */
export function groupDigits(digits: string, groups: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const size of groups) {
    if (from >= digits.length) break;
    parts.push(digits.slice(from, from + size));
    from += size;
  }
  if (from < digits.length) parts.push(digits.slice(from));
  return parts.join(' ');
}

/** How old a kept record is: 这是11月20日的记录…, or of earlier today. Both times are epoch ms. */
export function ageInWords(keptAt: number, now: number): string {
  const kept = chinaDay(keptAt);
  if (kept === chinaDay(now)) return words.record.keptToday;
  return words.record.kept({ month: Number(kept.slice(5, 7)), day: Number(kept.slice(8)) });
}
