import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, dayFromDigits } from '../../../../renderer/copy/days.ts';

describe('the day after', () => {
  it.each([
    ['2026-11-22', '2026-11-23'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2027-02-28', '2027-03-01'],
  ])('%s is followed by %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
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
