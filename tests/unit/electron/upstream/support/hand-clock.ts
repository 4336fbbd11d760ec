import type { Clock } from '../../../../../electron/core/ports/clock.ts';

/** A clock that stands still until a test turns it. */
export interface HandClock extends Clock {
  /** Moves on, calling back what falls due in order, and lets everything that waits on those run. */
  advance(ms: number): Promise<void>;
  /** Lets pending promises run without moving time. */
  settle(): Promise<void>;
  /** Milliseconds until the next call-back; undefined when none is waiting. */
  nextDue(): number | undefined;
}

/** Enough turns of the promise queue for any chain in these rooms. */
const TURNS = 50;

export function createHandClock(startWall: number = Date.UTC(2026, 10, 22, 1, 0, 0)): HandClock {
  let elapsed = 0;
  let timers: { due: number; callback: () => void }[] = [];

  async function settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
  }

  return {
    now: () => startWall + elapsed,
    monotonic: () => elapsed,
    after(ms, callback) {
      const timer = { due: elapsed + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = elapsed + ms;
      for (;;) {
        await settle();
        const next = timers.toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > until) break;
        elapsed = next.due;
        timers = timers.filter((other) => other !== next);
        next.callback();
      }
      elapsed = until;
    },
    settle,
    nextDue() {
      const dues = timers.map(({ due }) => due - elapsed);
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
  };
}
