import type { VisitId } from '../contract/ids.ts';
import type { KioskStore } from '../core/ports/store.ts';
import { createAttendantLocks } from './attendant-locks.ts';
import { createCasesMade } from './cases-made.ts';
import { createCounters } from './counters.ts';
import { createDraftAnswers } from './draft-answers.ts';
import { createInsuredCache } from './insured-cache.ts';
import { createJournal, type RecordingJournal } from './journal.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type Migration, migrate } from './migrations.ts';
import { createNoticesGiven } from './notices-given.ts';
import {
  isDiskFull,
  type OpenOptions,
  type OpenRefusal,
  openDatabase,
  type StoreDatabase,
} from './open-database.ts';
import { createOutbox } from './outbox.ts';
import { createPaperPages } from './paper-pages.ts';
import { createPrintJobs } from './print-jobs.ts';
import { createUsedInvoices } from './used-invoices.ts';
import { createWriter, type Writer } from './writer.ts';

export interface KioskStoreOptions extends OpenOptions {
  /** From `readMigrations`, all of them. */
  readonly migrations: readonly Migration[];
}

export type OpenedKioskStore =
  | {
      readonly ok: true;
      readonly store: KioskStore;
      /** Whether the station that last ran here wrote `station-stopped`; as it was before this start wrote anything. */
      lastShutdownWasProper(): boolean;
    }
  | { readonly ok: false; readonly refusal: OpenRefusal };

/**
 * Deleted content is overwritten in the database, but stands in the log until that is emptied. Where the disk is too full for
 * it, the next wipe empties it.
 */
function emptyLog(database: StoreDatabase): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isDiskFull(error, database)) throw error;
  }
}

/** A wipe that a full disk stopped is made up for by the next one, and by the next start. */
function createEraser(
  database: StoreDatabase,
  writer: Writer,
  rooms: readonly { erase(visit: VisitId): void }[],
) {
  const waiting = new Set<VisitId>();
  return (visit: VisitId): void => {
    waiting.add(visit);
    const done = writer.write(() => {
      for (const each of waiting) for (const room of rooms) room.erase(each);
    });
    if (!done.ok) return;
    waiting.clear();
    emptyLog(database);
  };
}

interface Parts {
  readonly database: StoreDatabase;
  readonly writer: Writer;
  readonly ledger: Ledger;
  readonly journal: RecordingJournal;
  readonly key: Uint8Array;
  readonly close: () => void;
}

function assemble({ database, writer, ledger, journal, key, close }: Parts): KioskStore {
  const printJobs = createPrintJobs(database, writer, journal);
  const pages = createPaperPages(database, writer, key);
  const drafts = createDraftAnswers(database, writer, key);
  // At start every earlier visit is over. On a full disk the wipe waits for the next start.
  writer.write(() => printJobs.eraseAll());
  return {
    cache: createInsuredCache(database, writer, key),
    outbox: createOutbox(database, ledger, journal, writer),
    journal,
    printJobs,
    pages,
    drafts,
    invoices: createUsedInvoices(database, writer, key),
    cases: createCasesMade(database, writer, key),
    notices: createNoticesGiven(database, writer, key),
    attendantLocks: createAttendantLocks(database, writer, journal),
    nextNumber: createCounters(database, writer),
    inOneCommit: (work) => writer.together(work),
    eraseVisit: createEraser(database, writer, [printJobs, pages, drafts]),
    close,
  };
}

/**
 * Opens the store of a data folder and brings its schema up to date.
 * Refuses with the codes of `openDatabase`, and with `store-schema-newer` when a later release has been here.
 */
export function openKioskStore({ migrations, ...options }: KioskStoreOptions): OpenedKioskStore {
  const opened = openDatabase(options);
  if (!opened.ok) return opened;
  const { database, close, key } = opened;
  try {
    const migrated = migrate(database, migrations, options.now());
    if (!migrated.ok) {
      close();
      return { ok: false, refusal: { code: migrated.failure } };
    }
    const writer = createWriter(database);
    const ledger = createLedger(database, writer);
    const journal = createJournal(database, writer, ledger);
    const proper = journal.lastShutdownWasProper();
    const store = assemble({ database, writer, ledger, journal, key, close });
    return { ok: true, store, lastShutdownWasProper: () => proper };
  } catch (error) {
    close();
    throw error;
  }
}
