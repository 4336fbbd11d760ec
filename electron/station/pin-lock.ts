import type { PinFailures } from '../core/ports/store.ts';

/** Wrong PINs in a row before nobody can try any more. */
export const TRIES_BEFORE_LOCK = 5;
/** The first lock; each further one is twice as long. */
export const FIRST_LOCK_MS = 15 * 60 * 1000;
/** Long enough that a million PINs outlast any visit; short enough that a forgetful attendant works tomorrow. */
export const LONGEST_LOCK_MS = 24 * 60 * 60 * 1000;

/** How long the lock after so many earlier ones is. */
export function lockLength(lockouts: number): number {
  return Math.min(FIRST_LOCK_MS * 2 ** Math.max(0, lockouts - 1), LONGEST_LOCK_MS);
}

/**
 * Until when nobody can try, wall time; undefined when somebody can. A clock set back never makes a lock longer than the longest.
 */
export function lockedUntil({ lockedUntil: until }: PinFailures, now: number): number | undefined {
  if (until <= now) return undefined;
  return Math.min(until, now + LONGEST_LOCK_MS);
}

/** The count with one more wrong PIN. */
export function oneMoreFailure(before: PinFailures, now: number): PinFailures {
  const failures = before.failures + 1;
  if (failures < TRIES_BEFORE_LOCK) return { ...before, failures };
  const lockouts = before.lockouts + 1;
  return { failures: 0, lockouts, lockedUntil: now + lockLength(lockouts) };
}
