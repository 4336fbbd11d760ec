import { describe, expect, it } from 'vitest';
import type { RosterPerson } from '../../../../electron/contract/roster.ts';
import { AssistedStation } from './assist-fixture.ts';
import { AT_WORK, atDuties, DUTY_ENTRIES, PEOPLE } from './duty-fixture.ts';
import { CARD } from './station-fixture.ts';

const VILLAGE = '341721100200';
const asking = () =>
  atDuties().do({ event: 'openEntry', entry: DUTY_ENTRIES.mobilisation }).answer('village', `${VILLAGE}--`);
const found = (people: readonly RosterPerson[] = PEOPLE, village = VILLAGE) => {
  const station = asking();
  return station.report({ event: 'rosterFound', visit: station.visit, village, people });
};
const rosterOf = (station: AssistedStation) =>
  station.screen.name === 'question' ? station.screen.roster : undefined;

describe('the list of a village', () => {
  it('is asked for once its question is reached, and the look is journalled', () => {
    const station = asking();
    expect(station.taken('lookUpRoster')).toMatchObject([{ village: VILLAGE }]);
    expect(rosterOf(station)).toEqual({ state: 'asked' });
    expect(station.journal()).toContain('roster-looked-up');
  });

  it('shows whom the duty is about: here, who is not insured', () => {
    expect(rosterOf(found())).toEqual({ state: 'found', people: [PEOPLE[0]] });
  });

  it('takes nobody who is not on it', () => {
    const station = found().answer('person', 'r-2');
    expect(station.screen).toMatchObject({
      name: 'question',
      step: 'person',
      complaint: '还没选人。请先选。',
    });
    expect(station.answer('person', 'r-1').screen).toMatchObject({ step: 'outcome' });
  });

  it('names the chosen one to staff and never on paper', () => {
    const station = found().answer('person', 'r-1').answer('outcome', 'will').answer('again', 'no');
    const lines = station.screen.name === 'check-answers' ? station.screen.answers : [];
    expect(lines.map(({ shown }) => shown)).toContain('赵*，尾号9001');
  });

  it('is asked for again with 继续 where it could not be had, and only then', () => {
    const station = asking();
    const lost = { event: 'rosterUnavailable', visit: station.visit, village: VILLAGE } as const;
    station.report({ ...lost, failure: 'upstream-timeout' });
    expect(rosterOf(station)).toEqual({ state: 'unavailable', failure: 'upstream-timeout' });
    expect(station.journal()).toContain('failure:upstream-timeout');
    expect(station.taken('lookUpRoster')).toHaveLength(1);
    expect(station.wait(1_000).taken('lookUpRoster')).toHaveLength(0);
    expect(station.answer('person', '').taken('lookUpRoster')).toHaveLength(1);
  });

  it('of another village, or of a visit that is over, is dropped', () => {
    expect(rosterOf(found(PEOPLE, '341721100201'))).toEqual({ state: 'asked' });
    const station = found();
    const { visit } = station;
    station.do({ event: 'signOut' });
    station.report({ event: 'rosterFound', visit, village: VILLAGE, people: PEOPLE });
    expect(JSON.stringify(Object.values(station.state.visit ?? {}))).not.toContain('9001');
  });

  it('is never asked for by a resident', () => {
    const station = new AssistedStation(AT_WORK).layCard(CARD);
    station.do({ event: 'openEntry', entry: DUTY_ENTRIES.mobilisation });
    expect(station.taken('lookUpRoster')).toEqual([]);
  });
});
