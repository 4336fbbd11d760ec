import { describe, expect, it } from 'vitest';
import { deviceId } from '../../../../electron/contract/ids.ts';
import type { SocialCard } from '../../../../electron/contract/social-card.ts';
import { CARD, CONTEXT, READER, StationUnderTest } from './station-fixture.ts';

const SLOT = deviceId('smart-card-reader-1');
const SOCIAL_CARD: SocialCard = {
  kind: 'social-card',
  name: CARD.name,
  number: CARD.number,
  sex: 'female',
  cardNumber: 'A00000001',
  issuingArea: '110105',
  version: '2.00',
};

function insert(station: StationUnderTest): StationUnderTest {
  return station
    .device({ kind: 'socialCardFound', device: SLOT })
    .device({ kind: 'socialCardRead', device: SLOT, card: SOCIAL_CARD });
}

describe('a social-security card', () => {
  it('identifies as the ID card does, by the ID number it carries', () => {
    const station = insert(new StationUnderTest());
    expect(station.screen.name).toBe('home');
    expect(station.taken('lookUpInsured')).toMatchObject([
      { person: { certificateType: '01', certificateNumber: CARD.number, name: CARD.name } },
    ]);
  });

  it('left in the slot is asked back, and begins no new visit until it is taken', () => {
    const station = insert(new StationUnderTest()).do({ event: 'finish' });
    expect(station.screen).toMatchObject({ name: 'farewell', takeCard: true });
    station.do({ event: 'finish' });
    expect(station.screen.name).toBe('welcome');
    insert(station);
    expect(station.screen.name).toBe('welcome');
    station.device({ kind: 'socialCardRemoved', device: SLOT });
    expect(insert(station).screen.name).toBe('home');
  });

  it('that cannot be read is told where the resident waits', () => {
    const station = new StationUnderTest().begin().device({ kind: 'socialCardFound', device: SLOT });
    station.device({ kind: 'socialCardReadFailed', device: SLOT, failure: 'social-card-needs-module' });
    expect(station.screen).toMatchObject({ name: 'identify', failure: 'social-card-needs-module' });
  });
});

describe('two cards at once', () => {
  it('are both asked back: one taken leaves the other', () => {
    const station = insert(new StationUnderTest().layCard()).do({ event: 'finish' });
    station.device({ kind: 'cardRemoved', device: READER });
    expect(station.screen).toMatchObject({ name: 'farewell', takeCard: true });
    station.device({ kind: 'socialCardRemoved', device: SLOT });
    expect(station.screen).toMatchObject({ name: 'farewell', takeCard: false });
  });

  it('left behind both: welcome waits for both to go', () => {
    const station = insert(new StationUnderTest().layCard()).do({ event: 'finish' }).do({ event: 'finish' });
    station.device({ kind: 'cardRemoved', device: READER });
    expect(station.state.cardLeftBehind).toBe(true);
    station.device({ kind: 'socialCardRemoved', device: SLOT });
    expect(station.state.cardLeftBehind).toBe(false);
  });
});

describe('a hall with two ways to identify', () => {
  const context = {
    ...CONTEXT,
    devices: [...CONTEXT.devices, { id: SLOT, kind: 'smart-card-reader' } as const],
  };
  const trouble = (device: typeof SLOT, failure: 'reader-lost' | 'smart-card-reader-lost') =>
    ({ kind: 'deviceChanged', device, state: 'trouble', failure, facts: {} }) as const;

  it('offers both, and the other one when one fails', () => {
    const station = new StationUnderTest(context).begin();
    expect(station.screen).toMatchObject({ name: 'identify', ways: ['id-card', 'social-card'] });
    station.device(trouble(READER, 'reader-lost'));
    expect(station.screen).toMatchObject({ name: 'identify', ways: ['social-card'] });
    station.device({ kind: 'deviceChanged', device: READER, state: 'ready', facts: {} });
    station.device(trouble(SLOT, 'smart-card-reader-lost'));
    expect(station.screen).toMatchObject({ name: 'identify', ways: ['id-card'] });
  });

  it('is in trouble only when both fail, for the reason of the usual one', () => {
    const station = new StationUnderTest(context);
    station.device(trouble(SLOT, 'smart-card-reader-lost'));
    expect(station.screen.name).toBe('welcome');
    station.device(trouble(READER, 'reader-lost'));
    expect(station.screen).toEqual({
      name: 'device-trouble',
      device: 'id-card-reader',
      failure: 'reader-lost',
    });
  });

  it('without an ID-card reader works by social-security card alone', () => {
    const devices = context.devices.filter(({ kind }) => kind !== 'id-card-reader');
    const station = new StationUnderTest({ ...context, devices }).begin();
    expect(station.screen).toMatchObject({ name: 'identify', ways: ['social-card'] });
  });
});
