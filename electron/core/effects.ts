import type { AttendantId } from '../contract/attendant.ts';
import type { ServiceItem } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import type { DeviceId, PageId, ServiceId, StepId, VisitId } from '../contract/ids.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import type { Invoice } from '../contract/invoice.ts';
import type { Signature } from '../contract/signature.ts';
import type { RecordOrigin } from '../contract/status.ts';
import type { ActivationOutcome } from './activation.ts';
import type { AssistRecord } from './assist-record.ts';
import type { Attached } from './attached.ts';
import type { WithdrawalOutcome } from './cases-state.ts';
import type { EnquiryState } from './enquiry-state.ts';
import type { JournalEntry } from './journal-events.ts';
import type { Enquiry, PersonIdentity } from './ports/upstream.ts';
import type { VoucherQuestion } from './ports/voucher-decoder.ts';
import type { ResultState } from './state.ts';

/** Everything a slip shows, gathered when it was asked for. */
export interface SlipContent {
  /** Of the guide, the notice, a withdrawal or a refusal of a service instead of its receipt; always on the slip printer. */
  readonly of?: 'guide' | 'notice' | 'withdrawal' | 'refusal';
  /** Of a case that was taken back: its number, how far that is, and when it was asked for, epoch ms. */
  readonly withdrawal?: {
    readonly receiptNumber: string;
    readonly outcome: WithdrawalOutcome;
    readonly at: number;
  };
  /** Which notice this is for the person and service, where one was printed in this visit before. */
  readonly noticeTimes?: number;
  readonly service: ServiceItem;
  readonly entryName: string;
  readonly card: Credential;
  readonly record?: InsuredRecord;
  readonly origin?: RecordOrigin;
  readonly enquiry?: EnquiryState;
  readonly answers: ReadonlyMap<StepId, string>;
  readonly signature?: Signature;
  readonly attached?: Attached;
  readonly result?: ResultState;
  readonly assist?: AssistRecord;
  readonly activation?: ActivationOutcome;
}

/** What the reducer wants done. The station does it and reports back with an event. */
export type Effect =
  | { readonly effect: 'lookUpInsured'; readonly visit: VisitId; readonly person: PersonIdentity }
  | {
      readonly effect: 'acceptFiling';
      readonly visit: VisitId;
      readonly service: ServiceItem;
      readonly card: Credential;
      readonly record?: InsuredRecord;
      readonly answers: ReadonlyMap<StepId, string>;
      readonly signature?: Signature;
      readonly attached?: Attached;
      readonly assist?: AssistRecord;
    }
  /** Seals the picture whose pieces came. `person` is the certificate number; the store keeps a keyed hash of it. */
  | {
      readonly effect: 'keepPage';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly person: string;
      readonly paper: StepId;
      readonly page: PageId;
      readonly digest: string;
      readonly instead?: PageId | undefined;
    }
  | { readonly effect: 'dropPage'; readonly page: PageId }
  /** Pages of this person and service that a sudden end left behind. */
  | {
      readonly effect: 'findPages';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly person: string;
    }
  /** What was answered so far, whole. `person` is the certificate number; the store keeps a keyed hash of it. */
  | {
      readonly effect: 'keepDraft';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly person: string;
      readonly answers: ReadonlyMap<StepId, string>;
    }
  /** Answers of this person and service that a sudden end left behind. */
  | {
      readonly effect: 'findDraft';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly person: string;
    }
  /** Whether an earlier case of this terminal had the invoice. */
  | {
      readonly effect: 'lookUpInvoice';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly invoice: Invoice;
    }
  /** Whether the journal has this paper at this place of its chain. */
  | { readonly effect: 'checkSlip'; readonly receiptNumber: string; readonly journalHead: string }
  /** The people of a village, for staff. */
  | { readonly effect: 'lookUpRoster'; readonly visit: VisitId; readonly village: string }
  /** What a step asks the platform beyond the record; `key` comes back with the answer. */
  | {
      readonly effect: 'enquire';
      readonly visit: VisitId;
      readonly key: string;
      readonly enquiry: Enquiry;
    }
  /** The cases that a person handed in here. `person` is the certificate number. */
  | { readonly effect: 'listCases'; readonly visit: VisitId; readonly person: string }
  | {
      readonly effect: 'askProgress';
      readonly visit: VisitId;
      readonly receiptNumber: string;
      readonly person: PersonIdentity;
    }
  | {
      readonly effect: 'withdrawCase';
      readonly visit: VisitId;
      readonly receiptNumber: string;
      readonly person: string;
      /** How long ago the case was made. */
      readonly ageMs: number;
    }
  | { readonly effect: 'makeCertificate'; readonly visit: VisitId; readonly service: ServiceId }
  | {
      readonly effect: 'printSlip';
      readonly visit: VisitId;
      readonly device: DeviceId;
      readonly content: SlipContent;
      readonly duplicate: number;
    }
  | {
      /** The same content on a sheet of the A4 printer. */
      readonly effect: 'printDocument';
      readonly visit: VisitId;
      readonly device: DeviceId;
      readonly content: SlipContent;
      readonly duplicate: number;
    }
  | { readonly effect: 'clearPrinter'; readonly device: DeviceId }
  /** What was shown, and the monotonic moment it was seen at: a code older than a minute is nobody's. */
  | {
      readonly effect: 'decodeVoucher';
      readonly visit: VisitId;
      readonly question: VoucherQuestion;
      readonly seenMono: number;
    }
  | { readonly effect: 'awaitCard'; readonly awaited: boolean }
  | { readonly effect: 'awaitCode'; readonly awaited: boolean }
  /** Whose card it is. The number goes to the hash and nowhere else. */
  | { readonly effect: 'recogniseAttendant'; readonly visit: VisitId; readonly number: string }
  | {
      readonly effect: 'checkPin';
      readonly visit: VisitId;
      readonly attendant: AttendantId;
      readonly pin: string;
    }
  | { readonly effect: 'journal'; readonly entries: readonly JournalEntry[] }
  | { readonly effect: 'eraseVisit'; readonly visit: VisitId };

/** One step of the station: the next state and what to do about it. */
export interface Transition<S> {
  readonly state: S;
  readonly effects: readonly Effect[];
}
