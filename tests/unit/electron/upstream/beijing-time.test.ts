import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingTime } from '../../../../electron/upstream/beijing-time.ts';

describe('beijingTime', () => {
  it('writes an instant eight hours ahead of UTC, whatever the machine thinks', () => {
    expect(beijingTime(Date.UTC(2026, 10, 22, 1, 2, 3))).toBe('2026-11-22 09:02:03');
    expect(beijingTime(Date.UTC(2026, 11, 31, 16, 0, 0))).toBe('2027-01-01 00:00:00');
    expect(beijingTime(Date.UTC(2028, 1, 28, 16, 0, 0))).toBe('2028-02-29 00:00:00');
  });

  it('agrees with the time-zone database for every second of this century', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const seconds = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        expect(beijingTime(second * 1000)).toBe(format.format(new Date(second * 1000)));
      }),
    );
  });
});
