import { describe, expect, it } from 'vitest';
import { idCardReaderProfileSchema } from '../../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import dkProfile from '../../../../resources/devices/dk-usb-nfc.json' with { type: 'json' };
import detectProfile from '../../../../resources/devices/id-card-detect.json' with { type: 'json' };
import pagesProfile from '../../../../resources/devices/pcsc-pages.json' with { type: 'json' };
import shippedProfile from '../../../../resources/devices/sam-v.json' with { type: 'json' };
import fingerprintProfile from '../../../../resources/devices/sam-v-fingerprint.json' with { type: 'json' };
import usbProfile from '../../../../resources/devices/sam-v-usb.json' with { type: 'json' };
import stxEtxProfile from '../../../../resources/devices/stx-etx.json' with { type: 'json' };
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { workbench } from './driver-bench.ts';

const resident: IdCard = presetCards.resident;
const profiles = [
  shippedProfile,
  fingerprintProfile,
  usbProfile,
  stxEtxProfile,
  detectProfile,
  dkProfile,
  pagesProfile,
];

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

  it('tries at once when the machine says that something was plugged in', async () => {
    const listeners = new Set<() => void>();
    const { desk, ready, until, timers } = workbench({
      plugged: {
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    });
    await ready();
    desk.unplug();
    await timers.advance(2500);
    desk.replug();
    for (const listener of listeners) listener();
    const before = timers.monotonic();
    await until('ready', 1, 200);
    expect(timers.monotonic() - before).toBeLessThan(100);
    expect(listeners.size).toBe(0);
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

  it.each(['silent', 'noise'] as const)(
    'is in trouble for good while *find* alone gets only %s',
    async (mode) => {
      const { desk, ready, until, timers, count } = workbench();
      await ready();
      desk.reader.garble({ mode, on: 'find' });
      await timers.advance(60_000);
      expect(count('ready')).toBe(0);
      desk.reader.garble(undefined);
      await until('ready', 1, 4000);
    },
  );

  it('is in trouble while the module refuses to look for cards', async () => {
    const { desk, ready, until, timers, news } = workbench();
    await ready();
    desk.reader.lay(resident);
    desk.reader.fail({ status: 0x23, on: 'find' });
    await timers.advance(30_000);
    expect(news()).toEqual(['trouble reader-command-refused']);
    desk.reader.fail(undefined);
    await until('cardRead');
    // Ready is said again when the module's number is known.
    expect([...new Set(news())]).toEqual(['ready', 'cardFound', 'cardRead']);
  });

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
  it.each(profiles.map((file) => [file.profile, file] as const))(
    '%s keeps to the contract and to the reader’s pace',
    (_name, file) => {
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

  it.each(profiles.map((file) => [file.profile, idCardReaderProfileSchema.parse(file)] as const))(
    '%s promises only what its dialect can do, over links that can carry it',
    (_name, { dialect, envelope, readAppendedAddress, presence, attachment, atrContains }) => {
      const links = attachment?.transports ?? ['serial', 'tcp'];
      expect(links.includes('hid')).toBe(envelope !== undefined);
      expect(links.includes('pcsc')).toBe(dialect === 'pcsc-pages');
      expect(atrContains !== undefined).toBe(dialect === 'pcsc-pages');
      const hasAddress = dialect === 'sam-v' || dialect === 'detect';
      expect(readAppendedAddress).toBe(hasAddress);
      if (!hasAddress) expect(presence).toBe('refind');
    },
  );
});
