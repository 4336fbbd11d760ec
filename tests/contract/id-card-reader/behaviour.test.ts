import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { IdCard } from '../../../electron/contract/id-card.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { type ReaderAtTheDesk, sitDown } from './reader-at-the-desk.ts';

/**
 * What a reader and its driver do together, over a serial line: the same for the simulator and for a reader on the desk,
 * except that somebody has to lay real cards there.
 */

const desks: ReaderAtTheDesk[] = [];

afterEach(async () => {
  for (const left of desks.splice(0)) await left.leave();
});

async function desk(given: Parameters<typeof sitDown>[0] = {}): Promise<ReaderAtTheDesk> {
  const ready = await sitDown(given);
  desks.push(ready);
  return ready;
}

/** Poll often: these tests run in real time. */
const quick = { profile: { pollMs: 50 } };
/** Short time-outs where a test has to wait one out. */
const impatient = {
  profile: {
    pollMs: 50,
    timeoutsMs: {
      status: 300,
      find: 200,
      select: 200,
      read: 300,
      readWithFingerprint: 400,
      appendedAddress: 200,
    },
  },
};

const cardWords = (at: ReaderAtTheDesk): readonly string[] =>
  at.said().filter((word) => word.startsWith('card'));

describe('cards over a serial line', () => {
  it('reads all four layouts, long-term validity and the appended address, each once', async () => {
    const at = await desk(quick);
    for (const [name, card] of Object.entries<IdCard>(presetCards)) {
      at.forget();
      await at.order('/lay', { card: name });
      await at.until('cardRead');
      await at.order('/lift');
      await at.until('cardRemoved');
      expect(cardWords(at)).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
      expect(at.events.find((event) => event.kind === 'cardRead')).toMatchObject({ card });
    }
  });

  it('reads a card of the sandbox platform’s residents by name, and one given field by field', async () => {
    const at = await desk(quick);
    await at.order('/lay', { card: 'dongzhi-1' });
    await at.until('cardRead');
    await at.order('/lift');
    await at.until('cardRemoved');
    at.forget();
    const card: IdCard = { ...presetCards.resident, name: '示例·甲 A' };
    await at.order('/lay', { card });
    await at.until('cardRead');
    expect(at.events).toContainEqual({ kind: 'cardRead', device: 'id-card-reader-1', card });
  });

  it.each([0, 512, 1024])('reads with 30 10, fingerprint of %i bytes', async (fingerprint) => {
    const at = await desk({
      profile: { pollMs: 50, baseRead: 'text-photo-and-fingerprint' },
      args: ['--fingerprint', String(fingerprint)],
    });
    const { commands } = await at.order('/lay', { card: 'resident' });
    expect(commands).not.toContain('read');
    await at.until('cardRead');
  });

  it('reads an answer that arrives in small pieces at the pace of 19200 bit/s', async () => {
    const at = await desk({ profile: { pollMs: 50 }, args: ['--answer-rate', '19200'] });
    await at.order('/lay', { card: 'resident-moved' });
    await at.until('cardRead');
    expect(at.events.at(-1)).toMatchObject({ card: presetCards['resident-moved'] });
  });

  it.each([
    ['refind', 'refind'],
    ['appended-address', 'found-once'],
    ['either', 'refind'],
    ['either', 'found-once'],
  ] as const)(
    'profile %s, reader %s: no second reading while the card lies there',
    async (presence, behaviour) => {
      const at = await desk({ profile: { pollMs: 50, presence }, args: ['--presence', behaviour] });
      await at.order('/lay', { card: 'resident' });
      await at.until('cardRead');
      // Twenty probes later nothing has changed.
      const before = (await at.order('/behave')).commands.length;
      while ((await at.order('/behave')).commands.length < before + 20)
        await new Promise((next) => setImmediate(next));
      expect(cardWords(at)).toEqual(['cardFound', 'cardRead']);
      await at.order('/lift');
      await at.until('cardRemoved');
    },
  );
});

describe('bad lines', () => {
  it.each(['garbage', 'half', 'double', 'length-ffff', 'length-too-small', 'stray-aa'])(
    'reads on in spite of %s',
    async (mode) => {
      const at = await desk(quick);
      await at.order('/garble', { mode });
      await at.order('/lay', { card: 'resident' });
      await at.until('cardRead');
      expect(cardWords(at)).toEqual(['cardFound', 'cardRead']);
    },
  );

  it.each(['xor', 'stop-half-way', 'noise', 'silent'])(
    'tries again in silence after one %s',
    async (mode) => {
      const at = await desk(impatient);
      await at.order('/garble', { mode, on: 'read', times: 1 });
      await at.order('/lay', { card: 'resident' });
      await at.until('cardRead');
      expect(cardWords(at)).toEqual(['cardFound', 'cardRead']);
    },
  );

  it.each([
    ['xor', 'reader-link-noise'],
    ['stop-half-way', 'reader-link-noise'],
    ['late', 'reader-silent'],
  ])('says so when the card cannot be read for %s', async (mode, failure) => {
    const at = await desk(impatient);
    await at.order('/garble', { mode, on: 'read' });
    await at.order('/lay', { card: 'resident' });
    await at.until(`cardReadFailed ${failure}`);
    await at.order('/garble', { mode: null });
    await at.order('/lift');
    await at.until('cardRemoved');
    await at.order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });

  it('takes a silent reader for dead and finds it again', async () => {
    const at = await desk(impatient);
    at.forget();
    await at.order('/garble', { mode: 'silent' });
    await at.until('trouble reader-silent');
    await at.order('/garble', { mode: null });
    await at.until('ready');
  });
});

describe('cards and readers with faults', () => {
  it.each([
    ['33', 'card-data-untrusted'],
    ['40', 'card-not-id-card'],
    ['31', 'card-rejected'],
    ['41', 'card-read-failed'],
  ])('status %s: %s', async (status, failure) => {
    const at = await desk(quick);
    await at.order('/fault', { status });
    await at.order('/lay', { card: 'resident' });
    await at.until(`cardReadFailed ${failure}`);
    await at.order('/fault', { status: null });
    await at.order('/lift');
    await at.until('cardRemoved');
    expect(cardWords(at)).toEqual(['cardFound', `cardReadFailed ${failure}`, 'cardRemoved']);
  });

  it.each([
    ['60', 'reader-self-test-failed'],
    ['66', 'reader-not-authorised'],
  ])('module fault %s: %s until it is over', async (status, failure) => {
    const at = await desk(quick);
    at.forget();
    await at.order('/fault', { status });
    await at.until(`trouble ${failure}`);
    await at.order('/fault', { status: null });
    await at.until('ready');
  });

  it('says that the card was lifted too early', async () => {
    const at = await desk(quick);
    await at.order('/lay', { card: 'resident' });
    await at.until('cardRead');
    await at.order('/lift');
    await at.until('cardRemoved');
    at.forget();
    await at.order('/garble', { mode: 'silent', on: 'find' });
    await at.order('/lay', { card: 'resident' });
    await at.order('/lift', { during: 'read' });
    await at.order('/garble', { mode: null });
    await at.until('cardReadFailed card-removed-early');
    await at.until('cardRemoved');
    expect(cardWords(at)).toEqual(['cardFound', 'cardReadFailed card-removed-early', 'cardRemoved']);
  });
});

describe('the cable', () => {
  it('works within 3 s of being plugged back under the same path', async () => {
    const at = await desk(quick);
    at.forget();
    await at.order('/unplug');
    await at.until('trouble reader-lost');
    at.forget();
    await at.order('/replug');
    const begin = performance.now();
    await at.until('ready');
    const tookMs = performance.now() - begin;
    process.stdout.write(`reader back under the same path: ready after ${tookMs.toFixed(0)} ms\n`);
    expect(tookMs).toBeLessThan(3000);
    await at.order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });

  it('notices within 2 s that it was pulled and put back at once', async () => {
    const at = await desk(quick);
    at.forget();
    await at.order('/unplug');
    await at.order('/replug');
    await at.until('ready');
    await at.order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });

  it('leaves no stale name behind when the simulator ends, and the driver says lost', async () => {
    const at = await desk(quick);
    expect(existsSync(at.path)).toBe(true);
    expect(await at.endSimulator()).toBe(0);
    await at.until('trouble reader-lost');
    expect(existsSync(at.path)).toBe(false);
  });
});

describe('the simulator’s orders', () => {
  it('refuses what it does not know', async () => {
    const at = await desk(quick);
    await expect(at.order('/lay', { card: 'nobody' })).rejects.toThrow('/lay');
    await expect(at.order('/fault', { status: '4' })).rejects.toThrow('/fault');
    await expect(at.order('/garble', { mode: 'fire' })).rejects.toThrow('/garble');
  });
});
