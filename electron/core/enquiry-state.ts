import type { Findings } from '../contract/enquiry.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { RecordOrigin } from '../contract/status.ts';

/** The present enquiry of a visit: which it is, and how far. It is gone with the visit. */
export interface EnquiryState {
  readonly key: string;
  readonly shown:
    | { readonly state: 'asked' }
    | {
        readonly state: 'found';
        readonly findings: Findings;
        /** Absent for what stands in the terminal's own tables. */
        readonly origin?: RecordOrigin;
      }
    | { readonly state: 'unavailable'; readonly failure: FailureCode };
}
