import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PremiumTable, premiumTableSchema } from '../../../../electron/contract/premium.ts';
import { premiumFor, waitingMonths } from '../../../../electron/core/premium.ts';

const shipped = join(import.meta.dirname, '../../../../resources/premium/premium.json');
const TABLE = premiumTableSchema.parse(JSON.parse(readFileSync(shipped, 'utf8')));
const counting = (firstMissedYear: 1 | 2): PremiumTable['waiting'] => ({ ...TABLE.waiting, firstMissedYear });
const PLACE = '341721';
const ordinary = { group: 'ordinary', missed: 0, repaid: 0, exempt: false };

describe('the months to wait', () => {
  it.each([
    ['unbroken but late', 0, 0, 3, 3],
    ['missed 1', 1, 0, 4, 3],
    ['missed 2, repaid 1', 2, 1, 4, 3],
    ['missed 3', 3, 0, 6, 5],
    ['missed 5', 5, 0, 8, 7],
    ['missed 5, all repaid', 5, 5, 6, 6],
  ])('%s', (_case, missed, repaid, first, second) => {
    expect(waitingMonths(counting(1), { missed, repaid })).toBe(first);
    expect(waitingMonths(counting(2), { missed, repaid })).toBe(second);
  });

  it('are never fewer for a longer gap, nor more for paying up', () => {
    const years = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(years, years, fc.constantFrom(1 as const, 2 as const), (missed, repaid, start) => {
        const wait = waitingMonths(counting(start), { missed, repaid });
        expect(waitingMonths(counting(start), { missed: missed + 1, repaid })).toBeGreaterThanOrEqual(wait);
        expect(waitingMonths(counting(start), { missed, repaid: repaid + 1 })).toBeLessThanOrEqual(wait);
        expect(wait).toBeGreaterThanOrEqual(TABLE.waiting.fixedMonths);
      }),
    );
  });
});

describe('the premium', () => {
  it('of a year that no notice has set is left out, with what hangs on it', () => {
    const premium = premiumFor(TABLE, PLACE, '2026-11-23', { ...ordinary, group: 'extreme-poverty' });
    expect(premium).toMatchObject({ coverYear: 2027, relief: 'unknown' });
    expect(premium).not.toHaveProperty('individual');
    expect(premium).not.toHaveProperty('due');
  });

  it('of a year that is set is what the notice says, less what is taken over', () => {
    expect(premiumFor(TABLE, PLACE, '2024-11-23', ordinary)).toMatchObject({
      coverYear: 2025,
      individual: 40_000,
      due: 40_000,
      waitMonths: 0,
    });
    const poor = { ...ordinary, group: 'extreme-poverty' };
    expect(premiumFor(TABLE, PLACE, '2024-11-23', poor)).toMatchObject({ relief: 40_000, due: 0 });
    const aided = { ...ordinary, group: 'minimum-living' };
    expect(premiumFor(TABLE, PLACE, '2024-11-23', aided)).not.toHaveProperty('due');
  });

  it('goes by the nearest place that has a line of its own', () => {
    const share = { kind: 'percent', percent: 50 } as const;
    const line = {
      place: '3417',
      group: 'minimum-living',
      share,
      source: '试验',
      evidence: 'assumed',
    } as const;
    const table: PremiumTable = { ...TABLE, subsidies: [...TABLE.subsidies, line] };
    const aided = { ...ordinary, group: 'minimum-living' };
    expect(premiumFor(table, PLACE, '2024-11-23', aided)).toMatchObject({ relief: 20_000, due: 20_000 });
    expect(premiumFor(table, '431002', '2024-11-23', aided)).toMatchObject({ relief: 'unknown' });
  });

  it('costs a wait out of time or after a gap, and nothing to newborns', () => {
    expect(premiumFor(TABLE, PLACE, '2025-03-01', ordinary).waitMonths).toBe(3);
    expect(premiumFor(TABLE, PLACE, '2024-11-23', { ...ordinary, missed: 2 }).waitMonths).toBe(5);
    expect(premiumFor(TABLE, PLACE, '2025-03-01', { ...ordinary, exempt: true }).waitMonths).toBe(0);
  });

  it('knows a time of collection that runs into the next year', () => {
    const [window] = TABLE.windows;
    if (window === undefined) throw new Error('no window');
    const table: PremiumTable = { ...TABLE, windows: [{ ...window, until: '02-28' }] };
    expect(premiumFor(table, PLACE, '2025-02-10', ordinary).waitMonths).toBe(0);
    expect(premiumFor(table, PLACE, '2025-03-10', ordinary).waitMonths).toBe(3);
  });
});
