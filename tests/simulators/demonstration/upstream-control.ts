import type { Behaviour } from '../upstream/behaviour.ts';
import type { AppliedCase } from '../upstream/case-book.ts';
import type { AppliedPage } from '../upstream/page-book.ts';
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
  counters(): Promise<UpstreamCounters>;
  reset(): Promise<unknown>;
}

export function upstreamControl(control: Control): UpstreamControl {
  return {
    behave: (behaviour) => control.post('/behave', behaviour),
    cases: () => control.get('/cases'),
    pages: () => control.get('/pages'),
    counters: () => control.get('/counters'),
    reset: () => control.post('/reset'),
  };
}
