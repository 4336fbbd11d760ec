import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../electron/core/journal-events.ts';
import { AssistedStation, MANDATE, PIN, RELATIVE_CARD, SIGN, WANG, WANG_CARD } from './assist-fixture.ts';
import { CARD, ENTRIES, FILING } from './station-fixture.ts';

const entriesOf = (station: AssistedStation): JournalEntry[] =>
  station.taken('journal').flatMap(({ entries }) => [...entries]);

/** A filing walked through to its number, from home. */
function file(station: AssistedStation): AssistedStation {
  station.findRecord().do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'proceed' });
  station.answer('city', '340100').answer('from', '2026-12-01').answer('phone', '13800138000');
  station.do({ event: 'agree', service: FILING.id }).do({ event: 'submit', service: FILING.id });
  return station.report({ event: 'filingAccepted', visit: station.visit, receiptNumber: 'R1' });
}

describe('the journal of a visit that somebody else operates', () => {
  it('has an entry for every step and every consent, with the attendant and the mode', () => {
    const station = file(new AssistedStation().layCard().signIn().mode('beside'));
    const said = entriesOf(station).filter(({ detail }) => detail?.service === FILING.id);
    expect(said.map(({ event, detail }) => [event, detail?.step])).toEqual([
      ['service-opened', undefined],
      ['assisted-step', 'notice'],
      ['assisted-step', 'city'],
      ['assisted-step', 'from'],
      ['assisted-step', 'phone'],
      ['assisted-step', 'promise'],
      ['commitment-agreed', 'promise'],
      ['assisted-step', 'check'],
      ['assisted-step', 'done'],
    ]);
    for (const { event, detail, visit } of said.slice(1)) {
      expect(detail, event).toMatchObject({ attendant: WANG.id, mode: 'beside' });
      expect(visit).toBe(station.visit);
    }
  });

  it('tells an authority from its first question to its signature', () => {
    const station = new AssistedStation().signIn();
    entriesOf(station);
    station
      .mode('on-behalf')
      .answer('agent', 'relative')
      .answer('relation', 'child')
      .answer('person', 'card');
    station.layCard(RELATIVE_CARD).lift().layCard().authorise();
    expect(entriesOf(station).map(({ event, detail }) => [event, detail?.step ?? detail?.relation])).toEqual([
      ['assist-mode-chosen', undefined],
      ['assisted-step', 'agent'],
      ['assisted-step', 'relation'],
      ['assisted-step', 'person'],
      ['agent-identified', undefined],
      ['person-identified', undefined],
      ['assisted-step', 'authority'],
      ['commitment-agreed', 'authority'],
      ['assisted-step', 'signature'],
      ['mandate-given', 'child'],
      ['visit-identified', undefined],
    ]);
  });

  it('says nothing of anybody but the attendant’s id, and no PIN', () => {
    const station = new AssistedStation().signIn().mode('on-behalf');
    station.answer('agent', 'relative').answer('relation', 'child').answer('person', 'stated');
    station.answer('person-number', CARD.number).answer('person-name', CARD.name).layCard(RELATIVE_CARD);
    file(station.authorise()).do({ event: 'finish' });
    const text = JSON.stringify(entriesOf(station));
    const people = [CARD, RELATIVE_CARD, WANG_CARD].flatMap(({ name, number }) => [name, number]);
    for (const trace of [...people, WANG.name, PIN, '13800138000']) expect(text).not.toContain(trace);
    expect(text).toContain(WANG.id);
  });

  it('is silent about steps where residents act for themselves', () => {
    const station = file(new AssistedStation().layCard());
    expect(station.journal().filter((event) => /assist|agreed|attendant/.test(event))).toEqual([]);
  });

  it('says the going once, whatever it came by', () => {
    const ways = [
      (station: AssistedStation) => station.openAttendant().do({ event: 'signOut' }),
      (station: AssistedStation) => station.layCard(WANG_CARD),
      (station: AssistedStation) => station.do({ event: 'finish' }),
      (station: AssistedStation) => station.lift().wait(180_000),
    ];
    for (const leave of ways) {
      const station = new AssistedStation().layCard().signIn().mode('beside');
      entriesOf(station);
      const parting = entriesOf(leave(station)).filter(({ event }) => event === 'attendant-signed-out');
      expect(parting).toMatchObject([{ detail: { attendant: WANG.id } }]);
      expect(parting[0]?.visit).toMatch(/^visit-/);
    }
  });

  it('counts a signature as a step of the authority, not of a service', () => {
    const station = new AssistedStation().signIn().mode('on-behalf').answer('agent', 'attendant');
    station.answer('person', 'card').layCard().do({ event: 'agree', service: MANDATE.id });
    entriesOf(station);
    station.do(SIGN);
    expect(entriesOf(station).map(({ event }) => event)).toEqual(['mandate-given', 'visit-identified']);
  });
});
