import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daySchema } from '../../../../electron/contract/id-card.ts';
import { dayFrom } from '../../../../electron/upstream/platform-day.ts';

describe('dayFrom', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-22 09:02:03', '2026-11-22'],
    ['2026-11-22T00:00:00.000+0800', '2026-11-22'],
    ['20261122', '2026-11-22'],
    [' 2024-02-29 ', '2024-02-29'],
  ])('%j is %s', (text, day) => {
    expect(dayFrom(text)).toBe(day);
  });

  it.each([
    undefined,
    null,
    '',
    '2023-02-29',
    '2026-13-01',
    '2026-00-10',
    '20261',
    '2026-1122',
    '2026/11/22',
    '22.11.2026',
    '2026-11-22x',
    20_261_122,
    {},
    '长期',
  ])('%j is no day', (text) => {
    expect(dayFrom(text)).toBeUndefined();
  });

  it('keeps every day of the calendar, in both spellings', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(dayFrom(day)).toBe(day);
        expect(dayFrom(day.replaceAll('-', ''))).toBe(day);
      }),
    );
  });

  it('gives a well-formed day or nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}-?\d{2}-?\d{2}.{0,9}$/), (text) => {
        const day = dayFrom(text);
        expect(day === undefined || daySchema.safeParse(day).success).toBe(true);
      }),
    );
  });
});
