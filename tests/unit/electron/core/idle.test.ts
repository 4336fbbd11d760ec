import { describe, expect, it } from 'vitest';
import { ENTRIES, RECORD, StationUnderTest } from './station-fixture.ts';

describe('idleness', () => {
  it('covers at 60 s, warns at 2 min, ends at 3 min and wipes', () => {
    const station = new StationUnderTest().layCard().findRecord();
    expect(station.wait(59_999).status.idle).toEqual({ stage: 'active' });
    expect(station.wait(1).status.idle).toEqual({ stage: 'covered' });
    expect(station.wait(60_000).status.idle).toMatchObject({
      stage: 'warned',
      endsAt: station.at.wall + 60_000,
    });
    station.wait(60_000);
    expect(station.screen.name).toBe('welcome');
    expect(JSON.stringify(station.state)).not.toContain(RECORD.personNumber);
    expect(station.journal()).toContain('visit-ended-idle');
  });

  it('is put off by any touch, without limit', () => {
    const station = new StationUnderTest().layCard();
    for (let minute = 0; minute < 30; minute += 1) {
      station.wait(119_000).do({ event: 'stay' });
      expect(station.status.idle).toEqual({ stage: 'active' });
    }
    expect(station.screen.name).toBe('home');
  });

  it('never comes while a slip is printing', () => {
    const station = new StationUnderTest().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.query }).print().slip('sent').wait(600_000);
    expect(station.screen.name).toBe('record');
    expect(station.status.idle).toEqual({ stage: 'active' });
  });

  it('follows monotonic time when the wall clock jumps', () => {
    const station = new StationUnderTest().layCard();
    station.at = { ...station.at, wall: station.at.wall + 86_400_000 };
    expect(station.report({ event: 'ticked' }).status.idle).toEqual({ stage: 'active' });
  });

  it('gives settings and help back to the next person', () => {
    const station = new StationUnderTest();
    station.do({ event: 'setPreferences', preferences: { textSize: 112, theme: 'white-on-black' } });
    station.do({ event: 'callHelp' });
    expect(station.status).toMatchObject({ preferences: { textSize: 112 }, help: { state: 'called' } });
    station.layCard().do({ event: 'finish' }).wait(20_000);
    expect(station.status).toMatchObject({
      preferences: { textSize: 72, theme: 'standard' },
      help: { state: 'none' },
    });
  });
});
