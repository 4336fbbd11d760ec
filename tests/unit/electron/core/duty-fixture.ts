import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attendant, attendantId } from '../../../../electron/contract/attendant.ts';
import { type ServiceItem, serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import type { ResidentCard } from '../../../../electron/contract/id-card.ts';
import type { RosterPerson } from '../../../../electron/contract/roster.ts';
import type { StationContext } from '../../../../electron/core/state.ts';
import { ASSISTED, AssistedStation, WANG } from './assist-fixture.ts';
import { VILLAGES } from './change-service.ts';
import { CARD, QUERY } from './station-fixture.ts';

/** A duty as it is shipped. */
export function shippedDuty(id: string): ServiceItem {
  const path = join(import.meta.dirname, `../../../../resources/services/${id}.json`);
  return serviceItemSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export const DEATH_REPORT = shippedDuty('death-report');
export const MOBILISATION = shippedDuty('enrolment-mobilisation');
export const DUTY_ENTRIES = { death: 1, mobilisation: 2, query: 3 } as const;

/** A village point with two duties of staff and one service for residents. */
export const AT_WORK: StationContext = {
  ...ASSISTED,
  catalogue: {
    ...ASSISTED.catalogue,
    villages: VILLAGES,
    services: new Map([DEATH_REPORT, MOBILISATION, QUERY].map((service) => [service.id, service])),
    level: {
      ...ASSISTED.catalogue.level,
      entries: [
        { no: DUTY_ENTRIES.death, name: '死亡信息报送', services: [DEATH_REPORT.id] },
        { no: DUTY_ENTRIES.mobilisation, name: '参保发动和组织', services: [MOBILISATION.id] },
        { no: DUTY_ENTRIES.query, name: '查询', services: [QUERY.id] },
      ],
    },
  },
};

export const DUTIFUL: Attendant = { ...WANG, roles: ['beside', 'on-behalf', 'duty', 'machine'] };
export const LI: Attendant = { id: attendantId('li-1'), name: '示例二', roles: ['duty'] };
/** Sequence numbers 990 to 999 are nobody's. */
export const LI_CARD: ResidentCard = { ...CARD, name: '示例二', number: '341721199001019994' };

export const PEOPLE: readonly RosterPerson[] = [
  { ref: 'r-1', name: '赵*', numberEnd: '9001', insured: false, chronic: false },
  { ref: 'r-2', name: '钱*', numberEnd: '9002', insured: true, chronic: true },
];

/** An attendant at the list of their duties. */
export function atDuties(): AssistedStation {
  return new AssistedStation(AT_WORK).signIn(DUTIFUL).do({ event: 'chooseMode', mode: 'duty' });
}

/** A death report that waits for its second check. */
export function atSecondCheck(): AssistedStation {
  return atDuties()
    .do({ event: 'openEntry', entry: DUTY_ENTRIES.death })
    .do({ event: 'proceed' })
    .answer('name', '示例亡')
    .answer('number', '341721194001019991')
    .answer('day', '2026-11-20')
    .answer('proof', 'medical')
    .answer('reporter', 'family');
}
