import { pause } from './deadline.ts';
import type { PcscClient, PcscLibrary, PcscReader } from './pcsc-library.ts';
import type { Timers } from './transport.ts';

/**
 * How long a client must have said nothing before it is told to stop, at the end of a process. Its thread needs well
 * under a millisecond from an event back into its waiting; a busy machine may take longer.
 */
const QUIET_MS = 200;

/**
 * Clients whose service died under them. Collected as garbage they would bring the process down: the library's finalizer
 * throws where nobody can catch. A service dies rarely, and a client is small.
 */
const deadClients: PcscClient[] = [];

/**
 * One client of the smart-card service. What was measured of pcsc-mini 0.1.3, and what is done:
 * - without a service `start` throws, and `stop` throws after it: both are caught;
 * - when the service dies there is one `error` and no recovery when it is back: a client is used once, and kept;
 * - `stop` right after an event never returns: its thread is between two waitings then and
 *   misses the call to end. A client is stopped when it has been quiet for a while.
 */
export class ServiceClient {
  readonly #client: PcscClient;
  readonly #timers: Timers;
  #spokeAt: number;
  #dead = false;

  constructor(library: PcscLibrary, timers: Timers) {
    this.#client = library.createClient();
    this.#timers = timers;
    this.#spokeAt = timers.monotonic();
  }

  /** Begins; whether there is a service to speak to. `died` is called when it goes away later. */
  start(listener: { reader(reader: PcscReader): void; died(): void }): boolean {
    this.#client.on('error', () => {
      if (!this.#dead) deadClients.push(this.#client);
      this.#dead = true;
      listener.died();
    });
    this.#client.on('reader', (reader) => {
      this.#spoke();
      reader.on('change', () => this.#spoke());
      listener.reader(reader);
    });
    try {
      this.#client.start();
      return true;
    } catch {
      this.#stop();
      return false;
    }
  }

  /** Lets go of the service: at once when that is gone, otherwise when it has been quiet from now on; resolves then. */
  async end(): Promise<void> {
    // To let go of a card, as whoever ends a link does just before, wakes the library's thread too.
    this.#spoke();
    while (!this.#dead) {
      const rest = this.#spokeAt + QUIET_MS - this.#timers.monotonic();
      if (rest <= 0) break;
      await pause(this.#timers, rest);
    }
    this.#stop();
  }

  #spoke(): void {
    this.#spokeAt = this.#timers.monotonic();
  }

  #stop(): void {
    try {
      this.#client.stop();
    } catch {
      // The service went first.
    }
  }
}
