import type { StoreFailure } from '../contract/failures.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Outbox, OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome } from '../core/ports/upstream.ts';
import { PAGE_INTERFACE } from './page-submission.ts';
import { takesBack } from './withdrawal.ts';

/** A reference goes into the journal only if it looks like a number or an id: the journal names nobody. */
const JOURNAL_REFERENCE = /^[A-Za-z0-9_-]{1,40}$/;
/** An ID number has 18 characters; a reference that could hold one stays out of the journal. */
const ID_NUMBER = /\d{17}[\dXx]/;

/** An end that is certain. */
export type SettledOutcome = Exclude<SendOutcome, { readonly outcome: 'unknown' }>;

export interface SettlementParts {
  readonly outbox: Pick<Outbox, 'acknowledge' | 'refuse'>;
  readonly clock: Clock;
  /** A row has a certain end, and the outbox has it in writing. */
  readonly onSettled: (row: OutboxRow, outcome: SettledOutcome) => void;
  /** An end could not be put in writing (`store-disk-full`); it is kept in memory and tried again before anything is sent. */
  readonly onStoreFailure?: ((failure: StoreFailure) => void) | undefined;
}

/** Puts certain ends in writing, and holds on to the one that a full disk would not take. */
export interface Settlement {
  /** False when the store cannot take it now. */
  settle(row: OutboxRow, outcome: SettledOutcome): boolean;
  /** Tries again what the store could not take; true when nothing waits any more. */
  settleWaiting(): boolean;
}

/** What the journal calls that which a row carried. */
function subjectOf(row: OutboxRow): 'filing' | 'page' | 'withdrawal' {
  if (row.interface === PAGE_INTERFACE) return 'page';
  return takesBack(row) ? 'withdrawal' : 'filing';
}

function settledEntry(at: number, row: OutboxRow, outcome: SettledOutcome): JournalEntry {
  const detail = { service: row.service, receiptNumber: row.receiptNumber };
  const subject = subjectOf(row);
  if (outcome.outcome === 'refused') return { at, event: `${subject}-refused`, visit: row.visit, detail };
  const { reference } = outcome;
  const quotable = JOURNAL_REFERENCE.test(reference) && !ID_NUMBER.test(reference);
  return {
    at,
    event: `${subject}-acknowledged`,
    visit: row.visit,
    detail: { ...detail, ...(quotable ? { reference } : {}) },
  };
}

export function createSettlement(parts: SettlementParts): Settlement {
  const { outbox, clock } = parts;
  let waiting: { readonly row: OutboxRow; readonly outcome: SettledOutcome } | undefined;

  function settle(row: OutboxRow, outcome: SettledOutcome): boolean {
    const at = clock.now();
    const journal = [settledEntry(at, row, outcome)];
    const written =
      outcome.outcome === 'acknowledged'
        ? outbox.acknowledge(row.id, outcome.reference, at, journal)
        : outbox.refuse(row.id, outcome.reason, at, journal);
    waiting = written.ok ? undefined : { row, outcome };
    if (written.ok) parts.onSettled(row, outcome);
    else parts.onStoreFailure?.(written.failure);
    return written.ok;
  }

  return {
    settle,
    settleWaiting: () => waiting === undefined || settle(waiting.row, waiting.outcome),
  };
}
