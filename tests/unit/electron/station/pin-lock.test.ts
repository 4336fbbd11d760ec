import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_LOCK_MS,
  LONGEST_LOCK_MS,
  lockedUntil,
  lockLength,
  oneMoreFailure,
  TRIES_BEFORE_LOCK,
} from '../../../../electron/station/pin-lock.ts';

const NONE = { failures: 0, lockouts: 0, lockedUntil: 0 };
const NOW = 1_795_000_000_000;

describe('the lock', () => {
  it('comes with the fifth wrong PIN, for a quarter of an hour', () => {
    let count = NONE;
    for (let tries = 1; tries < TRIES_BEFORE_LOCK; tries += 1) {
      count = oneMoreFailure(count, NOW);
      expect(lockedUntil(count, NOW)).toBeUndefined();
    }
    count = oneMoreFailure(count, NOW);
    expect(count).toEqual({ failures: 0, lockouts: 1, lockedUntil: NOW + 15 * 60_000 });
    expect(lockedUntil(count, NOW)).toBe(NOW + 15 * 60_000);
    expect(lockedUntil(count, NOW + 15 * 60_000)).toBeUndefined();
  });

  it('grows: twice as long each time, a day at most', () => {
    expect([1, 2, 3, 4].map(lockLength)).toEqual([1, 2, 4, 8].map((times) => times * FIRST_LOCK_MS));
    expect(lockLength(40)).toBe(LONGEST_LOCK_MS);
  });

  it('is never longer than a day, even when the clock was set back a year', () => {
    const kept = { failures: 0, lockouts: 9, lockedUntil: NOW };
    expect(lockedUntil(kept, NOW - 365 * LONGEST_LOCK_MS)).toBe(NOW - 364 * LONGEST_LOCK_MS);
  });

  it('gives at most five tries to a lock, whoever tries, however long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: LONGEST_LOCK_MS }), { maxLength: 80 }), (pauses) => {
        let count = NONE;
        let now = NOW;
        let tries = 0;
        let locks = 0;
        for (const pause of pauses) {
          now += pause;
          if (lockedUntil(count, now) !== undefined) continue;
          count = oneMoreFailure(count, now);
          tries += 1;
          if (lockedUntil(count, now) !== undefined) locks += 1;
        }
        expect(locks).toBe(Math.floor(tries / TRIES_BEFORE_LOCK));
      }),
    );
  });
});
