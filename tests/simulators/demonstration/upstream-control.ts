import type { Behaviour } from '../upstream/behaviour.ts';
import type { AppliedCase } from '../upstream/case-book.ts';
import type { AppliedPage } from '../upstream/page-book.ts';
import type { Review, Withdrawal } from '../upstream/review-book.ts';
import type { Control } from './control.ts';

/** What the sandbox platform counted; the fields the demonstration and the tests look at. */
export interface UpstreamCounters {
  readonly requests: number;
  readonly signatureRefused: number;
  readonly envelopeRefused: number;
  readonly byInterface: Readonly<Record<string, number>>;
  readonly cases: { readonly attempts: number; readonly applied: number; readonly conflicts: number };
}

/** The sandbox platform's switchboard. It works also while the platform itself is down. */
export interface UpstreamControl {
  behave(behaviour: Behaviour): Promise<unknown>;
  cases(): Promise<readonly AppliedCase[]>;
  /** Photographed pages that arrived whole. */
  pages(): Promise<readonly AppliedPage[]>;
  /** What an officer makes of a case. */
  review(review: Review): Promise<unknown>;
  withdrawals(): Promise<readonly Withdrawal[]>;
  counters(): Promise<UpstreamCounters>;
  reset(): Promise<unknown>;
}

export function upstreamControl(control: Control): UpstreamControl {
  return {
    behave: (behaviour) => control.post('/behave', behaviour),
    cases: () => control.get('/cases'),
    pages: () => control.get('/pages'),
    review: (review) => control.post('/review', review),
    withdrawals: () => control.get('/withdrawals'),
    counters: () => control.get('/counters'),
    reset: () => control.post('/reset'),
  };
}
