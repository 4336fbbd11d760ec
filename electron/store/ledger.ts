import { hash } from 'node:crypto';
import type { Journal, NewOutboxRow } from '../core/ports/store.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

/** What became of a case: `ends` is the case's line. */
export interface CaseEnd {
  readonly ends: number;
  readonly outcome: 'acknowledged' | 'refused';
  /** The platform's reference, or its reason. */
  readonly words: string;
  readonly at: number;
}

/**
 * The append-only table under journal and outbox. Lines are added inside the caller's transaction; a line may carry a journal
 * entry (canonical JSON), and the entries of the journal are hash-chained.
 */
export interface Ledger {
  addEntry(entry: string): void;
  /** Returns the line's number, the case's id. */
  addCase(row: NewOutboxRow, entry: string | undefined): number;
  addEnd(end: CaseEnd, entry: string | undefined): void;
  /** The case of this line is taken out: it is never sent. */
  addTakenOut(id: number, at: number, entry: string): void;
  /** First 8 hex digits of the newest hash. */
  head(): string;
  /** The entries that follow right after each one whose hash begins so; almost always one. */
  entriesAfter(head: string): readonly string[];
  /** Walks the whole chain. `entries` counts journal entries; `brokenAt` is the first line that is not as it was written. */
  verify(): ReturnType<Journal['verify']>;
}

/** The newest line's number and the newest entry's hash. */
interface Head {
  readonly seq: number;
  readonly hash: string;
}
interface Row {
  readonly seq: number;
  readonly entry: string | null;
  readonly hash: string | null;
}
type Text = string | null;

const HASH_DIGITS = 64;
const HEAD_DIGITS = 8;
/** What the first entry's hash covers in place of an earlier one. */
const GENESIS: Head = { seq: 0, hash: '0'.repeat(HASH_DIGITS) };

/** SHA-256, hex, over the hash before it (hex) and the entry's text. */
function link(previous: string, entry: string): string {
  return hash('sha256', previous + entry, 'hex');
}

function statements(database: StoreDatabase) {
  return {
    entry: database.prepare<[number, Text, Text]>('INSERT INTO ledger (seq, entry, hash) VALUES (?, ?, ?)'),
    made: database.prepare<
      [number, Text, Text, string, string, string, string, string, string, string, number]
    >(`INSERT INTO ledger
       (seq, entry, hash, key, message_id, interface, visit, service, receipt_number, input, made_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    ended: database.prepare<[number, Text, Text, number, string, string, number]>(
      'INSERT INTO ledger (seq, entry, hash, ends, outcome, words, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    takenOut: database.prepare<[number, Text, Text, number, number]>(
      'INSERT INTO ledger (seq, entry, hash, takes_out, ended_at) VALUES (?, ?, ?, ?, ?)',
    ),
    newestSeq: database.prepare<[], number>('SELECT max(seq) FROM ledger').pluck(),
    newestHash: database
      .prepare<[], string>('SELECT hash FROM ledger WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1')
      .pluck(),
    after: database
      .prepare<[string], string>(
        `SELECT next.entry FROM ledger AS line JOIN ledger AS next ON next.seq =
           (SELECT min(seq) FROM ledger WHERE seq > line.seq AND entry IS NOT NULL)
         WHERE substr(line.hash, 1, 8) = ?`,
      )
      .pluck(),
    all: database.prepare<[], Row>('SELECT seq, entry, hash FROM ledger ORDER BY seq'),
  };
}

function verifyAll(rows: Iterable<Row>): ReturnType<Journal['verify']> {
  let { seq, hash: previous } = GENESIS;
  let entries = 0;
  for (const row of rows) {
    seq += 1;
    const expected = row.entry === null ? null : link(previous, row.entry);
    if (row.seq !== seq || row.hash !== expected) return { intact: false, brokenAt: seq };
    if (expected === null) continue;
    previous = expected;
    entries += 1;
  }
  return { intact: true, entries };
}

/** The ledger of an open database. */
export function createLedger(database: StoreDatabase, writer: Writer): Ledger {
  const sql = statements(database);
  let remembered: Head | undefined;
  writer.onRollback(() => {
    remembered = undefined;
  });
  const headNow = (): Head => {
    if (remembered !== undefined) return remembered;
    return { seq: sql.newestSeq.get() ?? GENESIS.seq, hash: sql.newestHash.get() ?? GENESIS.hash };
  };
  /** Numbers the next line and chains its entry, if it has one; then the caller writes it. */
  const next = (entry: string | undefined): { seq: number; entry: Text; hash: Text } => {
    const head = headNow();
    const seq = head.seq + 1;
    const chained = entry === undefined ? null : link(head.hash, entry);
    remembered = { seq, hash: chained ?? head.hash };
    return { seq, entry: entry ?? null, hash: chained };
  };

  return {
    addEntry(entry) {
      const line = next(entry);
      sql.entry.run(line.seq, line.entry, line.hash);
    },
    addCase(row, entry) {
      const line = next(entry);
      const { key, messageId, interface: name, visit, service, receiptNumber, input, madeAt } = row;
      const { seq, entry: text, hash: chained } = line;
      sql.made.run(seq, text, chained, key, messageId, name, visit, service, receiptNumber, input, madeAt);
      return line.seq;
    },
    addEnd({ ends, outcome, words, at }, entry) {
      const line = next(entry);
      sql.ended.run(line.seq, line.entry, line.hash, ends, outcome, words, at);
    },
    addTakenOut(id, at, entry) {
      const line = next(entry);
      sql.takenOut.run(line.seq, line.entry, line.hash, id, at);
    },
    head: () => headNow().hash.slice(0, HEAD_DIGITS),
    entriesAfter: (head) => sql.after.all(head),
    verify: () => verifyAll(sql.all.iterate()),
  };
}
