import { describe, expect, it } from 'vitest';
import { ratingReasons } from '../../../../electron/contract/rating.ts';
import type { Rating } from '../../../../electron/contract/station-contract.ts';
import { ENTRIES, StationUnderTest } from './station-fixture.ts';

/** After something was done, at the question whether it was done well. */
const atRating = (): StationUnderTest => {
  const station = new StationUnderTest().layCard().findRecord();
  station.do({ event: 'openEntry', entry: ENTRIES.query }).do({ event: 'proceed' });
  return station.do({ event: 'finish' });
};
const rated = (rating: Rating): StationUnderTest => atRating().do({ event: 'rate', rating });
const details = (station: StationUnderTest) =>
  station
    .taken('journal')
    .flatMap(({ entries }) => entries)
    .filter(({ event }) => event.startsWith('rating'))
    .map(({ event, detail }) => [event, detail]);

describe('a rating', () => {
  it.each([4, 5] as const)('of %d is thanked for at once', (rating) => {
    const station = rated(rating);
    expect(station.screen.name).toBe('farewell');
    expect(details(station)).toEqual([['rating-given', { rating }]]);
  });

  it.each([1, 2, 3] as const)('of %d asks why, and takes one touch for an answer', (rating) => {
    const station = rated(rating);
    expect(station.screen).toEqual({ name: 'rate-why', reasons: ratingReasons });
    station.do({ event: 'giveReason', reason: 'waited-long' });
    expect(station.screen.name).toBe('farewell');
    expect(details(station)).toEqual([
      ['rating-given', { rating }],
      ['rating-explained', { rating, reason: 'waited-long' }],
    ]);
  });

  it('need not be explained', () => {
    const station = rated(1).do({ event: 'skipRating' });
    expect(station.screen.name).toBe('farewell');
    expect(details(station)).toEqual([['rating-given', { rating: 1 }]]);
  });

  it('need not be given', () => {
    const station = atRating().do({ event: 'skipRating' });
    expect(station.screen.name).toBe('farewell');
    expect(details(station)).toEqual([['rating-skipped', undefined]]);
  });

  it('counts from its touch on, even where nobody stays to explain it', () => {
    const station = rated(2).wait(200_000);
    expect(station.screen.name).toBe('welcome');
    expect(details(station)).toEqual([['rating-given', { rating: 2 }]]);
  });

  it('is asked for once in a visit', () => {
    const station = rated(2).do({ event: 'goBack' });
    expect(station.screen.name).toBe('home');
    expect(station.do({ event: 'finish' }).screen.name).toBe('farewell');
    expect(details(station)).toHaveLength(1);
  });

  it('has a reason only where one is asked for', () => {
    for (const station of [atRating(), new StationUnderTest().layCard(), rated(5)]) {
      const before = station.screen;
      station.do({ event: 'giveReason', reason: 'not-done' });
      expect(station.screen).toEqual(before);
    }
    expect(rated(1).do({ event: 'rate', rating: 5 }).screen.name).toBe('rate-why');
  });
});
