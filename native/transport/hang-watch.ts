import { pause } from './deadline.ts';
import type { Timers } from './transport.ts';

/** So often signs of life are asked for. */
const PULSE_MS = 2000;

/** A sign of life: resolves when it is there, and after `limitMs` without it whoever owes it counts as hung. */
export interface SignOfLife {
  readonly limitMs: number;
  readonly ask: () => Promise<void>;
}

/**
 * Asks for signs of life, round after round, one round at a time: whoever hangs is not asked again before he answered,
 * so that nothing piles up.
 */
export class HangWatch {
  readonly #timers: Timers;
  readonly #signs: readonly SignOfLife[];
  readonly #isNeeded: () => boolean;
  readonly #onHung: () => void;
  #watching = false;
  #hung = false;

  /** Watches while `isNeeded`; `onHung` is called once per hang. */
  constructor(timers: Timers, signs: readonly SignOfLife[], isNeeded: () => boolean, onHung: () => void) {
    this.#timers = timers;
    this.#signs = signs;
    this.#isNeeded = isNeeded;
    this.#onHung = onHung;
  }

  /** From the missing of a sign until all of that round are there. */
  get hung(): boolean {
    return this.#hung;
  }

  /** Begins, unless it is at it. */
  async watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#isNeeded()) {
      await Promise.all(this.#signs.map((sign) => this.#await(sign)));
      this.#hung = false;
      await pause(this.#timers, PULSE_MS);
    }
    this.#watching = false;
  }

  async #await({ limitMs, ask }: SignOfLife): Promise<void> {
    const cancel = this.#timers.after(limitMs, () => {
      if (this.#hung) return;
      this.#hung = true;
      this.#onHung();
    });
    await ask();
    cancel();
  }
}
