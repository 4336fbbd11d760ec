import type { Outcome, StoreFailure } from '../../contract/failures.ts';
import type { PageId, ServiceId, StepId, VisitId } from '../../contract/ids.ts';
import type { Invoice } from '../../contract/invoice.ts';
import type { KeptPage } from '../attached.ts';

/** A picture on its way into the store. */
export interface NewPage {
  readonly id: PageId;
  readonly visit: VisitId;
  readonly service: ServiceId;
  /** The certificate number; the store keeps only a keyed hash of it. */
  readonly person: string;
  readonly paper: StepId;
  readonly digest: string;
  readonly picture: Uint8Array;
  readonly at: number;
}

/** Photographed pages, sealed until the platform has them. */
export interface PaperPages {
  keep(page: NewPage): Outcome<void, StoreFailure>;
  /** Takes a page away that belongs to no case. */
  drop(id: PageId): void;
  /** The picture; undefined where there is none any more. */
  picture(id: PageId): Uint8Array | undefined;
  /** What a person photographed for a service and did not submit, oldest first: it outlived the terminal's sudden end. */
  unsubmitted(person: string, service: ServiceId): readonly KeptPage[];
  /** Those pages belong to another visit of the same person now. */
  adopt(ids: readonly PageId[], visit: VisitId): Outcome<void, StoreFailure>;
  /** The page goes with the case of this key; to be called in the commit that takes the case. */
  sendAs(id: PageId, key: string): Outcome<void, StoreFailure>;
  /** The platform has answered for the row of this key: its picture goes. */
  dropSent(key: string): void;
  /** Drops what was photographed before `before` and never submitted; returns how many. */
  expire(before: number): number;
}

/** What a person had answered to a service, sealed until the case is handed in; at most one for a person and service. */
export interface DraftAnswers {
  /** In place of what was kept before. `person` is the certificate number; the store keeps only a keyed hash of it. */
  keep(draft: {
    readonly person: string;
    readonly service: ServiceId;
    readonly visit: VisitId;
    readonly answers: ReadonlyMap<StepId, string>;
    readonly at: number;
  }): Outcome<void, StoreFailure>;
  /** What outlived a sudden end and was last changed between these two; it belongs to this visit of the person now. */
  take(asked: {
    readonly person: string;
    readonly service: ServiceId;
    readonly visit: VisitId;
    readonly since: number;
    readonly until: number;
  }): ReadonlyMap<StepId, string> | undefined;
  /** The case was handed in; to be called in the commit that takes it. */
  drop(person: string, service: ServiceId): Outcome<void, StoreFailure>;
  /** Drops what was last changed before `since` or after `until`, which only a clock that ran ahead can have said; returns how many. */
  expire(since: number, until: number): number;
}

/** Which invoices earlier cases of this terminal had; only keyed hashes of code and number are kept. */
export interface UsedInvoices {
  isUsed(invoice: Pick<Invoice, 'code' | 'number'>): boolean;
  /** To be called in the commit that takes the case. */
  use(
    invoices: readonly Pick<Invoice, 'code' | 'number'>[],
    receiptNumber: string,
    at: number,
  ): Outcome<void, StoreFailure>;
  /** The case was refused or withdrawn: its invoices may be used again. */
  release(receiptNumber: string): void;
}
