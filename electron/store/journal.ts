import type { JournalEntry } from '../core/journal-events.ts';
import type { Journal } from '../core/ports/store.ts';
import { canonicalEntry } from './journal-guard.ts';
import type { Ledger } from './ledger.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

/** The journal as the rest of the store sees it. */
export interface RecordingJournal extends Journal {
  /** Adds entries inside the caller's transaction: they stand or fall with what they record. */
  record(entries: readonly JournalEntry[]): void;
  /** Whether the last station to start here also stopped; true when none ever started. */
  lastShutdownWasProper(): boolean;
}

/** The journal of an open database: the ledger's entries. */
export function createJournal(database: StoreDatabase, writer: Writer, ledger: Ledger): RecordingJournal {
  const lastMark = database
    .prepare<[], string>(
      `SELECT entry ->> 'event' AS event FROM ledger
       WHERE event IN ('station-started', 'station-stopped') ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  const record = (entries: readonly JournalEntry[]): void => {
    for (const entry of entries) ledger.addEntry(canonicalEntry(entry));
  };
  return {
    record,
    append: (entries) => writer.write(() => record(entries)),
    head: () => ledger.head(),
    verify: () => ledger.verify(),
    lastShutdownWasProper: () => (lastMark.get() ?? 'station-stopped') === 'station-stopped',
  };
}
