import type { Timers } from '../../../../native/transport/transport.ts';

interface Due {
  readonly at: number;
  readonly callback: () => void;
}

/** Lets promise chains and the event loop's pending I/O callbacks run. */
export async function settled(rounds = 5): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((done) => setImmediate(done));
}

/** Time that stands still until a test turns it on; callbacks run in order of their due time. */
export class ManualTimers implements Timers {
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

  get pending(): number {
    return this.#due.size;
  }

  /** Turns time on by `ms`, stopping at each due callback to let what it started run. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (;;) {
      const next = [...this.#due].filter((due) => due.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.at);
      this.#due.delete(next);
      next.callback();
      await settled();
    }
    this.#now = until;
  }

  /** Turns time on in small steps until something is so; fails after `limitMs`. */
  async advanceUntil(isSo: () => boolean, limitMs = 60_000, stepMs = 10): Promise<void> {
    const limit = this.#now + limitMs;
    await settled();
    while (!isSo()) {
      if (this.#now >= limit) throw new Error(`not so within ${limitMs} ms`);
      await this.advance(stepMs);
    }
  }
}
