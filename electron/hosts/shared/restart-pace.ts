import type { Clock } from '../../core/ports/clock.ts';

/** After one death the next process comes at once; the pause only lets the kernel release the device files. */
const FIRST_RESTART_MS = 50;
/** What cannot live is tried at this pace: often enough for a resident to see it come back. */
const LONGEST_RESTART_MS = 5_000;
/** What lived this long was healthy, and its death counts as the first one. */
const HEALTHY_MS = 10_000;

/** How long to wait before what died `deaths` times in a row is started again, ms. */
export function restartPause(deaths: number): number {
  return Math.min(FIRST_RESTART_MS * 2 ** (deaths - 1), LONGEST_RESTART_MS);
}

/** Counts the deaths of one thing that is started again and again. */
export interface RestartPace {
  /** To be called at each start. */
  started(): void;
  /** To be called at each death; gives the pause before the next start, ms. */
  died(): number;
}

/** A pace that doubles with each death in a row and begins anew after a healthy life. */
export function createRestartPace(clock: Pick<Clock, 'monotonic'>): RestartPace {
  let startedAt = clock.monotonic();
  let deaths = 0;
  return {
    started: () => {
      startedAt = clock.monotonic();
    },
    died: () => {
      deaths = clock.monotonic() - startedAt >= HEALTHY_MS ? 1 : deaths + 1;
      return restartPause(deaths);
    },
  };
}
