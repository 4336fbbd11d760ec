import type { CaseProgress } from '../../contract/case-progress.ts';
import type { CaseRoute } from '../../contract/case-route.ts';
import type { Findings } from '../../contract/enquiry.ts';
import type { Outcome, UpstreamFailure } from '../../contract/failures.ts';
import type { Day } from '../../contract/id-card.ts';
import type { InsuredRecord } from '../../contract/insured-record.ts';
import type { RosterPerson } from '../../contract/roster.ts';
import type { OutboxRow } from './store.ts';

/** Who is asked about. `certificateType` is the platform's `psn_cert_type`, e.g. 01 resident ID card. */
export interface PersonIdentity {
  readonly certificateType: string;
  readonly certificateNumber: string;
  readonly name: string;
  /** `ecToken`, where a decoded e-voucher said who it is. */
  readonly voucherToken?: string;
}

/**
 * What became of a write. Only `acknowledged` and `refused` are certain; after `unknown` the same row is sent again
 * with the same key, and the platform applies a key once.
 */
export type SendOutcome =
  | { readonly outcome: 'acknowledged'; readonly reference: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  | {
      readonly outcome: 'unknown';
      readonly failure: UpstreamFailure;
      /** How long the platform asked us to wait before the next try, ms. */
      readonly retryAfterMs?: number;
      /** Nobody can have received it: no connection came about. */
      readonly neverLeft?: true;
    };

/** What is asked beyond the record. */
export type Enquiry =
  | {
      readonly of: 'rights';
      readonly person: PersonIdentity;
      /** `psn_no` and the division of insurance, where the record is there. */
      readonly personNumber?: string;
      readonly insuredPlace?: string;
      /** Treatments as well as payments. */
      readonly benefits: boolean;
    }
  | {
      readonly of: 'employer';
      readonly creditCode: string;
      /** Who asks, and by what paper; whether that is enough the platform says. */
      readonly agent: PersonIdentity;
      readonly authority: string;
    };

/** A case as it is taken in, for the platform's own numbers. */
export interface FiledCase {
  readonly person: {
    readonly psn_no?: string | undefined;
    readonly insutype?: string | undefined;
    readonly insuplc_admdvs?: string | undefined;
  };
  /** Answers by field of the case record. */
  readonly fields: Readonly<Record<string, string>>;
  readonly acceptedOn: Day;
}

/** A case under a number of the platform: the outbox's interface, and the fields of its message. */
export interface NumberedCase {
  readonly interface: string;
  readonly message: Readonly<Record<string, string>>;
}

/** The insurance platform. */
export interface Upstream {
  /** 1101 and 5206 joined. Fails with `person-not-insured` when the platform knows no such person. */
  lookUpInsured(person: PersonIdentity): Promise<Outcome<InsuredRecord, UpstreamFailure>>;
  /** The people of a village, masked, for staff. `village`: twelve digits. */
  lookUpRoster(village: string): Promise<Outcome<readonly RosterPerson[], UpstreamFailure>>;
  /** Fails with `employer-not-found` or `agent-not-authorised` where the platform says so. */
  enquire(enquiry: Enquiry): Promise<Outcome<Findings, UpstreamFailure>>;
  /**
   * What became of a case. Fails with `case-not-found` where the platform has none of this number, `case-of-another` where it is
   * not this person's.
   */
  caseProgress(
    receiptNumber: string,
    person: PersonIdentity,
  ): Promise<Outcome<CaseProgress, UpstreamFailure>>;
  /** The platform's own number for a case; left out, or undefined, where it goes as `case.submit`. */
  numbered?(route: CaseRoute, filed: FiledCase): NumberedCase | undefined;
  /** Sends one row of the outbox. Never throws for anything the network or the platform can do. */
  send(row: OutboxRow): Promise<SendOutcome>;
  close(): Promise<void>;
}
