import type { Timers } from '../transport/transport.ts';
import type { CardDialect } from './card-dialect.ts';

/** A module just powered up may send a wrong number: it is asked up to three times, 1.5 s apart (§8.1). */
const ATTEMPTS = 3;
const SETTLE_MS = 1500;

/** Reads the module's number beside the real work: nothing waits for it. */
export class SamIdReading {
  readonly #dialect: CardDialect;
  readonly #timers: Timers;
  #attemptsLeft = ATTEMPTS;
  #dueAt = 0;

  constructor(dialect: CardDialect, timers: Timers) {
    this.#dialect = dialect;
    this.#timers = timers;
  }

  /** The number, once; undefined when it is known already, not due, or not to be had. */
  async tryWhenDue(): Promise<string | undefined> {
    if (this.#attemptsLeft === 0 || this.#timers.monotonic() < this.#dueAt) return undefined;
    this.#attemptsLeft -= 1;
    const samId = await this.#dialect.readSamId();
    if (samId === undefined) this.#dueAt = this.#timers.monotonic() + SETTLE_MS;
    else this.#attemptsLeft = 0;
    return samId;
  }
}
