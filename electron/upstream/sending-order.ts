import type { UpstreamFailure } from '../contract/failures.ts';
import type { OutboxRow } from '../core/ports/store.ts';
import { residentOfCase } from './case-submission.ts';

/** So often the line itself may fail before the row at the head lets another one try: it might be the row after all. */
const LINE_FAILURES_PER_TURN = 5;

/** Whether a failure says that the platform was there but this row did not get through. */
function concernsTheRow(failure: UpstreamFailure): boolean {
  switch (failure) {
    case 'upstream-unreachable':
    case 'upstream-busy':
    case 'upstream-signature-refused':
      return false;
    case 'upstream-timeout':
    case 'upstream-not-json':
    case 'upstream-bad-envelope':
    case 'upstream-refused':
    case 'person-not-insured':
    case 'employer-not-found':
    case 'agent-not-authorised':
    case 'case-not-found':
    case 'case-of-another':
      return true;
  }
}

/** Which row goes next. */
export interface SendingOrder {
  /** `pending` comes oldest first. */
  next(pending: readonly OutboxRow[]): OutboxRow | undefined;
  /** A row came to no certain end, for the `failuresInARow`-th time of any row. */
  noteUncertain(row: OutboxRow, failure: UpstreamFailure, failuresInARow: number): void;
  /** A row came to an end: the line works, so the oldest goes first again. */
  noteSettled(): void;
}

/**
 * Oldest first, and one resident's cases always in their order. A row that keeps failing goes behind the others, so that
 * one case the platform chokes on never holds up everybody else's for ever.
 */
export function createSendingOrder(): SendingOrder {
  /** Row id → its place among those sent to the back. */
  const back = new Map<number, number>();
  let turns = 0;

  return {
    next(pending) {
      const residents = new Set<string>();
      const heads = pending.filter((row) => {
        const resident = residentOfCase(row);
        const first = !residents.has(resident);
        residents.add(resident);
        return first;
      });
      return heads.toSorted((a, b) => (back.get(a.id) ?? 0) - (back.get(b.id) ?? 0) || a.id - b.id)[0];
    },
    noteUncertain(row, failure, failuresInARow) {
      if (!concernsTheRow(failure) && failuresInARow % LINE_FAILURES_PER_TURN !== 0) return;
      turns += 1;
      back.set(row.id, turns);
    },
    noteSettled() {
      back.clear();
    },
  };
}
