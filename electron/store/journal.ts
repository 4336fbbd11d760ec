import { hash } from 'node:crypto';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Journal } from '../core/ports/store.ts';
import { canonicalEntry } from './journal-guard.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

/** The journal as the rest of the store sees it. */
export interface ChainedJournal extends Journal {
  /** Adds entries inside the caller's transaction: they stand or fall with what they record. */
  record(entries: readonly JournalEntry[]): void;
  /** Whether the last station to start here also stopped; true when none ever started. */
  lastShutdownWasProper(): boolean;
}

interface Row {
  readonly seq: number;
  readonly entry: string;
  readonly hash: Buffer;
}
interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

const HASH_BYTES = 32;
const HEAD_DIGITS = 8;
/** What the first entry's hash covers in place of an earlier one. */
const GENESIS: Head = { seq: 0, hash: Buffer.alloc(HASH_BYTES) };

function link(previous: Buffer, entry: string): Buffer {
  return hash('sha256', Buffer.concat([previous, Buffer.from(entry, 'utf8')]), 'buffer');
}

function isUnbroken(row: Row, previous: Head): boolean {
  return row.seq === previous.seq + 1 && link(previous.hash, row.entry).equals(row.hash);
}

/** The hash-chained journal of an open database. */
export function createJournal(database: StoreDatabase, writer: Writer): ChainedJournal {
  const insert = database.prepare<[number, string, Buffer]>(
    'INSERT INTO journal (seq, entry, hash) VALUES (?, ?, ?)',
  );
  const newest = database.prepare<[], Head>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const all = database.prepare<[], Row>('SELECT seq, entry, hash FROM journal ORDER BY seq');
  const lastMark = database
    .prepare<[], string>(
      `SELECT entry ->> 'event' AS event FROM journal
       WHERE event IN ('station-started', 'station-stopped') ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();
  let remembered: Head | undefined;
  writer.onRollback(() => {
    remembered = undefined;
  });

  const headNow = (): Head => remembered ?? newest.get() ?? GENESIS;
  const record = (entries: readonly JournalEntry[]): void => {
    for (const entry of entries) {
      const text = canonicalEntry(entry);
      const previous = headNow();
      const next: Head = { seq: previous.seq + 1, hash: link(previous.hash, text) };
      insert.run(next.seq, text, next.hash);
      remembered = next;
    }
  };

  return {
    record,
    append: (entries) => writer.write(() => record(entries)),
    head: () => headNow().hash.toString('hex').slice(0, HEAD_DIGITS),
    verify() {
      let previous = GENESIS;
      for (const row of all.iterate()) {
        if (!isUnbroken(row, previous)) return { intact: false, brokenAt: previous.seq + 1 };
        previous = row;
      }
      return { intact: true, entries: previous.seq };
    },
    lastShutdownWasProper: () => (lastMark.get() ?? 'station-stopped') === 'station-stopped',
  };
}
