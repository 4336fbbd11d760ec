import type { PrintJobId, VisitId } from '../contract/ids.ts';
import type { PrintState } from '../contract/receipt.ts';
import type { PrintJob, PrintJobs } from '../core/ports/store.ts';
import type { RecordingJournal } from './journal.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

interface Kept {
  readonly id: PrintJobId;
  readonly visit: VisitId;
  readonly receipt_number: string;
  readonly duplicate: number;
  readonly digest: string;
  readonly state: PrintState;
}

/** Print jobs, and how a visit's are wiped. */
export interface ErasablePrintJobs extends PrintJobs {
  /** Inside the caller's transaction: drops the visit's ended jobs and marks the others to go when they end. */
  erase(visit: VisitId): void;
  /** Inside the caller's transaction: the same for every visit before this start. */
  eraseAll(): void;
}

const ENDED = `('printed', 'unknown', 'refused')`;

function isEnded(state: PrintState): boolean {
  return state === 'printed' || state === 'unknown' || state === 'refused';
}

function statements(database: StoreDatabase) {
  return {
    insert: database.prepare<[string, string, string, number, string]>(
      `INSERT INTO print_job (id, visit, receipt_number, duplicate, digest, state) VALUES (?, ?, ?, ?, ?, 'queued')`,
    ),
    change: database.prepare<[string, string]>('UPDATE print_job SET state = ? WHERE id = ?'),
    dropErased: database.prepare<[string]>('DELETE FROM print_job WHERE id = ? AND visit_erased = 1'),
    unfinished: database.prepare<[], Kept>(
      `SELECT id, visit, receipt_number, duplicate, digest, state FROM print_job
       WHERE state NOT IN ${ENDED} ORDER BY id`,
    ),
    dropEnded: database.prepare<[string]>(`DELETE FROM print_job WHERE visit = ? AND state IN ${ENDED}`),
    markErased: database.prepare<[string]>('UPDATE print_job SET visit_erased = 1 WHERE visit = ?'),
    dropAllEnded: database.prepare<[]>(`DELETE FROM print_job WHERE state IN ${ENDED}`),
    markAllErased: database.prepare<[]>('UPDATE print_job SET visit_erased = 1 WHERE visit_erased = 0'),
  };
}

/** The print jobs of an open database. */
export function createPrintJobs(
  database: StoreDatabase,
  writer: Writer,
  journal: RecordingJournal,
): ErasablePrintJobs {
  const sql = statements(database);
  const fromKept = ({ receipt_number: receiptNumber, ...row }: Kept): PrintJob => ({ ...row, receiptNumber });
  return {
    queue: (job, entries) =>
      writer.write(() => {
        sql.insert.run(job.id, job.visit, job.receiptNumber, job.duplicate, job.digest);
        journal.record(entries);
      }),
    change: (job, state, entries) =>
      writer.write(() => {
        if (sql.change.run(state, job).changes !== 1) throw new Error(`no print job ${job}`);
        if (isEnded(state)) sql.dropErased.run(job);
        journal.record(entries);
      }),
    unfinished: () => sql.unfinished.all().map(fromKept),
    erase(visit) {
      sql.dropEnded.run(visit);
      sql.markErased.run(visit);
    },
    eraseAll() {
      sql.dropAllEnded.run();
      sql.markAllErased.run();
    },
  };
}
