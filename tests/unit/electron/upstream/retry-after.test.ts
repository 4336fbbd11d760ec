import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../electron/upstream/retry-after.ts';

const NOW = Date.UTC(2026, 10, 22, 1, 0, 0);
const HOUR = 3_600_000;

describe('retryAfterMs', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['Sun, 22 Nov 2026 01:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 00:00:00 GMT', 0],
    ['999999999', HOUR],
    ['Fri, 31 Dec 2099 00:00:00 GMT', HOUR],
  ])('%j is %d ms', (header, wait) => {
    expect(retryAfterMs(header, NOW)).toBe(wait);
  });

  it.each([undefined, '', '  ', 'soon', '-5x', 'NaN'])('%j says nothing', (header) => {
    expect(retryAfterMs(header, NOW)).toBeUndefined();
  });

  it('is never negative and never more than an hour', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.nat().map(String), fc.date().map(String)), (header) => {
        const wait = retryAfterMs(header, NOW);
        expect(wait === undefined || (wait >= 0 && wait <= HOUR)).toBe(true);
      }),
    );
  });
});
