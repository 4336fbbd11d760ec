import { describe, expect, it } from 'vitest';
import { preferencesSchema } from '../../../../electron/contract/preferences.ts';
import type { Preferences } from '../../../../electron/contract/status.ts';
import { changedBy } from '../../../../electron/core/commands.ts';
import { DEFAULT_PREFERENCES } from '../../../../electron/core/state.ts';
import { ENTRIES, StationUnderTest } from './station-fixture.ts';

/** Nothing of it is as at the start of a visit. */
const OTHER: Partial<Preferences> = {
  textSize: 112,
  theme: 'yellow-on-black',
  edition: 'standard',
  hand: 'left',
  reach: 'seated',
  calm: true,
  autoRead: false,
  rate: 7,
  volume: 10,
  privateListening: true,
  spokenPrivate: true,
};

describe('settings', () => {
  it('open in the edition for elders, at 72, nothing special', () => {
    expect(preferencesSchema.parse(DEFAULT_PREFERENCES)).toMatchObject({
      textSize: 72,
      theme: 'standard',
      edition: 'elder',
      hand: 'right',
      reach: 'standing',
      calm: false,
      autoRead: true,
      rate: 4,
      volume: 5,
      privateListening: false,
      spokenPrivate: false,
    });
  });

  it('know seven paces and ten volumes of the voice', () => {
    const holds = (change: object) =>
      preferencesSchema.safeParse({ ...DEFAULT_PREFERENCES, ...change }).success;
    expect([0, 1, 7, 8, 1.5].map((rate) => holds({ rate }))).toEqual([false, true, true, false, false]);
    expect([0, 1, 10, 11, 2.5].map((volume) => holds({ volume }))).toEqual([false, true, true, false, false]);
  });

  it('change one at a time; what is not named stays', () => {
    const station = new StationUnderTest();
    station.do({ event: 'setPreferences', preferences: { theme: 'white-on-black' } });
    station.do({ event: 'setPreferences', preferences: { hand: 'left' } });
    expect(station.status.preferences).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'white-on-black',
      hand: 'left',
    });
  });

  it('take a name without a value for no change', () => {
    expect(changedBy(DEFAULT_PREFERENCES, { textSize: undefined, calm: true })).toEqual({
      ...DEFAULT_PREFERENCES,
      calm: true,
    });
  });

  it('go back when the resident asks, and the work stays as it is', () => {
    const station = new StationUnderTest().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.query });
    const { screen } = station;
    station.do({ event: 'setPreferences', preferences: OTHER });
    expect(station.status.preferences).toMatchObject(OTHER);
    station.do({ event: 'resetPreferences' });
    expect(station.status.preferences).toEqual(DEFAULT_PREFERENCES);
    expect(station.screen).toEqual(screen);
  });

  it('go back by themselves when the visit ends, however it ends', () => {
    const settled = () => {
      const station = new StationUnderTest().layCard();
      return station.do({ event: 'setPreferences', preferences: OTHER });
    };
    expect(settled().do({ event: 'finish' }).wait(20_000).status.preferences).toEqual(DEFAULT_PREFERENCES);
    expect(settled().wait(180_000).status.preferences).toEqual(DEFAULT_PREFERENCES);
  });
});

describe('a call for help', () => {
  it('is seen in the status and in the journal, once, and loses nothing', () => {
    const station = new StationUnderTest().layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.query });
    const { screen } = station;
    station.do({ event: 'callHelp' }).do({ event: 'callHelp' });
    expect(station.status.help).toEqual({ state: 'called', at: station.at.wall });
    expect(station.screen).toEqual(screen);
    expect(station.journal().filter((event) => event === 'help-called')).toHaveLength(1);
  });

  it('can be taken back', () => {
    const station = new StationUnderTest();
    station.do({ event: 'callHelp' }).do({ event: 'takeBackHelp' });
    expect(station.status.help).toEqual({ state: 'none' });
    expect(station.journal().slice(-2)).toEqual(['help-called', 'help-taken-back']);
  });

  it('cannot be taken back where there is none', () => {
    const station = new StationUnderTest();
    station.do({ event: 'takeBackHelp' });
    expect(station.status.help).toEqual({ state: 'none' });
    expect(station.journal()).not.toContain('help-taken-back');
  });
});
