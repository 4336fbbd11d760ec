import { readFileSync } from 'node:fs';
import type { UpstreamSettings } from '../../../../electron/contract/site.ts';
import type { Clock } from '../../../../electron/core/ports/clock.ts';
import type { PersonIdentity, Upstream } from '../../../../electron/core/ports/upstream.ts';
import { createUpstream } from '../../../../electron/upstream/create-upstream.ts';
import {
  type UpstreamProfile,
  upstreamProfileSchema,
} from '../../../../electron/upstream/upstream-profile.ts';
import { syntheticResident } from '../../../simulators/upstream/synthetic-residents.ts';
import { realClock } from '../../../unit/electron/upstream/support/real-clock.ts';
import { PAASID, TOKEN } from './sandbox-process.ts';

/** The shipped profile: the contract tests prove it against the sandbox's own list of paths. */
export const shippedProfile = upstreamProfileSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/upstream/hsa.json', import.meta.url), 'utf8')),
);

let sequence = 0;

/** The kiosk's side, made the way the station makes it. */
export function kioskUpstream(
  baseUrl: string,
  more: Partial<UpstreamSettings> = {},
  token = TOKEN,
  pictureOf: (page: string) => Uint8Array | undefined = () => undefined,
  own: { readonly profile?: UpstreamProfile; readonly clock?: Clock } = {},
): Upstream {
  return createUpstream({
    settings: {
      profile: 'hsa',
      baseUrl,
      gateway: { kind: 'tif', paasid: PAASID, token: 'resolved elsewhere' },
      institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
      recerSysCode: 'YBXT',
      infver: 'V1.0',
      operator: { no: 'DZ-SL-01', name: '自助终端' },
      connectTimeoutMs: 1_000,
      readTimeoutMs: 1_500,
      ...more,
    },
    token,
    profile: own.profile ?? shippedProfile,
    terminal: 'DZ-SL-01',
    place: '341721',
    clock: own.clock ?? realClock,
    pictureOf,
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
  });
}

/** A synthetic resident the way the station asks about them. */
export function identityOf(id: string): PersonIdentity {
  const { card, certificateType } = syntheticResident(id);
  return { certificateType, certificateNumber: card.number, name: card.name };
}
