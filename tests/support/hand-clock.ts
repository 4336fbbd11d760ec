import type { Clock } from '../../electron/core/ports/clock.ts';

/** 2026-11-22 10:00 in China. */
const OPENING_WALL = Date.UTC(2026, 10, 22, 2);

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that moves only when a test turns it; timers go off in order, at their own moment. */
export class HandClock implements Clock {
  private mono = 0;
  private wallOffset = OPENING_WALL;
  private timers: Timer[] = [];

  now(): number {
    return this.wallOffset + this.mono;
  }

  monotonic(): number {
    return this.mono;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.mono + Math.max(0, ms), callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((candidate) => candidate !== timer);
    };
  }

  /** How many timers wait; nothing may be left behind by what has stopped. */
  get waiting(): number {
    return this.timers.length;
  }

  /** The wall clock is set by somebody; monotonic time knows nothing of it. */
  jump(ms: number): void {
    this.wallOffset += ms;
  }

  turn(ms: number): void {
    const until = this.mono + ms;
    for (let next = this.nextDue(until); next !== undefined; next = this.nextDue(until)) {
      this.mono = next.due;
      const { callback } = next;
      this.timers = this.timers.filter((candidate) => candidate !== next);
      callback();
    }
    this.mono = until;
  }

  private nextDue(until: number): Timer | undefined {
    const [first] = this.timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due);
    return first;
  }
}
