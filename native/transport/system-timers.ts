import type { Timers } from './transport.ts';

/** The machine's own monotonic clock and timers, for everything that is not a test. */
export const systemTimers: Timers = {
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
