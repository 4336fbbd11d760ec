import { z } from 'zod';
import type { Outcome, StoreFailure } from '../contract/failures.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Journal } from '../core/ports/store.ts';
import { canonicalEntry } from './journal-guard.ts';
import type { Ledger } from './ledger.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

/** The entry with which a paper was written down. */
const queuedPaperSchema = z.object({
  at: z.number(),
  event: z.literal('slip-queued'),
  detail: z.object({ receiptNumber: z.string() }),
});

/** The journal as the rest of the store sees it. */
export interface RecordingJournal extends Journal {
  /** Adds entries inside the caller's transaction: they stand or fall with what they record. */
  record(entries: readonly JournalEntry[]): void;
  /**
   * A transaction for a ledger line and the entries that record it. The first entry, as canonical JSON, goes on that line itself:
   * with the usual one entry, the line is the whole transaction.
   */
  recordWith<T>(
    entries: readonly JournalEntry[],
    addLine: (first: string | undefined) => T,
  ): Outcome<T, StoreFailure>;
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
    recordWith(entries, addLine) {
      const first = entries[0];
      const line = first === undefined ? undefined : canonicalEntry(first);
      if (entries.length <= 1) return writer.writeOne(() => addLine(line));
      return writer.write(() => {
        const value = addLine(line);
        record(entries.slice(1));
        return value;
      });
    },
    append: (entries) => writer.write(() => record(entries)),
    head: () => ledger.head(),
    paperMadeAt: (receiptNumber, head) =>
      ledger
        .entriesAfter(head)
        .map((entry) => queuedPaperSchema.safeParse(JSON.parse(entry)).data)
        .find((paper) => paper?.detail.receiptNumber === receiptNumber)?.at,
    verify: () => ledger.verify(),
    lastShutdownWasProper: () => (lastMark.get() ?? 'station-stopped') === 'station-stopped',
  };
}
