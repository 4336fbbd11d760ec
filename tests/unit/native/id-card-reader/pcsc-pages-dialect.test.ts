import { afterEach, describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../../electron/contract/device-messages.ts';
import {
  type IdCardReaderProfile,
  idCardReaderProfileSchema,
} from '../../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderDriver,
} from '../../../../native/id-card-reader/id-card-reader-driver.ts';
import type { SmartCardAnswer } from '../../../../native/transport/transport.ts';
import shippedProfile from '../../../../resources/devices/pcsc-pages.json' with { type: 'json' };
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { HandSlot } from './slot-bench.ts';

const resident: IdCard = presetCards.resident;
const profile = idCardReaderProfileSchema.parse(shippedProfile);
const drivers: IdCardReaderDriver[] = [];

afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.stop();
});

async function bench(change: Partial<IdCardReaderProfile> = {}) {
  const timers = new ManualTimers();
  const slots: HandSlot[] = [];
  const prepared = new HandSlot();
  const events: DeviceEvent[] = [];
  let photo = new Uint8Array();
  const driver = createIdCardReaderDriver(
    {
      id: deviceId('id-card-reader-1'),
      profile: { ...profile, ...change },
      transport: { kind: 'pcsc', reader: 'Hand' },
    },
    { timers, emit: (event) => void events.push(deviceEventSchema.parse(event)) },
    () => {
      const slot = slots.length === 0 ? prepared : new HandSlot();
      slots.push(slot);
      return slot;
    },
    { onReading: ({ photoWlt }) => (photo = photoWlt as Uint8Array<ArrayBuffer>) },
  );
  drivers.push(driver);
  driver.start();
  driver.awaitCard(true);
  const said = (): string[] =>
    events.map((event) => {
      if (event.kind === 'deviceChanged') return [event.state, event.failure].filter(Boolean).join(' ');
      return event.kind === 'cardReadFailed' ? `cardReadFailed ${event.failure}` : event.kind;
    });
  await timers.advance(100);
  return {
    timers,
    slot: prepared,
    slots,
    events,
    driver,
    said,
    photo: () => photo,
    cards: () => said().filter((word) => word.startsWith('card')),
    until: (what: string, times = 1) =>
      timers.advanceUntil(() => said().filter((word) => word === what).length >= times, 10_000),
  };
}

const answer = (...bytes: readonly number[]): SmartCardAnswer => ({
  ok: true,
  answer: Uint8Array.from(bytes),
});

describe('the pages of a PC/SC reader', () => {
  it.each(Object.entries<IdCard>(presetCards))(
    'read %s once; the service tells of lift-off',
    async (_name, card) => {
      const { slot, until, events, timers, cards } = await bench();
      slot.device.module.lay(card);
      await until('cardRead');
      const { newestAddress: _left, ...printed } =
        'newestAddress' in card ? card : { ...card, newestAddress: '' };
      expect(events.at(-1)).toMatchObject({ kind: 'cardRead', card: printed });
      expect(slot.commands).toEqual([0, 1, 2, 3, 4, 5].map((page) => `ffb00${page}0000`));
      await timers.advance(20_000);
      slot.device.module.lift();
      await until('cardRemoved');
      expect(cards()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
      // Watching costs nothing: the service tells by itself.
      expect(slot.commands).toHaveLength(6);
    },
  );

  it('says where it found its reader, and overwrites the photo', async () => {
    const { slot, until, events, photo } = await bench();
    expect(events.at(-1)).toMatchObject({ state: 'ready', facts: { address: 'Hand Slot 00' } });
    slot.device.module.lay(resident);
    await until('cardRead');
    expect(photo()).toHaveLength(1024);
    expect(photo().every((byte) => byte === 0)).toBe(true);
  });

  it('notices a card that was lifted and another laid between two looks', async () => {
    const { slot, until, cards } = await bench();
    slot.device.module.lay(resident);
    await until('cardRead');
    slot.device.module.lay(presetCards['hk-macao-taiwan']);
    await until('cardRead', 2);
    expect(cards()).toEqual(['cardFound', 'cardRead', 'cardRemoved', 'cardFound', 'cardRead']);
  });

  it('knows an ID card by its answer to reset, and asks every card where the profile names none', async () => {
    const strict = await bench({ atrContains: '9001' });
    strict.slot.device.module.lay(resident);
    await strict.until('cardReadFailed card-not-id-card');
    expect(strict.slot.commands).toEqual([]);
    const { atrContains: _left, ...open } = profile;
    const lenient = await bench({ ...open, atrContains: undefined });
    lenient.slot.instead = () => answer(0x6a, 0x81);
    lenient.slot.device.module.lay(resident);
    await lenient.until('cardReadFailed card-not-id-card');
    expect(lenient.slot.commands).toHaveLength(1);
  });

  it('asks again for the very length when the reader wants it', async () => {
    const { slot, until } = await bench();
    slot.instead = (apdu) => (apdu[2] === 5 && apdu[4] === 0 ? answer(0x6c, 0x04) : undefined);
    slot.device.module.lay(resident);
    await until('cardRead');
    expect(slot.commands.slice(-2)).toEqual(['ffb0050000', 'ffb0050004']);
  });

  it.each<readonly [string, SmartCardAnswer, string]>([
    ['refused', answer(0x6a, 0x82), 'card-read-failed'],
    ['always of another length', answer(0x6c, 0x04), 'card-read-failed'],
    ['too short', answer(1, 2, 0x90, 0x00), 'card-data-untrusted'],
    ['unanswered', { ok: false, failure: 'silent' }, 'reader-silent'],
    ['somebody else’s', { ok: false, failure: 'busy' }, 'reader-busy'],
    ['not got through to a card that stays', { ok: false, failure: 'lost' }, 'card-read-failed'],
  ])('page 3 %s: forgiven once, then %s', async (_name, bad, failure) => {
    const { slot, until, cards } = await bench();
    let left = 1;
    slot.instead = (apdu) => (apdu[2] === 3 && left-- > 0 ? bad : undefined);
    slot.device.module.lay(resident);
    await until('cardRead');
    slot.device.module.lift();
    await until('cardRemoved');
    slot.instead = (apdu) => (apdu[2] === 3 ? bad : undefined);
    slot.device.module.lay(resident);
    await until(`cardReadFailed ${failure}`);
    expect(cards()).toEqual([
      'cardFound',
      'cardRead',
      'cardRemoved',
      'cardFound',
      `cardReadFailed ${failure}`,
    ]);
  });

  it('never puts pages of two cards together', async () => {
    const { slot, until, cards } = await bench();
    let left = 1;
    slot.instead = (apdu) => {
      if (apdu[2] === 3 && left-- > 0) slot.device.module.lay(presetCards['hk-macao-taiwan']);
      return undefined;
    };
    slot.device.module.lay(resident);
    await until('cardRead');
    expect(cards()).toEqual([
      'cardFound',
      'cardReadFailed card-removed-early',
      'cardRemoved',
      'cardFound',
      'cardRead',
    ]);
  });

  it('says lifted too early, also when the service tells of it a while later', async () => {
    const { slot, until, timers, said } = await bench();
    slot.instead = (apdu) => (apdu[2] === 2 ? { ok: false, failure: 'lost' } : undefined);
    slot.device.module.lay(resident);
    await timers.advance(400);
    expect(said().at(-1)).toBe('cardFound');
    slot.device.module.lift();
    await until('cardReadFailed card-removed-early');
    slot.instead = () => undefined;
    slot.device.module.lay(resident);
    await until('cardRead');
  });
});

describe('the slot', () => {
  it('goes in the middle of a card and comes back: said, and read without lifting', async () => {
    const { slot, slots, until, cards } = await bench();
    slot.instead = (apdu) => {
      if (apdu[2] === 2) slot.lose();
      return undefined;
    };
    slot.device.module.lay(resident);
    await until('trouble reader-lost');
    expect(cards()).toEqual(['cardFound', 'cardReadFailed reader-lost']);
    await until('ready', 2);
    slots[1]?.device.module.lay(resident);
    await until('cardRead');
  });

  it.each([
    ['service-missing', 'smart-card-service-missing'],
    ['driver-missing', 'device-driver-missing'],
    ['not-found', 'reader-not-found'],
  ] as const)('does not open for %s: %s', async (failure, said) => {
    const timers = new ManualTimers();
    const slot = new HandSlot();
    slot.opening = { ok: false, failure };
    const events: DeviceEvent[] = [];
    const driver = createIdCardReaderDriver(
      { id: deviceId('id-card-reader-1'), profile, transport: { kind: 'pcsc', reader: 'Hand' } },
      { timers, emit: (event) => void events.push(event) },
      () => slot,
    );
    drivers.push(driver);
    driver.start();
    await timers.advance(5000);
    expect(events.slice(1)).toMatchObject([{ state: 'trouble', failure: said }]);
  });
});
