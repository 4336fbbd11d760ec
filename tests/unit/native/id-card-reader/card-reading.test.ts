import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../electron/contract/id-card.ts';
import shippedFingerprintProfile from '../../../../resources/devices/sam-v-fingerprint.json' with {
  type: 'json',
};
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { workbench } from './driver-bench.ts';

const resident: IdCard = presetCards.resident;

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
