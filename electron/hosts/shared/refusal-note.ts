import type { MessageFailure } from '../../contract/failures.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** A page that knocks in a loop is told of once a second; more would only fill the journal. */
const REFUSAL_INTERVAL_MS = 1_000;

/** Passes on what a door refused, each code at most once in `REFUSAL_INTERVAL_MS`. */
export function createRefusalNote(
  clock: Pick<Clock, 'monotonic'>,
  note: (code: MessageFailure) => void,
): (code: MessageFailure) => void {
  const notedAt = new Map<MessageFailure, number>();
  return (code) => {
    const now = clock.monotonic();
    const last = notedAt.get(code);
    if (last !== undefined && now - last < REFUSAL_INTERVAL_MS) return;
    notedAt.set(code, now);
    note(code);
  };
}
