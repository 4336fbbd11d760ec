import { failed, type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { NewOutboxRow, Outbox, OutboxRow } from '../core/ports/store.ts';
import type { RecordingJournal } from './journal.ts';
import { canonicalEntry } from './journal-guard.ts';
import type { CaseEnd, Ledger } from './ledger.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

/** What is remembered of a case without an outcome; the case itself stays on disk. */
interface Pending {
  readonly madeAt: number;
  handedOut: number;
}

function statements(database: StoreDatabase) {
  return {
    find: database.prepare<[number], NewOutboxRow & { readonly id: number }>(
      `SELECT seq AS id, key, message_id AS messageId, interface, visit, service,
              receipt_number AS receiptNumber, input, made_at AS madeAt
       FROM ledger WHERE seq = ?`,
    ),
    unsent: database.prepare<[], { readonly seq: number; readonly made_at: number }>(
      `SELECT seq, made_at FROM ledger AS made
       WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger AS ending WHERE ending.ends = made.seq)
         AND NOT EXISTS (SELECT 1 FROM ledger AS taking WHERE taking.takes_out = made.seq)
       ORDER BY seq`,
    ),
    outcome: database.prepare<[number], string>('SELECT outcome FROM ledger WHERE ends = ?').pluck(),
  };
}

interface TakingOut {
  readonly find: (id: number) => (NewOutboxRow & { readonly id: number }) | undefined;
  readonly open: Map<number, Pending>;
  readonly ledger: Ledger;
  readonly writer: Writer;
}

/** Takes open rows of a case out, each by a line of its own. */
function takeOutOf({ find, open, ledger, writer }: TakingOut): Outbox['takeOut'] {
  return (receiptNumber, at, entryOf, only = () => true) => {
    const rows = [...open.keys()].flatMap((id) => {
      const row = find(id);
      return row?.receiptNumber === receiptNumber && only(row) ? [row] : [];
    });
    const taken = writer.write(() => {
      for (const row of rows) ledger.addTakenOut(row.id, at, canonicalEntry(entryOf(row)));
    });
    if (!taken.ok) return taken;
    for (const { id } of rows) open.delete(id);
    return succeeded(rows);
  };
}

/**
 * The outbox of an open database: the ledger's cases. One commit for a case and one for its outcome; between them nothing is
 * written: which cases are open is remembered, and read from disk once, at start. A row's `attempts` counts how often `pending`
 * has handed it out since then.
 */
export function createOutbox(
  database: StoreDatabase,
  ledger: Ledger,
  journal: RecordingJournal,
  writer: Writer,
): Outbox {
  const sql = statements(database);
  const open = new Map<number, Pending>();
  const readOpen = (): void => {
    open.clear();
    for (const row of sql.unsent.iterate()) open.set(row.seq, { madeAt: row.made_at, handedOut: 0 });
  };
  readOpen();
  // A commit that came to nothing took its cases with it.
  writer.onRollback(readOpen);

  const end = (ending: CaseEnd, entries: readonly JournalEntry[]): Outcome<void, StoreFailure> => {
    const { ends: id, outcome } = ending;
    if (!open.has(id)) {
      // The platform may say the same thing twice; saying the opposite is nothing the store can put right.
      if (sql.outcome.get(id) === outcome) return succeeded(undefined);
      throw new Error(`case ${id} is not open`);
    }
    const done = journal.recordWith(entries, (first) => ledger.addEnd(ending, first));
    if (!done.ok) return failed(done.failure);
    open.delete(id);
    return succeeded(undefined);
  };

  return {
    enqueue(row, entries) {
      const done = journal.recordWith(entries, (first) => ledger.addCase(row, first));
      if (!done.ok) return done;
      open.set(done.value, { madeAt: row.madeAt, handedOut: 0 });
      return succeeded({ ...row, id: done.value, attempts: 0 });
    },
    pending(limit) {
      const rows: OutboxRow[] = [];
      for (const [id, pending] of open) {
        if (rows.length >= limit) break;
        const row = sql.find.get(id);
        if (row === undefined) throw new Error(`case ${id} has vanished`);
        rows.push({ ...row, attempts: pending.handedOut });
        pending.handedOut += 1;
      }
      return rows;
    },
    acknowledge: (ends, words, at, entries) => end({ ends, outcome: 'acknowledged', words, at }, entries),
    refuse: (ends, words, at, entries) => end({ ends, outcome: 'refused', words, at }, entries),
    row: (id) => sql.find.get(id),
    openIds: () => [...open.keys()],
    takeOut: takeOutOf({ find: (id) => sql.find.get(id), open, ledger, writer }),
    counts() {
      const oldest = open.values().next().value;
      return { pending: open.size, ...(oldest === undefined ? {} : { oldestAt: oldest.madeAt }) };
    },
  };
}
