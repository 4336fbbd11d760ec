import type { Clock } from '../core/ports/clock.ts';

/** How often the device process is asked whether it still turns; an answer costs it some microseconds. */
export const ASK_EVERY_MS = 500;
/**
 * So many asks in a row without an answer, 3 s, and it hangs. The longest that a healthy process was seen not to turn is
 * some tens of milliseconds; a resident before a screen that does not move has begun to wonder by then.
 */
export const UNANSWERED_ASKS = 6;
/** Asks a fresh process may leave unanswered, 15 s: a cold start from a busy disk reads the drivers first. */
export const UNANSWERED_AT_START = 30;
/**
 * A tick of ours that comes later than this says that the machine slept or is busy: then the other process had no
 * time either, or its answers still wait behind this very tick, and nothing is held against it.
 */
export const OWN_LATENESS_MS = 250;

export interface HeartbeatParts {
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly ask: () => void;
  /** It has not answered for too long; told once, and nothing is asked any more. */
  readonly silent: () => void;
}

/** The watch over one process, from its start to its end. */
export interface Heartbeat {
  /** It answered. */
  heard(): void;
  stop(): void;
}

/** Asks at once and then at a steady pace, and tells when the answers stay out. */
export function startHeartbeat({ clock, ask, silent }: HeartbeatParts): Heartbeat {
  let unanswered = 0;
  let patience = UNANSWERED_AT_START;
  let cancel = (): void => undefined;
  const askAgain = (): void => {
    const due = clock.monotonic() + ASK_EVERY_MS;
    cancel = clock.after(ASK_EVERY_MS, () => judge(clock.monotonic() - due));
    unanswered += 1;
    ask();
  };
  const judge = (lateMs: number): void => {
    if (lateMs > OWN_LATENESS_MS) unanswered = 0;
    if (unanswered >= patience) silent();
    else askAgain();
  };
  askAgain();
  return {
    heard: () => {
      unanswered = 0;
      patience = UNANSWERED_ASKS;
    },
    stop: () => cancel(),
  };
}
