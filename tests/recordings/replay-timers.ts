import type { Timers } from '../../native/transport/transport.ts';

interface Due {
  readonly at: number;
  readonly callback: () => void;
}

/** Rounds of the event loop in which whatever a callback started comes to rest. */
const ROUNDS = 8;

/** Time that jumps to whatever is due next: a recording of a minute is replayed at once. */
export class ReplayTimers implements Timers {
  #now = 0;
  readonly #due = new Set<Due>();

  monotonic(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const due = { at: this.#now + ms, callback };
    this.#due.add(due);
    return () => this.#due.delete(due);
  }

  /** Goes from one due callback to the next until something is over; throws when nothing is due any more. */
  async runUntil(over: Promise<unknown>): Promise<void> {
    let isOver = false;
    const ended = over.finally(() => (isOver = true));
    for (;;) {
      for (let round = 0; round < ROUNDS; round += 1) await new Promise((next) => setImmediate(next));
      if (isOver) break;
      const [next] = [...this.#due].toSorted((a, b) => a.at - b.at);
      if (next === undefined) throw new Error('nothing is due and the replay is not over');
      this.#due.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    await ended;
  }
}
