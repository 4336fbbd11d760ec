import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WorkingDays, workingDaysSchema } from '../../../../electron/contract/working-days.ts';
import { daysBetween, daysLater, weekdayOf } from '../../../../electron/core/days.ts';
import {
  holidayYears,
  isWorkingDay,
  promisedBy,
  WEEKENDS_ALONE,
  workingDaysAfter,
} from '../../../../electron/core/working-days.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { FILING } from './station-fixture.ts';

const SHIPPED: WorkingDays = workingDaysSchema.parse(
  JSON.parse(readFileSync(projectPath('resources/calendar/working-days.json'), 'utf8')),
);
const limited = (workingDays: number, evidence: 'verified' | 'assumed' = 'verified') => ({
  unified: { ...FILING.unified, timeLimit: { text: `${workingDays}个工作日`, evidence, workingDays } },
});
const days = fc.integer({ min: 0, max: 1200 }).map((count) => daysLater('2024-12-01', count));
const counts = fc.integer({ min: 1, max: 60 });

describe('a working day', () => {
  it.each([
    ['a plain Monday', '2026-11-23', true],
    ['a plain Sunday', '2026-11-22', false],
    ['New Year 2026, a Friday off', '2026-01-02', false],
    ['the Sunday worked for it', '2026-01-04', true],
    ['the Saturday before the Spring Festival of 2026', '2026-02-14', true],
    ['the first and the last day of it', '2026-02-15', false],
    ['its last day, a Monday', '2026-02-23', false],
    ['the day after it', '2026-02-24', true],
    ['the Saturday worked for it', '2026-02-28', true],
    ['the National Day week of 2025 with Mid-Autumn', '2025-10-08', false],
    ['the Saturday worked for it', '2025-10-11', true],
    ['a Friday of Mid-Autumn 2026', '2026-09-25', false],
  ])('%s', (_name, day, worked) => {
    expect(isWorkingDay(SHIPPED, day)).toBe(worked);
  });

  it('is 248 times a year in 2025 and 2026, as many as the notices leave', () => {
    const worked = (year: number): number =>
      Array.from({ length: 365 }, (_, at) => daysLater(`${year}-01-01`, at)).filter((day) =>
        isWorkingDay(SHIPPED, day),
      ).length;
    expect([worked(2025), worked(2026)]).toEqual([248, 248]);
  });

  it('in a year without a notice is every day but weekends', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(isWorkingDay(WEEKENDS_ALONE, day)).toBe(weekdayOf(day) !== 0 && weekdayOf(day) !== 6);
      }),
    );
  });
});

describe('so many working days later', () => {
  it.each([
    ['over a weekend', '2026-11-20', 1, '2026-11-23'],
    ['handed in on a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['over the Spring Festival', '2026-02-13', 2, '2026-02-24'],
    ['over National Day, with a Saturday worked after it', '2026-09-30', 3, '2026-10-10'],
    ['twenty of them', '2026-11-23', 20, '2026-12-21'],
  ])('%s', (_name, from, count, day) => {
    expect(workingDaysAfter(SHIPPED, from, count)).toEqual({ day, known: true });
  });

  it('lies on a working day, with exactly so many between', () => {
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const { day } = workingDaysAfter(SHIPPED, from, count);
        expect(isWorkingDay(SHIPPED, day)).toBe(true);
        const passed = Array.from({ length: daysBetween(from, day) }, (_, at) => daysLater(from, at + 1));
        expect(passed.filter((each) => isWorkingDay(SHIPPED, each))).toHaveLength(count);
      }),
    );
  });

  it('is one after another: as many and then some are as many as both', () => {
    fc.assert(
      fc.property(days, counts, counts, (from, first, then) => {
        const midway = workingDaysAfter(SHIPPED, from, first).day;
        expect(workingDaysAfter(SHIPPED, midway, then).day).toBe(
          workingDaysAfter(SHIPPED, from, first + then).day,
        );
      }),
    );
  });

  it('never comes sooner for whoever hands in later', () => {
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const next = workingDaysAfter(SHIPPED, daysLater(from, 1), count).day;
        expect(next >= workingDaysAfter(SHIPPED, from, count).day).toBe(true);
      }),
    );
  });

  it('knows when it reaches a year whose holidays nobody has set', () => {
    expect(workingDaysAfter(SHIPPED, '2026-12-30', 1)).toEqual({ day: '2026-12-31', known: true });
    expect(workingDaysAfter(SHIPPED, '2026-12-31', 1)).toEqual({ day: '2027-01-01', known: false });
  });
});

describe('the promise of a service', () => {
  it('is none where the time limit counts no working days', () => {
    expect(promisedBy(SHIPPED, FILING, '2026-11-23')).toBeUndefined();
    expect(holidayYears(SHIPPED, FILING, '2026-11-23')).toEqual([]);
  });

  it('is a limit where a source sets it, else about', () => {
    expect(promisedBy(SHIPPED, limited(10), '2026-11-23')).toEqual({ by: '2026-12-07', limit: 'latest' });
    expect(promisedBy(SHIPPED, limited(10, 'assumed'), '2026-11-23')).toMatchObject({ limit: 'about' });
  });

  it('says that holidays may move it, and attendants see of which year', () => {
    expect(promisedBy(SHIPPED, limited(30), '2026-11-23')).toMatchObject({ holidaysUnknown: true });
    expect(holidayYears(SHIPPED, limited(30), '2026-11-23')).toEqual([
      { year: 2026, evidence: 'verified' },
      { year: 2027, evidence: 'locally-unknown' },
    ]);
  });

  it('goes by weekends where no table was read, and says so', () => {
    expect(promisedBy(undefined, limited(5), '2026-11-23')).toEqual({
      by: '2026-11-30',
      limit: 'latest',
      holidaysUnknown: true,
    });
  });
});
