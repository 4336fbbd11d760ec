import { expect, it } from 'vitest';
import { upstreamFailures } from '../../../../electron/contract/failures.ts';
import { provesReached } from '../../../../electron/upstream/reachability.ts';

it('only silence and somebody else’s page leave it open whether the platform is there', () => {
  expect(upstreamFailures.filter((failure) => !provesReached(failure))).toEqual([
    'upstream-unreachable',
    'upstream-timeout',
    'upstream-not-json',
  ]);
});
