import type { PlugSignal, Timers } from './transport.ts';

/** A third of the 3 s in which a device that was plugged back in shall work, where nobody sees it come. */
export const REOPEN_MS = 1000;
/** Where its coming is seen, looking for it is only the net below: still within the 3 s, at half the cost. */
export const WATCHED_REOPEN_MS = 2000;

/** The pace at which a driver tries to reach a device that is not there; woken early when something is plugged in. */
export class Reopening {
  readonly #timers: Timers;
  readonly #plugged: PlugSignal | undefined;
  #wake: () => void = () => undefined;

  constructor(timers: Timers, plugged?: PlugSignal) {
    this.#timers = timers;
    this.#plugged = plugged;
  }

  /** Resolves when it is time to try again: after the pace's pause, when a device came or went, or when interrupted. */
  pause(): Promise<void> {
    return new Promise((resolve) => {
      const ends: (() => void)[] = [];
      const wake = (): void => {
        for (const end of ends) end();
        resolve();
      };
      const paceMs = this.#plugged === undefined ? REOPEN_MS : WATCHED_REOPEN_MS;
      ends.push(this.#timers.after(paceMs, wake));
      if (this.#plugged !== undefined) ends.push(this.#plugged.onChange(wake));
      this.#wake = wake;
    });
  }

  interrupt(): void {
    this.#wake();
  }
}
