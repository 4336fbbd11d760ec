import { describe, expect, it } from 'vitest';
import { END_AFTER_MS } from '../../../../electron/core/idle.ts';
import { AssistedStation, WANG_CARD } from './assist-fixture.ts';
import { AT_WORK, atDuties, atSecondCheck, DEATH_REPORT, DUTIFUL, DUTY_ENTRIES } from './duty-fixture.ts';
import { CARD } from './station-fixture.ts';

const tilesOf = (station: AssistedStation) =>
  station.screen.name === 'home' ? station.screen.tiles.map(({ service }) => service) : [];

describe('the duties of staff', () => {
  it('are a choice of the attendant’s page, where the level has any and the attendant may', () => {
    const desk = new AssistedStation(AT_WORK).signIn(DUTIFUL);
    expect(desk.screen).toMatchObject({ name: 'attendant-desk', roles: DUTIFUL.roles });
    expect(new AssistedStation().signIn(DUTIFUL).screen).toMatchObject({
      roles: ['beside', 'on-behalf', 'machine'],
    });
    const lacking = new AssistedStation(AT_WORK).signIn().do({ event: 'chooseMode', mode: 'duty' });
    expect(lacking.screen).toMatchObject({ name: 'attendant-desk', failure: 'attendant-role-missing' });
  });

  it('have no notice on paper: nobody is told what their own work needs', () => {
    const station = atDuties().do({ event: 'openEntry', entry: DUTY_ENTRIES.death });
    expect(station.screen.name).toBe('notice');
    expect(station.screen).not.toHaveProperty('slip');
    station.do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toEqual([]);
    expect(station.do({ event: 'openGuide' }).screen.name).toBe('guide');
  });

  it('are no choice while a resident is at the terminal', () => {
    const beside = new AssistedStation(AT_WORK).layCard(CARD).signIn(DUTIFUL);
    expect(beside.screen).toMatchObject({ roles: ['beside', 'on-behalf', 'machine'] });
    expect(beside.do({ event: 'chooseMode', mode: 'duty' }).screen.name).toBe('attendant-desk');
  });

  it('are what the home screen shows then, and nothing that residents do', () => {
    expect(tilesOf(atDuties())).toEqual(['death-report', 'enrolment-mobilisation']);
    expect(atDuties().status.operator).toEqual({ mode: 'duty', attendantName: DUTIFUL.name });
    expect(atDuties().do({ event: 'openEntry', entry: DUTY_ENTRIES.query }).screen.name).toBe(
      'at-the-counter',
    );
  });

  it('are not opened by a resident', () => {
    const station = new AssistedStation(AT_WORK).layCard(CARD);
    expect(tilesOf(station)).toEqual(['a-query', undefined, undefined]);
    expect(station.do({ event: 'openEntry', entry: DUTY_ENTRIES.death }).screen).toEqual({
      name: 'at-the-counter',
      entryName: '死亡信息报送',
      duty: true,
    });
  });

  it('are handed in by the attendant, and name no resident', () => {
    const station = atSecondCheck()
      .do({ event: 'proceed' })
      .do({ event: 'agree', service: DEATH_REPORT.id })
      .do({ event: 'submit', service: DEATH_REPORT.id });
    const [filing] = station.taken('acceptFiling');
    expect(filing).toMatchObject({
      assist: { mode: 'duty', attendant: { id: DUTIFUL.id } },
      card: WANG_CARD,
    });
    station.report({ event: 'filingAccepted', visit: station.visit, receiptNumber: 'R1' });
    expect(station.screen).toMatchObject({ name: 'result', receiptNumber: 'R1' });
    expect(station.do({ event: 'printReceipt' }).taken('printSlip')).toHaveLength(1);
  });

  it('of one person say nothing of the next', () => {
    const station = atSecondCheck().do({ event: 'proceed' }).do({ event: 'agree', service: DEATH_REPORT.id });
    station.do({ event: 'submit', service: DEATH_REPORT.id });
    station.report({ event: 'filingAccepted', visit: station.visit, receiptNumber: 'R1' });
    station
      .do({ event: 'goHome' })
      .do({ event: 'openEntry', entry: DUTY_ENTRIES.death })
      .do({ event: 'proceed' });
    expect(station.screen).toMatchObject({ name: 'question', step: 'name' });
    expect(station.screen).not.toHaveProperty('answer');
    expect(station.screen).not.toHaveProperty('remembered');
  });

  it('end at the attendant’s page, never with a rating', () => {
    expect(atDuties().do({ event: 'finish' }).screen.name).toBe('attendant-desk');
    expect(atDuties().do({ event: 'goBack' }).screen.name).toBe('attendant-desk');
    expect(atSecondCheck().do({ event: 'goHome' }).screen.name).toBe('home');
  });

  it('leave nothing behind for the resident who comes next', () => {
    const station = atSecondCheck().do({ event: 'openAttendant', newVisit: 'v' as never });
    station.do({ event: 'chooseMode', mode: 'beside' });
    expect(station.screen.name).toBe('identify');
    expect(station.state.visit?.answers.size).toBe(0);
    const out = atSecondCheck().do({ event: 'signOut' });
    expect(out.screen.name).toBe('identify');
    expect(out.state.visit?.answers.size).toBe(0);
    expect(atSecondCheck().wait(END_AFTER_MS).wait(END_AFTER_MS).state.visit).toBeUndefined();
  });

  it('are not disturbed by the card of a resident', () => {
    expect(atDuties().layCard(CARD).screen.name).toBe('home');
    expect(atDuties().layCard(CARD).state.visit?.card).toBeUndefined();
  });

  it('end when the attendant lays their card again', () => {
    expect(atDuties().layCard(WANG_CARD).screen.name).toBe('identify');
  });
});
