import type { Clock } from '../core/ports/clock.ts';

/** First ceiling: a line that stumbled is usually back within seconds. */
export const BACK_OFF_BASE_MS = 2_000;
/** Last ceiling: after a night without a line, cases are on their way within five minutes of its return. */
export const BACK_OFF_CAP_MS = 5 * 60_000;
/** 2 s × 2^8 is past the cap; a larger exponent would only risk overflow. */
const LARGEST_EXPONENT = 8;

/**
 * How long to wait after the `failures`-th failure in a row (1, 2, …), ms: full jitter, evenly spread between nothing and a
 * ceiling that doubles, so that a county's terminals do not all come back in the same second. `random` gives 0 ≤ x < 1.
 * A pause the platform asked for is a floor under it.
 */
export function backOffMs(failures: number, random: () => number, retryAfterMs = 0): number {
  const exponent = Math.min(Math.max(failures, 1) - 1, LARGEST_EXPONENT);
  const ceiling = Math.min(BACK_OFF_CAP_MS, BACK_OFF_BASE_MS * 2 ** exponent);
  return Math.max(Math.floor(random() * ceiling), retryAfterMs);
}

/** The pauses between tries. */
export interface Rest {
  /** One failure more: calls `wake` when it is time to try again. */
  begin(retryAfterMs?: number): void;
  /** Ends a pause before its time; false, and nothing ends, while the platform asked us to wait. */
  cutShort(): boolean;
  /** It works again: the next failure is a first one. */
  recover(): void;
  /** No wake-up comes any more. */
  cancel(): void;
  /** Failures since the last success. */
  failuresInARow(): number;
}

export function createRest(clock: Clock, random: () => number, wake: () => void): Rest {
  let failures = 0;
  let askedUntil = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | undefined;

  function cancel(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  return {
    begin(retryAfterMs = 0) {
      cancel();
      failures += 1;
      askedUntil = clock.monotonic() + retryAfterMs;
      cancelTimer = clock.after(backOffMs(failures, random, retryAfterMs), () => {
        cancelTimer = undefined;
        wake();
      });
    },
    cutShort() {
      if (cancelTimer !== undefined && clock.monotonic() < askedUntil) return false;
      cancel();
      return true;
    },
    recover() {
      failures = 0;
    },
    cancel,
    failuresInARow: () => failures,
  };
}
