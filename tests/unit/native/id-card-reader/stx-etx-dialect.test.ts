import { describe, expect, it } from 'vitest';
import { idCardReaderProfileSchema } from '../../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import shippedProfile from '../../../../resources/devices/stx-etx.json' with { type: 'json' };
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { type Bench, workbench } from './driver-bench.ts';

const resident: IdCard = presetCards.resident;
/** On a fresh link a card counts only when it came twice; after this it counts at once. */
const TRUSTED_MS = 10_000;

const moduleBench = (given: Bench = {}) =>
  workbench({ ...given, dialect: 'stx-etx', profile: idCardReaderProfileSchema.parse(shippedProfile) });

describe('the 02…03 dialect', () => {
  it.each(Object.entries<IdCard>(presetCards))(
    'reads %s once and says when it is lifted',
    async (_name, card) => {
      const { desk, ready, until, timers, events, news } = moduleBench();
      await ready();
      desk.reader.lay(card);
      await until('cardRead');
      // There is no command for the appended address.
      const { newestAddress: _left, ...printed } =
        'newestAddress' in card ? card : { ...card, newestAddress: '' };
      expect(events.at(-1)).toEqual({ kind: 'cardRead', device: 'id-card-reader-1', card: printed });
      await timers.advance(5000);
      desk.reader.lift();
      await until('cardRemoved', 1, 1000);
      expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
    },
  );

  it('sends its one request and nothing else', async () => {
    const { desk, ready, until } = moduleBench();
    await ready();
    desk.reader.lay(resident);
    await until('cardRead');
    const request = '020003ca0100cb03';
    const sent = Buffer.from(desk.written).toString('hex');
    expect(sent).toBe(request.repeat(sent.length / request.length));
  });

  it('asks nothing while no card is awaited: asking is reading', async () => {
    const { desk, ready, driver, timers, until } = moduleBench();
    await ready();
    driver.awaitCard(false);
    await timers.advance(1000);
    const before = desk.reader.log.length;
    desk.reader.lay(resident);
    await timers.advance(60_000);
    expect(desk.reader.log.length).toBe(before);
    driver.awaitCard(true);
    await until('cardRead', 1, 500);
  });

  it.each([
    [0x31, 'card-rejected'],
    [0x33, 'card-data-untrusted'],
    [0x40, 'card-not-id-card'],
    [0x41, 'card-read-failed'],
    [0x47, 'card-read-failed'],
    [0x81, 'card-read-failed'],
  ] as const)('status %i: %s, tried again only after lifting', async (status, failure) => {
    const { desk, ready, until, timers, news } = moduleBench();
    await ready();
    desk.reader.fail({ status });
    desk.reader.lay(resident);
    await until(`cardReadFailed ${failure}`);
    await timers.advance(5000);
    expect(news()).toEqual(['cardFound', `cardReadFailed ${failure}`]);
    desk.reader.fail(undefined);
    desk.reader.lift();
    await until('cardRemoved');
    desk.reader.lay(resident);
    await until('cardRead');
  });

  it.each([
    [0x21, 'reader-command-refused'],
    [0x50, 'reader-status-unknown'],
    [0x91, 'reader-status-unknown'],
    [0x24, 'reader-link-noise'],
  ] as const)('status %i is the reader’s trouble: %s', async (status, failure) => {
    const { desk, ready, until } = moduleBench();
    await ready();
    desk.reader.fail({ status, on: 'find' });
    desk.reader.lay(resident);
    await until(`trouble ${failure}`, 1, 5000);
  });

  it.each([0x60, 0x66])('module fault %i: asked slowly, ready again when it is over', async (status) => {
    const { desk, ready, until, timers, news } = moduleBench();
    await ready();
    desk.reader.fail({ status });
    await timers.advance(30_000);
    expect(news()).toHaveLength(1);
    desk.reader.fail(undefined);
    await until('ready', 1, 4000);
    desk.reader.lay(resident);
    await until('cardRead');
  });

  it('forgives one passing failure in silence, and says so when the card was lifted meanwhile', async () => {
    const { desk, ready, until, timers, news } = moduleBench();
    await ready();
    await timers.advance(TRUSTED_MS);
    desk.reader.fail({ status: 0x41, on: 'read', times: 1 });
    desk.reader.lay(resident);
    await until('cardRead');
    desk.reader.lift();
    await until('cardRemoved');
    expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
    desk.reader.lift('read');
    desk.reader.lay(resident);
    await until('cardRemoved');
    expect(news()).toEqual(['cardFound', 'cardReadFailed card-removed-early', 'cardRemoved']);
  });
});

describe('answers that all look alike', () => {
  it('never takes one resident’s late answer for another’s card, whenever that is laid', async () => {
    for (let laidAt = 6500; laidAt < 9500; laidAt += 70) {
      const { desk, ready, events, timers } = moduleBench();
      await ready();
      await timers.advance(TRUSTED_MS);
      // Two asks time out while the first card lies there; their answers come 8 s after each.
      desk.reader.garble({ mode: 'late', on: 'read', times: 2 });
      desk.reader.lay(presetCards['hk-macao-taiwan']);
      await timers.advance(4000);
      desk.reader.lift();
      await timers.advance(laidAt - 4000);
      desk.reader.lay(resident);
      await timers.advance(12_000);
      const cards = events.flatMap((event) => (event.kind === 'cardRead' ? [event.card.kind] : []));
      expect([laidAt, ...cards]).toEqual([laidAt, 'resident']);
    }
  });

  it('asks twice on a fresh link, once when nothing can be late any more', async () => {
    const { desk, ready, timers, until, count } = moduleBench();
    const readsUntilSaid = async (): Promise<number> => {
      const before = desk.reader.log.filter((name) => name === 'read').length;
      desk.reader.lay(resident);
      await until('cardRead', count('cardRead') + 1);
      return desk.reader.log.filter((name) => name === 'read').length - before;
    };
    await ready();
    expect(await readsUntilSaid()).toBe(2);
    desk.reader.lift();
    await timers.advance(TRUSTED_MS);
    expect(await readsUntilSaid()).toBe(1);
  });
});

describe('a second try on a fresh link', () => {
  it('asks until the card came twice, too', async () => {
    const { desk, ready, until, news } = moduleBench();
    await ready();
    desk.reader.fail({ status: 0x41, on: 'read', times: 1 });
    desk.reader.lay(resident);
    await until('cardRead');
    expect(desk.reader.log.filter((name) => name === 'read')).toHaveLength(3);
    expect(news()).toEqual(['cardFound', 'cardRead']);
  });

  it('asks for the card to be laid anew when the module does not read it twice', async () => {
    const { desk, ready, until, timers } = moduleBench({ presence: 'found-once' });
    await ready();
    desk.reader.lay(resident);
    await until('cardReadFailed card-read-failed');
    desk.reader.lift();
    await timers.advance(TRUSTED_MS);
    desk.reader.lay(resident);
    await until('cardRead');
  });

  it('gives up on a module whose answers never agree', async () => {
    const { desk, ready, until } = moduleBench();
    await ready();
    const receive = desk.reader.receive.bind(desk.reader);
    let turn = 0;
    desk.reader.receive = (bytes) => {
      turn += 1;
      desk.reader.lay(turn % 2 === 0 ? resident : presetCards['hk-macao-taiwan']);
      receive(bytes);
    };
    await until('trouble reader-link-noise', 1, 5000);
  });
});

describe('a module that finds a card only once', () => {
  it('reads it, and seems to say that it was lifted: it has nothing else to ask', async () => {
    const { desk, ready, until, timers, news } = moduleBench({ presence: 'found-once' });
    await ready();
    await timers.advance(TRUSTED_MS);
    desk.reader.lay(resident);
    await until('cardRemoved', 1, 2000);
    await timers.advance(10_000);
    expect(news()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
  });
});
