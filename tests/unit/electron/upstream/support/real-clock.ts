import type { Clock } from '../../../../../electron/core/ports/clock.ts';

/** The machine's own clock, for tests on real sockets. */
export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
