import type { UpstreamFailure } from '../contract/failures.ts';

/** Whether a failure still shows that the platform itself was reached: one rule for queries and for cases. */
export function provesReached(failure: UpstreamFailure): boolean {
  switch (failure) {
    case 'upstream-unreachable':
    case 'upstream-timeout':
    case 'upstream-not-json':
      // HTML instead of an answer is somebody else's page: a log-in portal or a proxy.
      return false;
    case 'upstream-bad-envelope':
    case 'upstream-signature-refused':
    case 'upstream-busy':
    case 'upstream-refused':
    case 'person-not-insured':
    case 'employer-not-found':
    case 'agent-not-authorised':
    case 'case-not-found':
    case 'case-of-another':
      return true;
  }
}
