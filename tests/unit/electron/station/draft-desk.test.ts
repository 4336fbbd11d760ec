import { describe, expect, it } from 'vitest';
import { serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import { createDraftDesk, DRAFT_KEPT_MS } from '../../../../electron/station/draft-desk.ts';
import { NOW } from '../store/people.ts';
import { aFolder, aKey, openStore } from '../store/support.ts';

const CASE = { visit: visitId('visit-1'), service: serviceId('a-claim'), person: '999999190001010022' };
const answers = new Map([[stepId('phone'), '13900000000']]);

function aDesk() {
  const clock = { at: NOW };
  const desk = createDraftDesk({ store: openStore(aFolder(), aKey()), clock: { now: () => clock.at } });
  return { desk, clock };
}

describe('the desk of drafts', () => {
  it('finds what was kept, and says nothing where there is nothing', () => {
    const { desk } = aDesk();
    expect(desk.run({ effect: 'findDraft', ...CASE })).toBeUndefined();
    expect(desk.run({ effect: 'keepDraft', ...CASE, answers })).toBeUndefined();
    const { visit, service } = CASE;
    expect(desk.run({ effect: 'findDraft', ...CASE })).toEqual({
      event: 'draftFound',
      visit,
      service,
      answers,
    });
  });

  it('keeps it for seven days to the millisecond', () => {
    const { desk, clock } = aDesk();
    desk.run({ effect: 'keepDraft', ...CASE, answers });
    clock.at += DRAFT_KEPT_MS;
    desk.expireOld();
    expect(desk.run({ effect: 'findDraft', ...CASE })).toMatchObject({ event: 'draftFound' });
    clock.at += 1;
    expect(desk.run({ effect: 'findDraft', ...CASE })).toBeUndefined();
    desk.expireOld();
    clock.at = NOW;
    expect(desk.run({ effect: 'findDraft', ...CASE })).toBeUndefined();
  });
});
