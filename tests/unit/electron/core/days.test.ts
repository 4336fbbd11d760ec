import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dayInWords,
  dayOf,
  daysBetween,
  daysLater,
  isRealDay,
  minuteOf,
  weekdayOf,
} from '../../../../electron/core/days.ts';

const moments = fc.integer({ min: 0, max: 4_102_444_800_000 });

it('counts days in China, eight hours ahead', () => {
  expect(dayOf(Date.UTC(2026, 10, 21, 15, 59))).toBe('2026-11-21');
  expect(dayOf(Date.UTC(2026, 10, 21, 16, 0))).toBe('2026-11-22');
  expect(minuteOf(Date.UTC(2026, 10, 21, 16, 5))).toBe('2026-11-22 00:05');
});

it('knows real days from texts that look like days', () => {
  for (const day of ['2024-02-29', '2026-12-31']) expect(isRealDay(day)).toBe(true);
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '20261122', '', '2026-11-31', 'yyyy-mm-dd'])
    expect(isRealDay(text)).toBe(false);
});

it('every day of a moment is real, and differences are exact', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: -2000, max: 2000 }), (wall, days) => {
      const later = wall + days * 86_400_000;
      fc.pre(later >= 0);
      expect(isRealDay(dayOf(wall))).toBe(true);
      expect(daysBetween(dayOf(wall), dayOf(later))).toBe(days);
    }),
  );
});

it('reads as people say it', () => {
  expect(dayInWords('2026-01-05')).toBe('2026年1月5日');
});

it('goes so many days on, over months and leap days', () => {
  expect(daysLater('2024-02-28', 1)).toBe('2024-02-29');
  expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      expect(daysBetween('2020-01-01', daysLater('2020-01-01', days))).toBe(days);
      expect(weekdayOf(daysLater('2020-01-01', days + 7))).toBe(weekdayOf(daysLater('2020-01-01', days)));
    }),
  );
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([0, 1]);
});
