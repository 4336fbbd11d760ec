import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteOf } from '../../../../electron/core/days.ts';
import { chinaDay, chinaMinute, dayBeside, dayFromDigits } from '../../../../renderer/copy/days.ts';

describe('the day beside', () => {
  it.each([
    ['2026-11-22', '2026-11-23'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2027-02-28', '2027-03-01'],
  ])('%s is followed by %s', (day, next) => {
    expect(dayBeside(day, 1)).toBe(next);
    expect(dayBeside(next, -1)).toBe(day);
  });
});

describe('eight digits', () => {
  it.each(['20260230', '20261301', '20260000', '2026010', '202601011', '', '2026010a'])(
    '%s are no day',
    (digits) => {
      expect(dayFromDigits(digits)).toBeUndefined();
    },
  );

  it('are a day whenever a calendar has it', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(dayFromDigits(day.replaceAll('-', ''))).toBe(day);
      }),
    );
  });
});

describe('a moment', () => {
  it.each([
    [0, '1970-01-01', '08:00'],
    [Date.UTC(2026, 10, 22, 15, 59, 59, 999), '2026-11-22', '23:59'],
    [Date.UTC(2026, 10, 22, 16), '2026-11-23', '00:00'],
    [Date.UTC(2026, 11, 31, 16, 1), '2027-01-01', '00:01'],
    [Date.UTC(2026, 6, 1, 4), '2026-07-01', '12:00'],
  ])('%i is read by China’s calendar and clock', (at, day, minute) => {
    expect([chinaDay(at), chinaMinute(at)]).toEqual([day, minute]);
  });

  it('reads on the screen as on the slip', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2099, 11, 31) }), (at) => {
        expect(`${chinaDay(at)} ${chinaMinute(at)}`).toBe(minuteOf(at));
      }),
    );
  });
});
