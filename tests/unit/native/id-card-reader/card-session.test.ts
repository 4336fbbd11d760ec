import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { workbench } from './driver-bench.ts';

const resident: IdCard = presetCards.resident;

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
    for (let look = 0; look < 4; look += 1) {
      desk.reader.fail({ status: 0x80, on: 'find', times: 1 });
      await timers.advance(1000);
    }
    expect(news()).toEqual(['cardFound', 'cardRead']);
  });

  it('does not lose sight of a card that could not even be selected and so has no address to tell of it', async () => {
    const { desk, ready, timers, news } = workbench({ profile: { presence: 'appended-address' } });
    await ready();
    desk.reader.fail({ status: 0x81 });
    desk.reader.lay(resident);
    await timers.advance(10_000);
    expect(news()).toEqual(['cardFound', 'cardReadFailed card-read-failed']);
  });

  it('notices lift-off after the visit too, when no card is awaited any more', async () => {
    const { desk, ready, driver, until } = workbench();
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    driver.awaitCard(false);
    desk.reader.lift();
    await until('cardRemoved', 1, 1000);
  });

  it.each(['refind', 'found-once'] as const)(
    'tells of a card that was lifted between being asked for anew and being looked at, reader %s',
    async (presence) => {
      const { desk, ready, driver, until, news } = workbench({ presence });
      await ready();
      desk.reader.lay(resident);
      await until('cardRead');
      driver.awaitCard(false);
      driver.awaitCard(true);
      desk.reader.lift();
      await until('cardRemoved', 1, 2000);
      expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
    },
  );

  it('tells of it too when the card was asked for anew and then no more before it was looked at', async () => {
    const { desk, ready, driver, until, news } = workbench();
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    driver.awaitCard(false);
    driver.awaitCard(true);
    driver.awaitCard(false);
    desk.reader.lift();
    await until('cardRemoved', 1, 2000);
    expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
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

describe('a card between two residents', () => {
  it.each(['refind', 'either'] as const)(
    'profile %s: lies there from before and is read again when a card is asked for anew',
    async (presence) => {
      const { desk, ready, driver, until, timers, news } = workbench({ profile: { presence } });
      await ready();
      desk.reader.lay(resident);
      await until('cardRead');
      driver.awaitCard(false);
      await timers.advance(5000);
      driver.awaitCard(true);
      await until('cardRead', 2, 1000);
      expect(news()).toEqual(['cardFound', 'cardRead', 'cardFound', 'cardRead']);
    },
  );

  it('has to be lifted first where the reader does not find it twice', async () => {
    const { desk, ready, driver, until, timers, news } = workbench({ presence: 'found-once' });
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    driver.awaitCard(false);
    await timers.advance(1000);
    driver.awaitCard(true);
    await until('cardReadFailed card-read-failed', 1, 2000);
    expect(news().at(-1)).toBe('cardReadFailed card-read-failed');
  });

  it('that was lifted too early is read at once when it is laid down again', async () => {
    const { desk, ready, until, news } = workbench();
    await ready();
    desk.reader.lift('read');
    desk.reader.lay(resident);
    await until('cardReadFailed card-removed-early');
    desk.reader.lay(resident);
    await until('cardRead', 1, 1000);
    expect(news()).toEqual([
      'cardFound',
      'cardReadFailed card-removed-early',
      'cardRemoved',
      'cardFound',
      'cardRead',
    ]);
  });
});
