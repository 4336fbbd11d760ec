import type { Timers } from '../transport/transport.ts';

/** A pause that news can end early. An interruption during no pause ends the next one at once, so that none is missed. */
export class InterruptibleWait {
  readonly #timers: Timers;
  #interrupted = false;
  #wake: (() => void) | undefined;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  interrupt(): void {
    this.#interrupted = true;
    this.#wake?.();
  }

  async ms(duration: number): Promise<void> {
    if (!this.#interrupted) {
      await new Promise<void>((resolve) => {
        const cancel = this.#timers.after(duration, resolve);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#interrupted = false;
  }
}
