import type { AttendantId } from '../../contract/attendant.ts';
import type { KnownCase } from '../../contract/case-progress.ts';
import type { Findings } from '../../contract/enquiry.ts';
import type { Outcome, StoreFailure } from '../../contract/failures.ts';
import type { PrintJobId, ServiceId, VisitId } from '../../contract/ids.ts';
import type { InsuredRecord } from '../../contract/insured-record.ts';
import type { PrintState } from '../../contract/receipt.ts';
import type { JournalEntry } from '../journal-events.ts';
import type { DraftAnswers, PaperPages, UsedInvoices } from './attachments.ts';

/**
 * The store as the station sees it. Every method is synchronous (SQLite is) and durable when it returns. A full disk is an
 * expected failure, `store-disk-full`, and leaves nothing half-written; anything else that goes wrong throws.
 */

/** A case to be sent, made before the first send and never changed. */
export interface NewOutboxRow {
  /** Idempotency key, UUIDv7: the platform applies a key once. */
  readonly key: string;
  /** The envelope's `msgid`, the same on every attempt. */
  readonly messageId: string;
  /** The platform's interface, e.g. `case.submit`. */
  readonly interface: string;
  readonly visit: VisitId;
  readonly service: ServiceId;
  readonly receiptNumber: string;
  /** The envelope's `input`, JSON text. */
  readonly input: string;
  readonly madeAt: number;
}
export interface OutboxRow extends NewOutboxRow {
  readonly id: number;
  readonly attempts: number;
}

export interface KeptRecord {
  readonly record: InsuredRecord;
  readonly keptAt: number;
}

export interface PrintJob {
  readonly id: PrintJobId;
  readonly visit: VisitId;
  readonly receiptNumber: string;
  readonly duplicate: number;
  /** SHA-256 of the document, hex. The document itself is not kept. */
  readonly digest: string;
  readonly state: PrintState;
}

/** The disposable part: what the platform said, to be shown with its age when it cannot be asked. */
export interface InsuredCache {
  /** `person` is the certificate number; the store keeps only a keyed hash of it. */
  find(person: string): KeptRecord | undefined;
  keep(person: string, record: InsuredRecord, at: number): Outcome<void, StoreFailure>;
  /** The same for what an enquiry found; `of` tells one enquiry about a person from another. */
  findFindings(
    person: string,
    of: string,
  ): { readonly findings: Findings; readonly keptAt: number } | undefined;
  keepFindings(person: string, of: string, findings: Findings, at: number): Outcome<void, StoreFailure>;
  /** Drops what was kept before `before`; returns how many. */
  expire(before: number): number;
}

/** The irreplaceable part: tiny and append-only. */
export interface Outbox {
  /** Row, visit summary and journal entries in one transaction. */
  enqueue(row: NewOutboxRow, journal: readonly JournalEntry[]): Outcome<OutboxRow, StoreFailure>;
  /** Rows without a certain outcome, oldest first. */
  pending(limit: number): readonly OutboxRow[];
  acknowledge(
    id: number,
    reference: string,
    at: number,
    journal: readonly JournalEntry[],
  ): Outcome<void, StoreFailure>;
  refuse(
    id: number,
    reason: string,
    at: number,
    journal: readonly JournalEntry[],
  ): Outcome<void, StoreFailure>;
  /** A row by its id, whatever became of it. */
  row(id: number): NewOutboxRow | undefined;
  /** The ids of all rows without a certain outcome. */
  openIds(): readonly number[];
  /**
   * Takes the open rows of a case out of the outbox, in one commit: nobody may have received any of them.
   * @param only which of them; all if not said
   * @returns the rows, which will never be sent.
   */
  takeOut(
    receiptNumber: string,
    at: number,
    journal: (row: NewOutboxRow) => JournalEntry,
    only?: (row: NewOutboxRow) => boolean,
  ): Outcome<readonly NewOutboxRow[], StoreFailure>;
  counts(): { readonly pending: number; readonly oldestAt?: number };
}

/** Whose the cases of this terminal are; only keyed hashes of the persons are kept. */
export interface CasesMade {
  /** `person` is the certificate number, `id` the case's row. To be called in the commit that takes the case. */
  note(person: string, receiptNumber: string, id: number): Outcome<void, StoreFailure>;
  /** The row that takes a case back; to be called in its commit, once for a case. */
  noteWithdrawal(receiptNumber: string, id: number): Outcome<void, StoreFailure>;
  /** A case of the person; `asked` where a row takes it back, whatever came of that. */
  find(
    receiptNumber: string,
    person: string,
  ):
    | { readonly of: 'nobody' | 'another' }
    | { readonly of: 'person'; readonly id: number; readonly asked: boolean; readonly known: KnownCase };
  /** The newest first. */
  ofPerson(person: string, most: number): readonly KnownCase[];
  /** Forgets whose the cases were that were made before `before`; returns how many. */
  expire(before: number): number;
}

/** Hash-chained: each entry's hash covers the one before it. */
export interface Journal {
  append(entries: readonly JournalEntry[]): Outcome<void, StoreFailure>;
  /** First 8 hex digits of the newest hash, printed on slips. */
  head(): string;
  /** When the paper of this number was made right after this head of the chain, epoch ms; undefined where none was. */
  paperMadeAt(receiptNumber: string, head: string): number | undefined;
  verify():
    | { readonly intact: true; readonly entries: number }
    | { readonly intact: false; readonly brokenAt: number };
}

export interface PrintJobs {
  /** Written down before the port is touched. */
  queue(job: Omit<PrintJob, 'state'>, journal: readonly JournalEntry[]): Outcome<void, StoreFailure>;
  change(job: PrintJobId, state: PrintState, journal: readonly JournalEntry[]): Outcome<void, StoreFailure>;
  /** Jobs a power cut left without an end: at start they become `unknown`. */
  unfinished(): readonly PrintJob[];
}

/** An attendant's wrong PINs. */
export interface PinFailures {
  /** In a row, since the last right one or the last lock. */
  readonly failures: number;
  /** Locks since the last right one. */
  readonly lockouts: number;
  /** Wall time; 0 where there was none. */
  readonly lockedUntil: number;
}

/** Wrong PINs survive a restart; they name an attendant by the staff file's id and nobody else. */
export interface AttendantLocks {
  find(attendant: AttendantId): PinFailures;
  keep(
    attendant: AttendantId,
    failures: PinFailures,
    journal: readonly JournalEntry[],
  ): Outcome<void, StoreFailure>;
  /** After a right PIN. */
  forget(attendant: AttendantId): Outcome<void, StoreFailure>;
}

/** How often a person was given the 一次性告知单 of a service; the store keeps a keyed hash of both and a count. */
export interface NoticesGiven {
  /**
   * Counts one more, in the commit of its paper.
   * @returns which one it is: 1 where none was given since `since`, or since the matter was last handed in.
   */
  give(person: string, service: ServiceId, at: number, since: number): Outcome<number, StoreFailure>;
  /** The matter was handed in: the next notice belongs to another one. To be called in the commit that takes the case. */
  forget(person: string, service: ServiceId): Outcome<void, StoreFailure>;
  /** Drops what was given before `before`; returns how many. */
  expire(before: number): number;
}

export interface KioskStore {
  readonly notices: NoticesGiven;
  readonly cases: CasesMade;
  readonly pages: PaperPages;
  readonly drafts: DraftAnswers;
  readonly invoices: UsedInvoices;
  readonly attendantLocks: AttendantLocks;
  readonly cache: InsuredCache;
  readonly outbox: Outbox;
  readonly journal: Journal;
  readonly printJobs: PrintJobs;
  /** A durable counter: `next('receipt', '20261122')` gives 1, 2, 3 … per series and scope, without gaps reused. */
  nextNumber(series: string, scope: string): Outcome<number, StoreFailure>;
  /** Makes one commit, and so one sync, of all that `work` writes; a failure it returns undoes everything in it. */
  inOneCommit<T>(work: () => Outcome<T, StoreFailure>): Outcome<T, StoreFailure>;
  /** Removes what a visit left that is not needed to finish its cases. */
  eraseVisit(visit: VisitId): void;
  close(): void;
}
