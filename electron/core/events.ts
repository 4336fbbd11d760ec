import type { AssistMode, Attendant, AttendantId } from '../contract/attendant.ts';
import type { CaseProgress, KnownCase } from '../contract/case-progress.ts';
import type { DeviceEvent } from '../contract/device-messages.ts';
import type { Findings } from '../contract/enquiry.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { PageId, PrintJobId, ServiceId, StepId, VisitId } from '../contract/ids.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import type { Invoice, InvoiceDraft } from '../contract/invoice.ts';
import type { RatingReason } from '../contract/rating.ts';
import type { RosterPerson } from '../contract/roster.ts';
import type { Signature } from '../contract/signature.ts';
import type { Rating } from '../contract/station-contract.ts';
import type { PreferencesChange, RecordOrigin } from '../contract/status.ts';
import type { ActivationPage } from '../contract/voucher.ts';
import type { Promised } from '../contract/working-days.ts';
import type { KeptPage } from './attached.ts';
import type { Moment } from './state.ts';
import type { VoucherReport } from './vouchers.ts';

/** What the resident did; one per command of the contract. */
export type CommandEvent =
  | { readonly event: 'begin'; readonly newVisit: VisitId }
  | { readonly event: 'sayNoCard' }
  | { readonly event: 'showVoucher' }
  | {
      readonly event: 'chooseActivation';
      readonly step: StepId;
      readonly to: ActivationPage;
      readonly channel?: string | undefined;
    }
  | { readonly event: 'goBack' }
  | { readonly event: 'goHome' }
  | { readonly event: 'openEntry'; readonly entry: number; readonly service?: ServiceId | undefined }
  | { readonly event: 'proceed' }
  | { readonly event: 'openElsewhere' }
  | { readonly event: 'openGuide' }
  | { readonly event: 'openCases' }
  | { readonly event: 'openCaseNumber' }
  /** A receipt number of the list, or the digits of one of this terminal. */
  | { readonly event: 'askCase'; readonly number: string }
  | { readonly event: 'openWithdrawal' }
  | { readonly event: 'withdrawCase' }
  | { readonly event: 'answerStep'; readonly step: StepId; readonly answer: string }
  | { readonly event: 'sign'; readonly step: StepId; readonly signature?: Signature | undefined }
  | {
      readonly event: 'keepPage';
      readonly step: StepId;
      readonly paper: StepId;
      readonly page: PageId;
      readonly digest: string;
      readonly instead?: PageId | undefined;
    }
  | { readonly event: 'dropPage'; readonly step: StepId; readonly page: PageId }
  | { readonly event: 'bringLater'; readonly step: StepId; readonly paper: StepId; readonly later: boolean }
  | { readonly event: 'typeInvoice'; readonly step: StepId }
  | { readonly event: 'confirmInvoice'; readonly step: StepId; readonly invoice: InvoiceDraft }
  | { readonly event: 'dropInvoice'; readonly step: StepId; readonly place?: number | undefined }
  | { readonly event: 'changeAnswer'; readonly step: StepId }
  | { readonly event: 'agree'; readonly service: ServiceId }
  | { readonly event: 'submit'; readonly service: ServiceId }
  | { readonly event: 'printReceipt' }
  | { readonly event: 'finish' }
  | { readonly event: 'rate'; readonly rating: Rating }
  | { readonly event: 'giveReason'; readonly reason: RatingReason }
  | { readonly event: 'skipRating' }
  | { readonly event: 'showIdNumber' }
  | { readonly event: 'callHelp' }
  | { readonly event: 'takeBackHelp' }
  | { readonly event: 'setPreferences'; readonly preferences: PreferencesChange }
  | { readonly event: 'resetPreferences' }
  | { readonly event: 'openAttendant'; readonly newVisit: VisitId }
  | { readonly event: 'enterPin'; readonly pin: string }
  | { readonly event: 'chooseMode'; readonly mode: AssistMode }
  | { readonly event: 'askSecond' }
  | { readonly event: 'showMachine' }
  | { readonly event: 'signOut' }
  | { readonly event: 'stay' };

/** What came of a PIN: right, wrong, or not looked at because of `failure`. `lockedUntil` is wall time. */
export type PinOutcome =
  | { readonly pin: 'right' }
  | { readonly pin: 'wrong' | 'not-checked'; readonly failure: FailureCode; readonly lockedUntil?: number };

/** What the rest of the house reports. Events that answer an effect name the visit they were asked for; late ones are dropped. */
export type ReportEvent =
  | { readonly event: 'deviceReported'; readonly report: DeviceEvent; readonly newVisit: VisitId }
  | { readonly event: 'deviceProcessLost' }
  | {
      readonly event: 'recordFound';
      readonly visit: VisitId;
      readonly record: InsuredRecord;
      readonly origin: RecordOrigin;
    }
  | { readonly event: 'recordUnavailable'; readonly visit: VisitId; readonly failure: FailureCode }
  | {
      readonly event: 'rosterFound';
      readonly visit: VisitId;
      readonly village: string;
      readonly people: readonly RosterPerson[];
    }
  | {
      readonly event: 'rosterUnavailable';
      readonly visit: VisitId;
      readonly village: string;
      readonly failure: FailureCode;
    }
  | {
      readonly event: 'enquiryAnswered';
      readonly visit: VisitId;
      readonly key: string;
      readonly findings: Findings;
      readonly origin: RecordOrigin;
    }
  | {
      readonly event: 'enquiryUnavailable';
      readonly visit: VisitId;
      readonly key: string;
      readonly failure: FailureCode;
    }
  | {
      readonly event: 'filingAccepted';
      readonly visit: VisitId;
      readonly receiptNumber: string;
      readonly promised?: Promised;
    }
  | { readonly event: 'filingNotAccepted'; readonly visit: VisitId; readonly failure: FailureCode }
  | { readonly event: 'filingSent'; readonly receiptNumber: string }
  | { readonly event: 'filingDelayed'; readonly receiptNumber: string }
  | { readonly event: 'filingRefused'; readonly receiptNumber: string; readonly reason: string }
  | { readonly event: 'casesListed'; readonly visit: VisitId; readonly cases: readonly KnownCase[] }
  | {
      readonly event: 'caseKnown';
      readonly visit: VisitId;
      readonly receiptNumber: string;
      readonly known: KnownCase;
      /** Whether the platform can know of it, and is asked. */
      readonly reached: boolean;
    }
  | {
      readonly event: 'progressFound';
      readonly visit: VisitId;
      readonly receiptNumber: string;
      readonly progress: CaseProgress;
    }
  | {
      readonly event: 'progressUnavailable';
      readonly visit: VisitId;
      readonly receiptNumber: string;
      readonly failure: FailureCode;
    }
  /** The case is taken back, or a row that says so is on its way. */
  | {
      readonly event: 'withdrawalTaken';
      readonly visit: VisitId;
      readonly outcome: 'taken-out' | 'sending' | 'withdrawn';
    }
  | { readonly event: 'withdrawalNotTaken'; readonly visit: VisitId; readonly failure: FailureCode }
  | {
      readonly event: 'withdrawalSettled';
      readonly receiptNumber: string;
      readonly outcome: 'withdrawn' | 'to-upload' | 'refused';
      readonly reason?: string;
    }
  | { readonly event: 'certificateMade'; readonly visit: VisitId; readonly receiptNumber: string }
  | {
      readonly event: 'pageKept';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly page: KeptPage;
      readonly instead?: PageId | undefined;
    }
  | {
      readonly event: 'pageNotKept';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly failure: FailureCode;
    }
  | {
      readonly event: 'pagesFound';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly pages: readonly KeptPage[];
    }
  | {
      readonly event: 'draftFound';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly answers: ReadonlyMap<StepId, string>;
    }
  | {
      readonly event: 'invoiceLookedUp';
      readonly visit: VisitId;
      readonly service: ServiceId;
      readonly invoice: Invoice;
      readonly usedBefore: boolean;
    }
  | {
      readonly event: 'slipQueued';
      readonly visit: VisitId;
      readonly job: PrintJobId;
      /** Of a 一次性告知单: which one it is for this person and service. */
      readonly notice?: { readonly service: ServiceId; readonly times: number };
    }
  | { readonly event: 'slipNotQueued'; readonly visit: VisitId; readonly failure: FailureCode }
  | {
      readonly event: 'attendantRecognised';
      readonly visit: VisitId;
      readonly attendant: Attendant;
      /** Wall time, where too many wrong PINs came before. */
      readonly lockedUntil?: number;
    }
  | { readonly event: 'attendantNotRecognised'; readonly visit: VisitId; readonly failure: FailureCode }
  | {
      readonly event: 'pinChecked';
      readonly visit: VisitId;
      readonly attendant: AttendantId;
      readonly outcome: PinOutcome;
    }
  | VoucherReport
  | { readonly event: 'slipChecked'; readonly receiptNumber: string; readonly madeAt?: number | undefined }
  | { readonly event: 'networkChanged'; readonly network: 'online' | 'offline' }
  | { readonly event: 'outboxCounted'; readonly pending: number; readonly oldestAt?: number }
  | { readonly event: 'storeFailed'; readonly failure: FailureCode }
  | { readonly event: 'storeRecovered' }
  | { readonly event: 'ticked' };

/** Everything that can happen to the station, with the moment it happened. */
export type StationEvent = (CommandEvent | ReportEvent) & { readonly at: Moment };
