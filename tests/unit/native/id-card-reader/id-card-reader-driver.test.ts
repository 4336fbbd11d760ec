import { afterEach, describe, expect, it } from 'vitest';
import {
  type DeviceEvent,
  deviceEventSchema,
  type IdCardReaderProfile,
  idCardReaderProfileSchema,
} from '../../../../electron/contract/device-messages.ts';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderDriver,
} from '../../../../native/id-card-reader/id-card-reader-driver.ts';
import shippedProfile from '../../../../resources/devices/sam-v.json' with { type: 'json' };
import shippedFingerprintProfile from '../../../../resources/devices/sam-v-fingerprint.json' with {
  type: 'json',
};
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import type { SimulatedReaderOptions } from '../../../simulators/id-card-reader/simulated-reader.ts';
import { ManualTimers } from '../transport/manual-timers.ts';
import { SimulatedDesk } from './simulated-link.ts';

const profile = idCardReaderProfileSchema.parse(shippedProfile);
const resident: IdCard = presetCards.resident;
const drivers: IdCardReaderDriver[] = [];

afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.stop();
});

interface Bench extends SimulatedReaderOptions {
  readonly profile?: Partial<IdCardReaderProfile>;
  readonly baudRate?: number | undefined;
  readonly onReading?: (photo: Uint8Array) => void;
}

function workbench(given: Bench = {}) {
  const timers = new ManualTimers();
  const desk = new SimulatedDesk(timers, given);
  const events: DeviceEvent[] = [];
  const baudRate = 'baudRate' in given ? given.baudRate : 115_200;
  const driver = createIdCardReaderDriver(
    {
      id: deviceId('id-card-reader-1'),
      profile: { ...profile, ...given.profile },
      transport: { kind: 'serial', path: '/dev/simulated', ...(baudRate === undefined ? {} : { baudRate }) },
    },
    { timers, emit: (event) => events.push(deviceEventSchema.parse(event)) },
    () => desk.newLink(baudRate),
    { onReading: ({ photoWlt }) => given.onReading?.(photoWlt) },
  );
  drivers.push(driver);
  const said = (): string[] =>
    events.map((event) => {
      if (event.kind === 'deviceChanged') return [event.state, event.failure].filter(Boolean).join(' ');
      return event.kind === 'cardReadFailed' ? `cardReadFailed ${event.failure}` : event.kind;
    });
  const count = (what: string): number => said().filter((word) => word === what).length;
  return {
    timers,
    desk,
    events,
    driver,
    said,
    count,
    until: (what: string, times = 1, limitMs?: number) =>
      timers.advanceUntil(() => count(what) >= times, limitMs),
    /** What was said since the last call. */
    news: () => {
      const words = said();
      events.splice(0);
      return words;
    },
    ready: async () => {
      driver.start();
      driver.awaitCard(true);
      await timers.advanceUntil(() =>
        events.some((e) => e.kind === 'deviceChanged' && e.facts.samId !== undefined),
      );
      events.splice(0);
    },
  };
}

describe('coming up', () => {
  it('opens, says ready with its rate, then its number', async () => {
    const { driver, timers, events } = workbench();
    driver.start();
    await timers.advance(500);
    const device = 'id-card-reader-1';
    expect(events).toEqual([
      { kind: 'deviceChanged', device, state: 'opening', facts: {} },
      { kind: 'deviceChanged', device, state: 'ready', facts: { baudRate: 115_200 } },
      {
        kind: 'deviceChanged',
        device,
        state: 'ready',
        facts: { baudRate: 115_200, samId: '05.01-20101129-0001228293-0296863149' },
      },
    ]);
  });

  it('finds the rate by itself when the site file leaves it out', async () => {
    const { driver, timers, desk, events, until } = workbench({ baudRate: undefined });
    desk.readerRate = 38_400;
    driver.start();
    await until('ready', 1, 2000);
    expect(events.at(-1)).toMatchObject({ state: 'ready', facts: { baudRate: 38_400 } });
    driver.awaitCard(true);
    desk.reader.lay(resident);
    await until('cardRead');
    expect(timers.monotonic()).toBeLessThan(3000);
  });

  it('says what keeps it from opening, once, and works as soon as it can', async () => {
    const { driver, timers, desk, said, until } = workbench();
    desk.openFailure = 'busy';
    driver.start();
    await timers.advance(5000);
    expect(said()).toEqual(['opening', 'trouble reader-busy']);
    desk.openFailure = 'not-found';
    await timers.advance(3000);
    expect(said().slice(2)).toEqual(['trouble reader-not-found']);
    desk.openFailure = undefined;
    await until('ready', 1, 1500);
  });

  it('says silent when nothing answers, reopens, and notices when something does', async () => {
    const { driver, timers, desk, said, until } = workbench();
    desk.powered = false;
    driver.start();
    await timers.advance(12_000);
    expect(said()).toEqual(['opening', 'trouble reader-silent']);
    expect(desk.links.length).toBeGreaterThan(2);
    expect(desk.links.filter((link) => link.isOpen).length).toBeLessThanOrEqual(1);
    desk.powered = true;
    await until('ready', 1, 5000);
  });

  it('asks for its number up to three times when the module has just been powered', async () => {
    const { driver, timers, desk, said } = workbench();
    desk.reader.fail({ status: 0x24, on: 'sam-id' });
    desk.reader.lay(resident);
    driver.start();
    driver.awaitCard(true);
    await timers.advance(20_000);
    expect(desk.reader.log.filter((name) => name === 'sam-id')).toHaveLength(3);
    expect(said()).toEqual(['opening', 'ready', 'cardFound', 'cardRead']);
  });
});

describe('reading', () => {
  it.each([
    'resident',
    'resident-long-term',
    'resident-moved',
    'hk-macao-taiwan',
    'foreigner-2017',
    'foreigner-2023',
  ] as const)('reads %s once and says when it is lifted', async (name) => {
    const { desk, ready, until, news, events, timers } = workbench();
    await ready();
    const card: IdCard = presetCards[name];
    desk.reader.lay(card);
    await until('cardRead');
    expect(events).toEqual([
      { kind: 'cardFound', device: 'id-card-reader-1' },
      { kind: 'cardRead', device: 'id-card-reader-1', card },
    ]);
    await timers.advance(10_000);
    desk.reader.lift();
    await until('cardRemoved', 1, 2000);
    expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
  });

  it.each([0, 512, 1024] as const)(
    'reads with 30 10 where the profile says so (fingerprint %i)',
    async (fingerprintBytes) => {
      const { desk, ready, until } = workbench({
        profile: { baseRead: shippedFingerprintProfile.baseRead as 'text-photo-and-fingerprint' },
        fingerprintBytes,
      });
      await ready();
      desk.reader.lay(resident);
      await until('cardRead');
      expect(desk.reader.log).toContain('read-with-fingerprint');
      expect(desk.reader.log).not.toContain('read');
    },
  );

  it('leaves the appended address alone where the profile says so, and for foreigners', async () => {
    const without = workbench({ profile: { readAppendedAddress: false, presence: 'refind' } });
    await without.ready();
    without.desk.reader.lay(presetCards['resident-moved']);
    await without.until('cardRead');
    expect(without.desk.reader.log).not.toContain('address');
    expect(without.events.at(-1)).toMatchObject({ card: resident });
  });

  it('hands the photo out in the process, then overwrites it, and never lets it into an event', async () => {
    let photo: Uint8Array = new Uint8Array();
    let head = '';
    const { desk, ready, until, events } = workbench({
      onReading: (photoWlt) => {
        photo = photoWlt;
        head = Buffer.from(photoWlt.subarray(0, 8)).toString('hex');
      },
    });
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    expect(head).toBe('574c66007e003200');
    expect(photo).toHaveLength(1024);
    expect(photo.every((byte) => byte === 0)).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/photo|wlt/i);
  });

  it('does not look for cards while none is awaited, only whether the reader lives', async () => {
    const { desk, ready, driver, timers, events, until } = workbench();
    await ready();
    driver.awaitCard(false);
    await timers.advance(1000);
    const before = desk.reader.log.length;
    desk.reader.lay(resident);
    await timers.advance(9500);
    expect(desk.reader.log.slice(before).every((name) => name === 'status')).toBe(true);
    expect(desk.reader.log.length - before).toBeGreaterThanOrEqual(3);
    expect(events).toEqual([]);
    driver.awaitCard(true);
    await until('cardRead', 1, 400);
  });

  it('polls no faster than the profile says', async () => {
    const { desk, ready, timers } = workbench();
    await ready();
    const before = desk.reader.log.length;
    await timers.advance(30_000);
    const finds = desk.reader.log.slice(before).filter((name) => name === 'find').length;
    expect(finds).toBeLessThanOrEqual(100);
    expect(finds).toBeGreaterThan(85);
  });
});

describe('presence', () => {
  it.each([
    ['refind', 'refind'],
    ['either', 'refind'],
    ['either', 'found-once'],
    ['appended-address', 'found-once'],
    ['appended-address', 'refind'],
  ] as const)(
    'profile %s, reader %s: one reading per laying, lift-off noticed',
    async (presence, behaviour) => {
      const { desk, ready, timers, until, news } = workbench({ profile: { presence }, presence: behaviour });
      await ready();
      for (let round = 0; round < 3; round += 1) {
        desk.reader.lay(round % 2 === 0 ? resident : presetCards['resident-moved']);
        await until('cardRead');
        await timers.advance(20_000);
        desk.reader.lift();
        await until('cardRemoved', 1, 2000);
        expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
      }
    },
  );

  it('does not take one failed look for a lifted card', async () => {
    const { desk, ready, timers, until, news } = workbench({ profile: { presence: 'refind' } });
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    desk.reader.fail({ status: 0x80, on: 'find', times: 1 });
    await timers.advance(5000);
    expect(news()).toEqual(['cardFound', 'cardRead']);
  });

  it('notices lift-off after the visit too, when no card is awaited any more', async () => {
    const { desk, ready, driver, until } = workbench();
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    driver.awaitCard(false);
    desk.reader.lift();
    await until('cardRemoved', 1, 2500);
  });

  it('asks for a card to be lifted that the reader had read for somebody before and does not find again', async () => {
    const { desk, driver, said, until, timers, news } = workbench({ presence: 'found-once' });
    desk.reader.lay(resident);
    // The first process read the card and died; the module keeps the card's session.
    const link = desk.newLink();
    await link.open({ data: () => undefined, lost: () => undefined });
    for (const request of ['200122', '200221', '300132'])
      await link.write(Buffer.from(`aaaaaa96690003${request}`, 'hex'));
    await link.close();
    driver.start();
    driver.awaitCard(true);
    await until('cardReadFailed card-read-failed');
    expect(said().slice(-2)).toEqual(['cardFound', 'cardReadFailed card-read-failed']);
    news();
    await timers.advance(5000);
    expect(news()).toEqual([]);
    desk.reader.lift();
    await until('cardRemoved');
    desk.reader.lay(resident);
    await until('cardRead');
  });
});

describe('cards that cannot be read', () => {
  it.each([
    [0x31, 'card-rejected'],
    [0x32, 'card-rejected'],
    [0x33, 'card-data-untrusted'],
    [0x40, 'card-not-id-card'],
    [0x41, 'card-read-failed'],
    [0x47, 'card-read-failed'],
    [0x81, 'card-read-failed'],
    [0x21, 'reader-command-refused'],
    [0x50, 'reader-status-unknown'],
  ] as const)('status %i: %s, tried again only after lifting', async (status, failure) => {
    const { desk, ready, until, timers, news, said } = workbench();
    await ready();
    desk.reader.fail({ status });
    desk.reader.lay(resident);
    await until(`cardReadFailed ${failure}`);
    await timers.advance(10_000);
    expect(news()).toEqual(['cardFound', `cardReadFailed ${failure}`]);
    desk.reader.fail(undefined);
    await timers.advance(5000);
    expect(said()).toEqual([]);
    desk.reader.lift();
    await until('cardRemoved');
    desk.reader.lay(resident);
    await until('cardRead');
    expect(news()).toEqual(['cardRemoved', 'cardFound', 'cardRead']);
  });

  it('refuses a card that is no ID card already at find', async () => {
    const { desk, ready, until, timers, said } = workbench();
    await ready();
    desk.reader.fail({ status: 0x40, on: 'find' });
    desk.reader.lay(resident);
    await until('cardReadFailed card-not-id-card');
    await timers.advance(5000);
    expect(said()).toEqual(['cardFound', 'cardReadFailed card-not-id-card']);
    desk.reader.lift();
    await until('cardRemoved');
  });

  it.each(['find', 'select', 'read'] as const)(
    'forgives one passing failure of %s in silence',
    async (on) => {
      const { desk, ready, until, news } = workbench();
      await ready();
      desk.reader.fail({ status: on === 'find' ? 0x80 : 0x41, on, times: 1 });
      desk.reader.lay(resident);
      await until('cardRead');
      expect(news()).toEqual(['cardFound', 'cardRead']);
    },
  );

  it('is good without the appended address when that alone cannot be read', async () => {
    const { desk, ready, until, events } = workbench();
    await ready();
    desk.reader.fail({ status: 0x41, on: 'address', times: 2 });
    desk.reader.lay(presetCards['resident-moved']);
    await until('cardRead');
    expect(events.at(-1)).toMatchObject({ card: resident });
  });

  it('reads the appended address at the second try', async () => {
    const { desk, ready, until, events } = workbench();
    await ready();
    desk.reader.fail({ status: 0x24, on: 'address', times: 1 });
    desk.reader.lay(presetCards['resident-moved']);
    await until('cardRead');
    expect(events.at(-1)).toMatchObject({ card: presetCards['resident-moved'] });
  });

  it.each(['select', 'read'] as const)('says so when the card is lifted during %s', async (during) => {
    const { desk, ready, until, news } = workbench();
    await ready();
    desk.reader.lift(during);
    desk.reader.lay(resident);
    desk.reader.lift(during);
    await until('cardRemoved');
    expect(news()).toEqual(['cardFound', 'cardReadFailed card-removed-early', 'cardRemoved']);
    desk.reader.lay(resident);
    await until('cardRead');
  });

  it('does not accept a number whose check character is wrong', async () => {
    const { desk, ready, until } = workbench();
    await ready();
    desk.reader.lay({ ...presetCards.resident, number: '110105194912310021' });
    await until('cardReadFailed card-number-invalid');
  });
});

describe('a bad line', () => {
  it.each(['garbage', 'half', 'double', 'length-ffff', 'length-too-small', 'stray-aa'] as const)(
    'reads the card in spite of %s on every answer',
    async (mode) => {
      const { desk, ready, until, news } = workbench();
      await ready();
      desk.reader.garble({ mode });
      desk.reader.lay(resident);
      await until('cardRead');
      expect(news()).toEqual(['cardFound', 'cardRead']);
    },
  );

  it.each(['xor', 'stop-half-way', 'noise', 'silent', 'late'] as const)(
    'tries the read again in silence after one answer spoilt by %s',
    async (mode) => {
      const { desk, ready, until, news } = workbench();
      await ready();
      desk.reader.garble({ mode, on: 'read', times: 1 });
      desk.reader.lay(resident);
      await until('cardRead');
      expect(news()).toEqual(['cardFound', 'cardRead']);
    },
  );

  it.each([
    ['xor', 'reader-link-noise'],
    ['stop-half-way', 'reader-link-noise'],
    ['silent', 'reader-silent'],
    ['late', 'reader-silent'],
  ] as const)('says so when every read answer is spoilt by %s', async (mode, failure) => {
    const { desk, ready, until, news } = workbench();
    await ready();
    desk.reader.garble({ mode, on: 'read' });
    desk.reader.lay(resident);
    await until(`cardReadFailed ${failure}`);
    expect(news()).toEqual(['cardFound', `cardReadFailed ${failure}`]);
    desk.reader.garble(undefined);
    desk.reader.lift();
    await until('cardRemoved');
    desk.reader.lay(resident);
    await until('cardRead');
  });

  it('never gives one resident’s late answer for another’s card', async () => {
    const { desk, ready, until, events, timers } = workbench();
    await ready();
    desk.reader.garble({ mode: 'late', on: 'read', times: 2 });
    desk.reader.lay(presetCards['hk-macao-taiwan']);
    await until('cardReadFailed reader-silent');
    desk.reader.lift();
    await until('cardRemoved');
    desk.reader.lay(resident);
    await timers.advance(20_000);
    const cards = events.flatMap((event) => (event.kind === 'cardRead' ? [event.card.kind] : []));
    expect(cards).toEqual(['resident']);
  });

  it.each([
    ['silent', 'reader-silent'],
    ['noise', 'reader-link-noise'],
  ] as const)(
    'takes a reader that gives only %s for dead, reopens, and comes back',
    async (mode, failure) => {
      const { desk, ready, until, said, timers } = workbench();
      await ready();
      const linksBefore = desk.links.length;
      desk.reader.garble({ mode });
      await until(`trouble ${failure}`, 1, 5000);
      await timers.advance(10_000);
      expect(desk.links.length).toBeGreaterThan(linksBefore);
      expect(said().filter((word) => word.startsWith('trouble')).length).toBeLessThanOrEqual(2);
      desk.reader.garble(undefined);
      await until('ready', 1, 6000);
    },
  );
});

describe('the reader goes and comes', () => {
  it('says lost, and works within 3 s of being back', async () => {
    const { desk, ready, until, timers, news } = workbench();
    await ready();
    desk.unplug();
    await timers.advance(10_000);
    expect(news()).toEqual(['trouble reader-lost']);
    desk.replug();
    const before = timers.monotonic();
    await until('ready', 1, 3000);
    expect(timers.monotonic() - before).toBeLessThan(3000);
    desk.reader.lay(resident);
    await until('cardRead');
  });

  it('says that the card could not be read when the reader goes in the middle, and reads it after without lifting', async () => {
    const { desk, ready, until, timers, news } = workbench();
    await ready();
    desk.reader.lay(resident);
    await until('cardFound');
    await timers.advance(1);
    desk.unplug();
    await timers.advance(100);
    expect(news()).toEqual(['cardFound', 'cardReadFailed reader-lost', 'trouble reader-lost']);
    desk.replug();
    await until('cardRead', 1, 4000);
  });

  it('does not read a card again that lay there over an unplugging', async () => {
    const { desk, ready, until, timers, count } = workbench();
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    desk.unplug();
    await timers.advance(2000);
    desk.replug();
    await timers.advance(10_000);
    expect([count('ready'), count('cardRead')]).toEqual([2, 1]);
  });

  it.each([
    [0x60, 'reader-self-test-failed'],
    [0x66, 'reader-not-authorised'],
  ] as const)(
    'a module with fault %i: trouble %s, asked slowly, ready again when it is over',
    async (status, failure) => {
      const { desk, ready, until, timers, news } = workbench();
      await ready();
      desk.reader.fail({ status });
      await until(`trouble ${failure}`, 1, 1000);
      const before = desk.reader.log.length;
      await timers.advance(30_000);
      expect(desk.reader.log.length - before).toBeLessThanOrEqual(10);
      expect(news()).toEqual([`trouble ${failure}`]);
      desk.reader.fail(undefined);
      await until('ready', 1, 4000);
      desk.reader.lay(resident);
      await until('cardRead');
    },
  );

  it('says a fault from the first moment', async () => {
    const { desk, driver, timers, said } = workbench();
    desk.reader.fail({ status: 0x66 });
    driver.start();
    await timers.advance(5000);
    expect(said()).toEqual(['opening', 'trouble reader-not-authorised']);
  });
});

describe('ending', () => {
  it('closes the link, says nothing more and leaves no timer behind', async () => {
    const { desk, ready, driver, events, timers } = workbench();
    await ready();
    desk.reader.garble({ mode: 'silent' });
    await timers.advance(350);
    await driver.stop();
    expect(desk.openLink).toBeUndefined();
    expect(timers.pending).toBe(0);
    await timers.advance(10_000);
    expect(events).toEqual([]);
  });

  it('can be stopped before it was started, and while it waits to reopen', async () => {
    const { driver } = workbench();
    await driver.stop();
    const waiting = workbench();
    waiting.desk.openFailure = 'not-found';
    waiting.driver.start();
    await waiting.timers.advance(100);
    await waiting.driver.stop();
    expect(waiting.timers.pending).toBe(0);
  });

  it('starts once however often it is told to', async () => {
    const { desk, driver, timers } = workbench();
    driver.start();
    driver.start();
    await timers.advance(1000);
    expect(desk.links).toHaveLength(1);
  });
});

describe('the shipped profiles', () => {
  it.each([shippedProfile, shippedFingerprintProfile])(
    '$profile keeps to the contract and to the reader’s pace',
    (file) => {
      const parsed = idCardReaderProfileSchema.parse(file);
      expect(parsed.pollMs).toBeGreaterThanOrEqual(300);
      expect(parsed.timeoutsMs).toMatchObject({
        find: 500,
        select: 1000,
        read: 3000,
        readWithFingerprint: 5000,
      });
    },
  );
});
