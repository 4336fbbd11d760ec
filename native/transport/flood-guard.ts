import type { Timers, Transport, TransportListener, TransportOutcome } from './transport.ts';

/**
 * More than any device of the desk has to say: a serial line at 921,600 baud carries 92 kB in a second, a full-speed HID
 * device 64 kB, and nobody uses even a tenth of that.
 */
const FLOOD_BYTES = 200_000;
const WINDOW_MS = 1000;
/** How long a flooding device is left alone the first time, and at the most. */
const FIRST_REST_MS = 5000;
const LONGEST_REST_MS = 60_000;
/** A device that kept quiet this long begins anew. */
const FORGIVEN_MS = 60_000;

interface Flood {
  readonly restMs: number;
  /** Until when the device is left alone. */
  readonly until: number;
}

/**
 * Keeps a device that floods its line from costing the process more than a moment now and then: its link is closed, and
 * opening it again fails with `flooding` until its rest is over, longer each time. Remembers across links, which are
 * used once; a device is known by the key that its links are guarded with.
 */
export class FloodGuard {
  readonly #floods = new Map<string, Flood>();

  /** Puts the guard between a link and its listener; gives the same link. */
  guard<T extends Transport>(link: T, key: string, timers: Timers): T {
    const open = link.open.bind(link);
    link.open = async (listener: TransportListener): Promise<TransportOutcome> => {
      const flood = this.#floods.get(key);
      if (flood !== undefined && timers.monotonic() < flood.until) return { ok: false, failure: 'flooding' };
      return open(this.#watch(link, key, timers, listener));
    };
    return link;
  }

  #watch(link: Transport, key: string, timers: Timers, listener: TransportListener): TransportListener {
    let begun = timers.monotonic();
    let bytes = 0;
    let isShut = false;
    return {
      data: (piece) => {
        if (isShut) return;
        const now = timers.monotonic();
        if (now - begun >= WINDOW_MS) {
          begun = now;
          bytes = 0;
        }
        bytes += piece.length;
        if (bytes <= FLOOD_BYTES) return listener.data(piece);
        isShut = true;
        this.#note(key, now);
        void link.close();
        listener.lost();
      },
      lost: () => {
        if (!isShut) listener.lost();
      },
    };
  }

  #note(key: string, now: number): void {
    const before = this.#floods.get(key);
    const isNew = before === undefined || now - before.until > FORGIVEN_MS;
    const restMs = isNew ? FIRST_REST_MS : Math.min(before.restMs * 2, LONGEST_REST_MS);
    this.#floods.set(key, { restMs, until: now + restMs });
  }
}
