import { failed, type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import type { ServiceId, VisitId } from '../contract/ids.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { NewOutboxRow, Outbox, OutboxRow } from '../core/ports/store.ts';
import type { ChainedJournal } from './journal.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

interface Kept {
  readonly id: number;
  readonly key: string;
  readonly message_id: string;
  readonly interface: string;
  readonly visit: VisitId;
  readonly service: ServiceId;
  readonly receipt_number: string;
  readonly input: string;
  readonly made_at: number;
}

/** What is remembered of a case without an outcome; the row itself stays on disk. */
interface Pending {
  readonly madeAt: number;
  handedOut: number;
}

function fromKept(row: Kept, attempts: number): OutboxRow {
  return {
    id: row.id,
    key: row.key,
    messageId: row.message_id,
    interface: row.interface,
    visit: row.visit,
    service: row.service,
    receiptNumber: row.receipt_number,
    input: row.input,
    madeAt: row.made_at,
    attempts,
  };
}

function statements(database: StoreDatabase) {
  return {
    insert: database.prepare<[string, string, string, string, string, string, string, number]>(
      `INSERT INTO outbox (key, message_id, interface, visit, service, receipt_number, input, made_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    summarise: database.prepare<[string, number, number, string]>(
      `INSERT INTO visit_summary (visit, first_at, last_at, cases, last_receipt) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (visit) DO UPDATE
       SET last_at = excluded.last_at, cases = cases + 1, last_receipt = excluded.last_receipt`,
    ),
    find: database.prepare<[number], Kept>('SELECT * FROM outbox WHERE id = ?'),
    unsent: database.prepare<[], { id: number; made_at: number }>(
      `SELECT id, made_at FROM outbox
       WHERE NOT EXISTS (SELECT 1 FROM outbox_outcome WHERE outbox = outbox.id) ORDER BY id`,
    ),
    end: database.prepare<[number, string, string, number]>(
      'INSERT INTO outbox_outcome (outbox, outcome, words, at) VALUES (?, ?, ?, ?)',
    ),
    outcome: database
      .prepare<[number], string>('SELECT outcome FROM outbox_outcome WHERE outbox = ?')
      .pluck(),
  };
}

/** The row and its visit's summary; returns the row's id. */
function insertCase(sql: ReturnType<typeof statements>, row: NewOutboxRow): number {
  const { visit, receiptNumber, madeAt } = row;
  const { lastInsertRowid } = sql.insert.run(
    row.key,
    row.messageId,
    row.interface,
    visit,
    row.service,
    receiptNumber,
    row.input,
    madeAt,
  );
  sql.summarise.run(visit, madeAt, madeAt, receiptNumber);
  return Number(lastInsertRowid);
}

/**
 * The outbox of an open database. One commit for a case and one for its outcome; between them nothing is written: which
 * cases are open is remembered, and read from disk once, at start. A row's `attempts` counts how often `pending` has handed it
 * out since then.
 */
export function createOutbox(database: StoreDatabase, writer: Writer, journal: ChainedJournal): Outbox {
  const sql = statements(database);
  const open = new Map<number, Pending>();
  for (const row of sql.unsent.iterate()) open.set(row.id, { madeAt: row.made_at, handedOut: 0 });

  const end = (
    id: number,
    outcome: 'acknowledged' | 'refused',
    words: string,
    at: number,
    entries: readonly JournalEntry[],
  ): Outcome<void, StoreFailure> => {
    // The platform may say the same thing twice; saying the opposite is nothing the store can put right.
    if (!open.has(id) && sql.outcome.get(id) === outcome) return succeeded(undefined);
    const done = writer.write(() => {
      sql.end.run(id, outcome, words, at);
      journal.record(entries);
    });
    if (!done.ok) return failed(done.failure);
    open.delete(id);
    return succeeded(undefined);
  };

  return {
    enqueue(row, entries) {
      const done = writer.write(() => {
        const id = insertCase(sql, row);
        journal.record(entries);
        return id;
      });
      if (!done.ok) return done;
      open.set(done.value, { madeAt: row.madeAt, handedOut: 0 });
      return succeeded({ ...row, id: done.value, attempts: 0 });
    },
    pending(limit) {
      const rows: OutboxRow[] = [];
      for (const [id, pending] of open) {
        if (rows.length >= limit) break;
        const row = sql.find.get(id);
        if (row === undefined) throw new Error(`outbox row ${id} has vanished`);
        rows.push(fromKept(row, pending.handedOut));
        pending.handedOut += 1;
      }
      return rows;
    },
    acknowledge: (id, reference, at, entries) => end(id, 'acknowledged', reference, at, entries),
    refuse: (id, reason, at, entries) => end(id, 'refused', reason, at, entries),
    counts() {
      const oldest = open.values().next().value;
      return { pending: open.size, ...(oldest === undefined ? {} : { oldestAt: oldest.madeAt }) };
    },
  };
}
