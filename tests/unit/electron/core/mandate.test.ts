import { describe, expect, it } from 'vitest';
import { stepId } from '../../../../electron/contract/ids.ts';
import { assistRecord } from '../../../../electron/core/assist-record.ts';
import { AssistedStation, MANDATE, RELATIVE_CARD, SIGN, WANG, WANG_CARD } from './assist-fixture.ts';
import { CARD, ENTRIES, FILING } from './station-fixture.ts';

/** Signed in, 代人办 chosen. */
const onBehalf = () => new AssistedStation().signIn().mode('on-behalf');
/** The relative acts and both cards were laid. */
const byRelative = () =>
  onBehalf()
    .answer('agent', 'relative')
    .answer('relation', 'child')
    .answer('person', 'card')
    .layCard(RELATIVE_CARD)
    .lift()
    .layCard()
    .lift();

describe('acting for somebody', () => {
  it('by an attendant: one card, the authority, the signature, and the person’s services', () => {
    const station = onBehalf();
    expect(station.screen).toMatchObject({ name: 'question', step: 'agent', service: { name: '代人办理' } });
    station.answer('agent', 'attendant').answer('person', 'card');
    expect(station.screen).toMatchObject({ name: 'identify', whose: 'person' });
    station.layCard();
    expect(station.screen).toMatchObject({ name: 'commitment' });
    expect(station.status.resident).toBeUndefined();
    expect(station.taken('lookUpInsured')).toEqual([]);
    station.do({ event: 'agree', service: MANDATE.id });
    expect(station.screen).toMatchObject({ name: 'signature', step: 'signature' });
    station.do(SIGN);
    expect(station.screen.name).toBe('home');
    expect(station.taken('lookUpInsured')).toMatchObject([{ person: { certificateNumber: CARD.number } }]);
    expect(station.status.operator).toEqual({
      mode: 'on-behalf',
      attendantName: WANG.name,
      residentName: CARD.name,
    });
  });

  it('by a relative: both cards, in turn, and the relation', () => {
    const station = onBehalf().answer('agent', 'relative');
    expect(station.screen).toMatchObject({ step: 'relation' });
    station.answer('relation', 'child').answer('person', 'card');
    expect(station.screen).toMatchObject({ name: 'identify', whose: 'agent' });
    station.layCard(RELATIVE_CARD);
    expect(station.screen).toMatchObject({ name: 'identify', whose: 'person' });
    station.lift().layCard().authorise();
    expect(station.screen.name).toBe('home');
    expect(station.status.operator).toMatchObject({ agentName: RELATIVE_CARD.name });
    expect(assistRecord(station.state.visit!)).toMatchObject({
      mode: 'on-behalf',
      attendant: { id: WANG.id, name: WANG.name },
      agent: {
        by: 'relative',
        card: RELATIVE_CARD,
        relation: { code: 'child', words: '儿女' },
        authority: { service: MANDATE.id, version: 1 },
        signature: { by: 'hand' },
      },
    });
  });

  it('needs two people: one card is never both', () => {
    const station = onBehalf()
      .answer('agent', 'relative')
      .answer('relation', 'child')
      .answer('person', 'card');
    station.layCard(RELATIVE_CARD).lift().layCard(RELATIVE_CARD);
    expect(station.screen).toMatchObject({ whose: 'person', failure: 'agent-is-the-person' });
    expect(station.lift().layCard().screen.name).toBe('commitment');
  });

  it('without the person’s card: the number and the name, filings only, no record', () => {
    const station = onBehalf().answer('agent', 'attendant').answer('person', 'stated');
    expect(station.screen).toMatchObject({ step: 'person-number', private: true });
    station.answer('person-number', CARD.number);
    expect(station.screen).toMatchObject({ step: 'person-name' });
    station.answer('person-name', CARD.name);
    expect(station.screen.name).toBe('commitment');
    station.authorise();
    expect(station.taken('lookUpInsured')).toEqual([]);
    expect(station.state.visit?.card).toEqual({ kind: 'stated', name: CARD.name, number: CARD.number });
    expect(station.journal()).toContain('person-stated');
    station.do({ event: 'openEntry', entry: ENTRIES.query });
    expect(station.screen.name).toBe('home');
    expect(station.status.passing).toEqual({ failure: 'record-needs-card' });
    station.do({ event: 'openEntry', entry: ENTRIES.certificate });
    expect(station.screen.name).toBe('home');
    station.do({ event: 'openEntry', entry: ENTRIES.filing });
    expect(station.screen.name).toBe('notice');
  });

  it('refuses a number that is none', () => {
    const station = onBehalf().answer('agent', 'attendant').answer('person', 'stated');
    station.answer('person-number', '110105194912310021');
    expect(station.screen).toMatchObject({
      step: 'person-number',
      complaint: '号码不对，请对着证件再看看。',
    });
  });

  it('takes the resident who is known already as the person', () => {
    const station = new AssistedStation().layCard().findRecord().signIn().mode('on-behalf');
    station.answer('agent', 'relative').answer('relation', 'spouse').answer('person', 'card');
    expect(station.screen).toMatchObject({ name: 'identify', whose: 'agent' });
    station.layCard(RELATIVE_CARD);
    expect(station.screen.name).toBe('commitment');
    station.authorise();
    expect(station.screen.name).toBe('home');
    expect(station.state.visit?.record?.state).toBe('found');
  });

  it('asks for another card when another answer asks for it', () => {
    const station = byRelative();
    expect(station.screen.name).toBe('commitment');
    for (let steps = 0; steps < 3; steps += 1) station.do({ event: 'goBack' });
    expect(station.screen).toMatchObject({ step: 'agent', answer: 'relative' });
    station.answer('agent', 'attendant').answer('person', 'card');
    expect(station.screen.name).toBe('commitment');
    expect(station.session?.mandate?.agentCard).toBeUndefined();
    expect(station.session?.mandate?.person?.number).toBe(CARD.number);
  });
});

describe('the way back', () => {
  it('from a card leads to the question that asked for it', () => {
    const station = onBehalf().answer('agent', 'attendant').answer('person', 'card');
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({ step: 'person', answer: 'card' });
    station.answer('person', 'card').do({ event: 'sayNoCard' });
    expect(station.screen).toMatchObject({ step: 'person' });
    const relative = onBehalf()
      .answer('agent', 'relative')
      .answer('relation', 'kin')
      .answer('person', 'card');
    expect(relative.do({ event: 'goBack' }).screen).toMatchObject({ step: 'agent' });
  });

  it.each(['goHome', 'goBack'] as const)('from the first question by %s gives it up', (event) => {
    const station = onBehalf().do({ event });
    expect(station.screen).toMatchObject({
      name: 'attendant-desk',
      roles: ['beside', 'on-behalf', 'machine'],
    });
    expect(station.session?.mandate).toBeUndefined();
    expect(station.session?.mode).toBeUndefined();
  });

  it('gives it up with everything that was said in it', () => {
    const station = byRelative().do({ event: 'goHome' });
    expect(station.screen.name).toBe('attendant-desk');
    const text = JSON.stringify(station.state.visit, (_key, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
    for (const trace of [RELATIVE_CARD.number, RELATIVE_CARD.name, CARD.number])
      expect(text).not.toContain(trace);
    expect(station.state.visit?.answers.size).toBe(0);
  });

  it('keeps an unauthorised agent from every service', () => {
    const station = byRelative();
    for (const event of [
      { event: 'openEntry', entry: ENTRIES.query },
      { event: 'submit', service: FILING.id },
      { event: 'printReceipt' },
      { event: 'proceed' },
    ] as const)
      station.do(event);
    expect(station.screen.name).toBe('commitment');
    expect(station.effects.map(({ effect }) => effect)).not.toContain('lookUpInsured');
  });
});

describe('once the authority is given', () => {
  const given = () => byRelative().authorise();

  it('signing out ends the visit', () => {
    const station = given().openAttendant();
    expect(station.screen).toMatchObject({ name: 'attendant-desk', roles: ['machine'] });
    station.do({ event: 'signOut' });
    expect(station.screen.name).toBe('farewell');
    expect(station.journal()).toEqual(expect.arrayContaining(['attendant-signed-out', 'visit-ended']));
    expect(JSON.stringify(station.state.visit)).not.toContain(CARD.number);
  });

  it('the attendant’s card ends it too, and so does the end of the visit', () => {
    expect(given().layCard(WANG_CARD).screen.name).toBe('farewell');
    const station = given().do({ event: 'finish' });
    expect(station.screen.name).toBe('farewell');
    expect(station.session).toBeUndefined();
  });

  it('the person’s matters cannot become those of somebody beside', () => {
    const station = given().openAttendant().mode('beside');
    expect(station.screen.name).toBe('attendant-desk');
    expect(station.session?.mode).toBe('on-behalf');
  });

  it('nobody rates in the person’s name', () => {
    const station = given().findRecord().do({ event: 'openEntry', entry: ENTRIES.query });
    station.do({ event: 'proceed' }).do({ event: 'finish' });
    expect(station.screen.name).toBe('farewell');
  });

  it('the case and the slip carry both people', () => {
    const station = given().findRecord().do({ event: 'openEntry', entry: ENTRIES.filing });
    station.do({ event: 'proceed' }).answer('city', '340100').answer('from', '2026-12-01');
    station.answer('phone', '13800138000').do({ event: 'agree', service: FILING.id });
    station.do({ event: 'submit', service: FILING.id });
    const [filing] = station.taken('acceptFiling');
    expect(filing).toMatchObject({
      card: CARD,
      assist: {
        mode: 'on-behalf',
        attendant: { id: WANG.id },
        agent: { by: 'relative', card: RELATIVE_CARD },
      },
    });
    station.report({ event: 'filingAccepted', visit: station.visit, receiptNumber: 'R1' }).print();
    const [slip] = station.taken('printSlip');
    expect(slip?.content.assist).toEqual(filing?.assist);
  });
});

it('a signature that is none gives nothing', () => {
  const station = byRelative().do({ event: 'agree', service: MANDATE.id });
  station.do({ event: 'sign', step: stepId('signature'), signature: { by: 'hand', strokes: [[1, 1]] } });
  expect(station.screen).toMatchObject({ name: 'signature', complaint: '还没有签字，请在框里写。' });
  expect(station.session?.mandate?.given).toBe(false);
  expect(station.do({ ...SIGN, signature: { by: 'thumb' } }).screen.name).toBe('home');
});
