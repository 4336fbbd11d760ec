import type { Catalogue, ServiceItem } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import type { PageTransport } from '../contract/device-address.ts';
import type { DeviceKind } from '../contract/device-kind.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { DeviceId, PrintJobId, ServiceId, StepId, VisitId } from '../contract/ids.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import type { InvoiceDraft } from '../contract/invoice.ts';
import type { Paper, PrintState } from '../contract/receipt.ts';
import type { Signature } from '../contract/signature.ts';
import type { Panel } from '../contract/site.ts';
import type { Rating } from '../contract/station-contract.ts';
import type { Preferences, RecordOrigin } from '../contract/status.ts';
import type { VoucherDecoderSettings } from '../contract/voucher.ts';
import type { Promised } from '../contract/working-days.ts';
import type { ActivationState } from './activation.ts';
import type { AssistState } from './assist-state.ts';
import type { Attached } from './attached.ts';
import type { CasesState } from './cases-state.ts';
import type { EnquiryState } from './enquiry-state.ts';
import type { InvoiceComplaint } from './invoices.ts';
import type { RosterState } from './roster-state.ts';

/** What never changes while the station runs. */
export interface StationContext {
  readonly catalogue: Catalogue;
  /** Whether the site names a staff file: only then anybody can sign in. */
  readonly staffed?: boolean;
  /** 代人办: the questions, words and signature of an authority to act for somebody. */
  readonly mandate?: ServiceItem;
  readonly site: {
    readonly name: string;
    readonly place: string;
    readonly terminal: string;
    readonly phone?: string;
    readonly readerSide: 'left' | 'right' | 'below';
    readonly panel: Panel;
    readonly answerMinutes?: number;
    readonly institution: string;
  };
  /** How e-vouchers are read here; absent where none is decoded. */
  readonly voucher?: {
    readonly reads: Extract<VoucherDecoderSettings, { kind: 'provincial-dll' }>['reads'];
    readonly faceTerminal: boolean;
  };
  readonly devices: readonly {
    readonly id: DeviceId;
    readonly kind: DeviceKind;
    /** Set where the device ends in the window. */
    readonly page?: PageTransport;
  }[];
}

/** Wall time for people and papers, monotonic time for waits: a clock that jumps moves no deadline. Both in ms. */
export interface Moment {
  readonly wall: number;
  readonly mono: number;
}

export interface DeviceState {
  readonly state: 'opening' | 'ready' | 'trouble';
  readonly failure?: FailureCode;
  /** A cut slip still stands in a printer's mouth; absent where the printer cannot tell. */
  readonly slipInMouth?: boolean;
}

/** The person's record: still being asked for, there, or not to be had. */
export type RecordState =
  | { readonly state: 'asked' }
  | { readonly state: 'found'; readonly record: InsuredRecord; readonly origin: RecordOrigin }
  | { readonly state: 'unavailable'; readonly failure: FailureCode };

/** The slip of the present screen. */
export interface SlipState {
  readonly state: 'none' | PrintState;
  readonly job?: PrintJobId;
  readonly failure?: FailureCode;
  readonly duplicate: number;
  readonly paper: Paper;
}
export const NO_SLIP: SlipState = { state: 'none', duplicate: 0, paper: 'slip' };

export interface ResultState {
  readonly outcome: 'sending' | 'sent' | 'to-upload' | 'made' | 'refused';
  readonly receiptNumber: string;
  /** By when it is done, for a service whose limit counts working days. */
  readonly promised?: Promised;
  readonly reason?: string;
  /** When `sending` turns into `to-upload` in words; the outbox goes on trying. */
  readonly patienceEndsMono?: number;
}

export interface Journey {
  readonly service: ServiceItem;
  /** The entry's wording at this level; what the resident tapped. */
  readonly entryName: string;
  readonly index: number;
  /** The question being changed from the check page. */
  readonly changing?: StepId;
  readonly complaint?: string;
  /** The invoice that is being confirmed, and what is wrong with it. */
  readonly invoice?: { readonly draft: InvoiceDraft; readonly complaint?: InvoiceComplaint };
  /** What was typed when the complaint was made. */
  readonly tried?: string;
  /** Where the activation of an e-voucher stands. */
  readonly activation?: ActivationState;
  /** The guide of the service lies over the page. */
  readonly guide?: true;
  /** Between submit and the store's answer. */
  readonly submitting: boolean;
  readonly failure?: FailureCode;
  readonly result?: ResultState;
}

/** Where in the visit the resident stands. */
export type Standing =
  | {
      readonly at: 'identify';
      readonly phase: 'waiting-for-card' | 'reading' | 'checking-code';
      readonly failure?: FailureCode;
    }
  | { readonly at: 'no-card' }
  | { readonly at: 'home' }
  | { readonly at: 'at-the-counter'; readonly entryName: string; readonly duty?: boolean }
  | { readonly at: 'elsewhere' }
  | { readonly at: 'journey'; readonly journey: Journey }
  /** 办理进度, and taking a case back. */
  | { readonly at: 'cases'; readonly cases: CasesState }
  | { readonly at: 'rate' }
  | { readonly at: 'rate-why'; readonly rating: Rating }
  | { readonly at: 'farewell'; readonly sinceMono: number; readonly takeSlip: boolean };

export interface Visit {
  readonly id: VisitId;
  readonly standing: Standing;
  readonly card?: Credential;
  readonly record?: RecordState;
  /** What was asked of the platform beyond the record. */
  readonly enquiry?: EnquiryState;
  /** A village's list, for a duty of staff. */
  readonly roster?: RosterState;
  /** Answers by service, so that leaving a service and coming back loses nothing within the visit. */
  readonly answers: ReadonlyMap<ServiceId, ReadonlyMap<StepId, string>>;
  /** Accepted answers by field, across services (`remembered.ts`). */
  readonly ledger: ReadonlyMap<string, string>;
  readonly signatures: ReadonlyMap<ServiceId, Signature>;
  /** Services that came to their end in this visit: opened once more they begin empty. */
  readonly done?: ReadonlySet<ServiceId>;
  /** Photographed pages and invoices, by service. */
  readonly attached?: ReadonlyMap<ServiceId, Attached>;
  /** Services whose 一次性告知单 was printed in this visit, and which one it was for this person. */
  readonly notices?: ReadonlyMap<ServiceId, number>;
  readonly slip: SlipState;
  readonly anySlipPrinted: boolean;
  readonly anyServiceDone: boolean;
  /** The rating was given: it is not asked for again. */
  readonly rated?: true;
  readonly idNumberShownUntilMono?: number;
  /** An attendant who signs in, or has; gone with the visit. */
  readonly assist?: AssistState;
  /** The attendant has gone but the card has not: it is nobody's here until it is taken away. */
  readonly attendantCardLies?: true;
}

export interface StationState {
  readonly devices: ReadonlyMap<DeviceId, DeviceState>;
  readonly network: 'online' | 'offline' | 'unknown';
  readonly outbox: { readonly pending: number; readonly oldestAt?: number };
  readonly outOfService?: FailureCode;
  readonly visit?: Visit;
  readonly preferences: Preferences;
  readonly help: { readonly state: 'none' } | { readonly state: 'called'; readonly at: number };
  readonly lastActivityMono: number;
  /** The readers and slots with a card in them now. */
  readonly cardsPresent: ReadonlySet<DeviceId>;
  /** A sentence that passes by on whatever screen is up, such as a code nobody asked for. */
  readonly passing?: { readonly untilMono: number } & (
    | { readonly failure: FailureCode }
    | { readonly slip: { readonly receiptNumber: string; readonly madeAt: number } }
  );
  /** When this run began. */
  readonly startedAt: Moment;
  /** The cases of this run that may still be taken back, by number: when they were made, monotonic. */
  readonly casesMade: ReadonlyMap<string, number>;
  /** A card that outlived its visit begins no new one until it is lifted or somebody touches the screen. */
  readonly cardLeftBehind: boolean;
}

/** Every visit opens in the edition, the size and the colours for elders. */
export const DEFAULT_PREFERENCES: Preferences = {
  textSize: 72,
  theme: 'standard',
  edition: 'elder',
  hand: 'right',
  reach: 'standing',
  calm: false,
  autoRead: true,
  rate: 4,
  volume: 5,
  privateListening: false,
  spokenPrivate: false,
};

export function initialState(context: StationContext, at: Moment): StationState {
  return {
    devices: new Map(context.devices.map(({ id }) => [id, { state: 'opening' }])),
    network: 'unknown',
    outbox: { pending: 0 },
    preferences: DEFAULT_PREFERENCES,
    help: { state: 'none' },
    lastActivityMono: at.mono,
    cardsPresent: new Set(),
    cardLeftBehind: false,
    startedAt: at,
    casesMade: new Map(),
  };
}
