import type { Clock } from '../../core/ports/clock.ts';

/** The longest time-out Node takes; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's clocks: wall time, which may jump, and monotonic time, which does not. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after,
  };
}

function after(ms: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (left: number): void => {
    const part = Math.min(left, LONGEST_TIMER_MS);
    timer = setTimeout(() => (left > part ? arm(left - part) : callback()), part);
  };
  arm(ms);
  return () => clearTimeout(timer);
}
