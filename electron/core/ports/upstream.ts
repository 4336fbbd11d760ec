import type { Outcome, UpstreamFailure } from '../../contract/failures.ts';
import type { InsuredRecord } from '../../contract/insured-record.ts';
import type { OutboxRow } from './store.ts';

/** Who is asked about. `certificateType` is the platform's `psn_cert_type`, e.g. 01 resident ID card. */
export interface PersonIdentity {
  readonly certificateType: string;
  readonly certificateNumber: string;
  readonly name: string;
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
    };

/** The insurance platform. */
export interface Upstream {
  /** 1101 and 5206 joined. Fails with `person-not-insured` when the platform knows no such person. */
  lookUpInsured(person: PersonIdentity): Promise<Outcome<InsuredRecord, UpstreamFailure>>;
  /** Sends one row of the outbox. Never throws for anything the network or the platform can do. */
  send(row: OutboxRow): Promise<SendOutcome>;
  close(): Promise<void>;
}
