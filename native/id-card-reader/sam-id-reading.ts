import type { Timers } from '../transport/transport.ts';
import type { SamClient } from './sam-client.ts';
import { samIdOf } from './sam-id.ts';
import { samVCommands } from './sam-v-commands.ts';

/** A module just powered up may send a wrong number: it is asked up to three times, 1.5 s apart (§8.1). */
const ATTEMPTS = 3;
const SETTLE_MS = 1500;

/** Reads the module's number beside the real work: nothing waits for it. */
export class SamIdReading {
  readonly #client: SamClient;
  readonly #timers: Timers;
  #attemptsLeft = ATTEMPTS;
  #dueAt = 0;

  constructor(client: SamClient, timers: Timers) {
    this.#client = client;
    this.#timers = timers;
  }

  /** The number, once; undefined when it is known already, not due, or not to be had. */
  async tryWhenDue(): Promise<string | undefined> {
    if (this.#attemptsLeft === 0 || this.#timers.monotonic() < this.#dueAt) return undefined;
    this.#attemptsLeft -= 1;
    const reply = await this.#client.send(samVCommands.samId);
    const samId = reply.ok && reply.meaning.kind === 'done' ? samIdOf(reply.data) : undefined;
    if (samId === undefined) this.#dueAt = this.#timers.monotonic() + SETTLE_MS;
    else this.#attemptsLeft = 0;
    return samId;
  }
}
