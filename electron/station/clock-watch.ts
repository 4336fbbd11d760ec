import type { Clock } from '../core/ports/clock.ts';

/** How often wall and monotonic time are compared; a jump matters for papers, not for deadlines. */
const COMPARE_EVERY_MS = 30_000;
/** Ordinary drift and NTP slewing stay far below this. */
const JUMP_MS = 120_000;

/** Reports when the wall clock jumped against the monotonic one. */
export function watchClock(clock: Clock, jumped: () => void): { stop(): void } {
  let offset = clock.now() - clock.monotonic();
  let cancel = (): void => undefined;
  const compare = (): void => {
    const now = clock.now() - clock.monotonic();
    if (Math.abs(now - offset) > JUMP_MS) jumped();
    offset = now;
    cancel = clock.after(COMPARE_EVERY_MS, compare);
  };
  cancel = clock.after(COMPARE_EVERY_MS, compare);
  return { stop: () => cancel() };
}
