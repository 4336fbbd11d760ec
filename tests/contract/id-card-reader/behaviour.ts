import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IdCardReaderProfile } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../electron/contract/id-card.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { lookUntil } from '../../support/look-until.ts';
import { asRead, type ReaderBench } from './reader-bench.ts';
import type { ReaderProgram } from './reader-program.ts';
import { missingAbilities, type Wiring } from './wirings.ts';

const only = <T>(can: boolean, cases: readonly T[]): readonly T[] => (can ? cases : []);

/**
 * What a reader and its driver do together: the same expectations over every wire and dialect, against the simulator
 * program. What a dialect cannot do is said in the title of its suite.
 */
export function readerBehaviour(bench: ReaderBench, wiring: Wiring): void {
  describe(`${wiring.name}${missingAbilities(wiring)}`, () => {
    const { abilities } = wiring;
    let reader: ReaderProgram;
    beforeAll(async () => {
      reader = await bench.program(wiring);
    });
    beforeEach(async () => {
      await reader.order('/clear');
    });
    afterEach(async () => {
      // A service looks only a few times a second: a card changed between two looks is the same card to it.
      const [at] = bench.desks;
      if (abilities.line || at === undefined || at.said().at(-1) === 'cardRemoved') return;
      at.forget();
      await reader.order('/lift');
      await at.until('cardRemoved');
    });

    it('reads all four layouts, long-term validity and the appended address, each once', async () => {
      const at = await bench.desk(wiring, reader);
      for (const [name, card] of Object.entries<IdCard>(presetCards)) {
        at.forget();
        await reader.order('/lay', { card: name });
        await at.until('cardRead');
        await reader.order('/lift');
        await at.until('cardRemoved');
        expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
        const read = at.events.find((event) => event.kind === 'cardRead');
        expect(read?.card).toEqual(asRead(card, wiring));
      }
    });

    it('reads a card of the sandbox platform’s residents by name, and one given field by field', async () => {
      const at = await bench.desk(wiring, reader);
      await reader.order('/lay', { card: 'dongzhi-1' });
      await at.until('cardRead');
      await reader.order('/lift');
      await at.until('cardRemoved');
      at.forget();
      const card: IdCard = { ...presetCards.resident, name: '示例·甲 A' };
      await reader.order('/lay', { card });
      await at.until('cardRead');
      expect(at.events).toContainEqual({ kind: 'cardRead', device: 'id-card-reader-1', card });
    });

    it.each(only(abilities.fingerprint, [0, 512, 1024]))(
      'reads with 30 10, fingerprint of %i bytes',
      async (fingerprintBytes) => {
        await reader.order('/behave', { fingerprintBytes });
        const at = await bench.desk(wiring, reader, { baseRead: 'text-photo-and-fingerprint' });
        await reader.order('/lay', { card: 'resident' });
        await at.until('cardRead');
        const { commands } = await reader.order('/behave');
        expect(commands).toContain('read-with-fingerprint');
        expect(commands).not.toContain('read');
      },
    );

    it.each<readonly [IdCardReaderProfile['presence'], 'refind' | 'found-once']>([
      ['refind', 'refind'],
      ...only(abilities.foundOnce && abilities.line, [
        ['appended-address', 'found-once'],
        ['either', 'refind'],
        ['either', 'found-once'],
      ] as const),
      ...only(abilities.foundOnce && !abilities.line, [['refind', 'found-once']] as const),
    ])(
      'profile %s, reader %s: no second reading while the card lies there, and lift-off noticed',
      async (presence, behaviour) => {
        await reader.order('/behave', { presence: behaviour });
        const at = await bench.desk(wiring, reader, { presence });
        await reader.order('/lay', { card: 'resident' });
        await at.until('cardRead');
        // Ten probes later nothing has changed; a service needs none.
        const before = (await reader.order('/behave')).commands.length;
        if (abilities.line)
          await lookUntil(
            () => reader.order('/behave'),
            ({ commands }) => commands.length >= before + 10,
          );
        expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
        await reader.order('/lift');
        await at.until('cardRemoved');
      },
    );

    it.each(
      only(abilities.line, ['garbage', 'half', 'double', 'length-ffff', 'length-too-small', 'stray-aa']),
    )('reads on in spite of %s', async (mode) => {
      const at = await bench.desk(wiring, reader);
      await reader.order('/garble', { mode });
      await reader.order('/lay', { card: 'resident' });
      await at.until('cardRead');
      expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
    });

    it.each(abilities.line ? ['xor', 'stop-half-way', 'noise', 'silent'] : ['stop-half-way', 'garbage'])(
      'tries again in silence after one %s',
      async (mode) => {
        const at = await bench.desk(wiring, reader);
        await reader.order('/garble', { mode, on: 'read', times: 1 });
        await reader.order('/lay', { card: 'resident' });
        await at.until('cardRead');
        expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
      },
    );

    it.each<readonly [string, string]>(
      abilities.line
        ? [
            ['xor', 'reader-link-noise'],
            ['stop-half-way', 'reader-link-noise'],
            ['late', 'reader-silent'],
          ]
        : [
            ['stop-half-way', 'card-data-untrusted'],
            ['garbage', 'card-data-untrusted'],
          ],
    )('says so when the card cannot be read for %s', async (mode, failure) => {
      const at = await bench.desk(wiring, reader);
      await reader.order('/garble', { mode, on: 'read' });
      await reader.order('/lay', { card: 'resident' });
      // Where finding and reading are one, it cannot be known that a card was there at all.
      await at.until(abilities.ownRead ? `cardReadFailed ${failure}` : `trouble ${failure}`);
      await reader.order('/garble', { mode: null });
      await reader.order('/lift');
      await at.until(abilities.ownRead ? 'cardRemoved' : 'ready');
      await reader.order('/lay', { card: 'resident' });
      await at.until('cardRead');
    });

    it.each(only(abilities.line, ['leftover', 'stale', 'garbage']))(
      'comes up although the first answer after somebody else’s end is bad: %s',
      async (mode) => {
        await reader.order('/garble', { mode, times: 1 });
        const at = await bench.desk(wiring, reader);
        expect(at.said()).not.toContain('trouble reader-silent');
        await reader.order('/lay', { card: 'hk-macao-taiwan' });
        await at.until('cardRead');
        expect(at.events.findLast((event) => event.kind === 'cardRead')?.card.kind).toBe('hk-macao-taiwan');
      },
    );

    it.each([
      ['33', 'card-data-untrusted'],
      ['40', 'card-not-id-card'],
      ['31', 'card-rejected'],
      ['41', 'card-read-failed'],
    ])('status %s: %s', async (status, reason) => {
      const failure = abilities.line ? reason : 'card-read-failed';
      const at = await bench.desk(wiring, reader);
      await reader.order('/fault', { status });
      await reader.order('/lay', { card: 'resident' });
      await at.until(`cardReadFailed ${failure}`);
      await reader.order('/fault', { status: null });
      await reader.order('/lift');
      await at.until('cardRemoved');
      expect(at.saidOfCards()).toEqual(['cardFound', `cardReadFailed ${failure}`, 'cardRemoved']);
    });

    it.each(only(abilities.moduleFaults, [['60', 'reader-self-test-failed']] as const))(
      'module fault %s: %s until it is over',
      async (status, failure) => {
        const at = await bench.desk(wiring, reader);
        at.forget();
        await reader.order('/fault', { status });
        await at.until(`trouble ${failure}`);
        await reader.order('/fault', { status: null });
        await at.until('ready');
        await reader.order('/lay', { card: 'resident' });
        await at.until('cardRead');
      },
    );

    it('says that the card was lifted too early', async () => {
      const at = await bench.desk(wiring, reader);
      await reader.order('/lift', { during: 'read' });
      await reader.order('/lay', { card: 'resident' });
      await at.until('cardRemoved');
      expect(at.saidOfCards()).toEqual(['cardFound', 'cardReadFailed card-removed-early', 'cardRemoved']);
      await reader.order('/lift');
      await reader.order('/lay', { card: 'resident' });
      await at.until('cardRead');
    });

    it.each(only(abilities.line, ['silent']))(
      'takes a %s reader for dead and finds it again',
      async (mode) => {
        const at = await bench.desk(wiring, reader);
        at.forget();
        await reader.order('/garble', { mode });
        await at.until('trouble reader-silent');
        await reader.order('/garble', { mode: null });
        await at.until('ready');
      },
    );

    it.each(only(abilities.line, ['a while after', 'at once']))(
      'works within 3 s of being plugged back %s',
      async (when) => {
        const at = await bench.desk(wiring, reader);
        at.forget();
        await reader.order('/unplug');
        if (when === 'a while after') await at.until('trouble reader-lost');
        at.forget();
        await reader.order('/replug');
        const begin = performance.now();
        await at.until('ready');
        const tookMs = performance.now() - begin;
        process.stdout.write(`${wiring.name}, plugged back ${when}: ready after ${tookMs.toFixed(0)} ms\n`);
        expect(tookMs).toBeLessThan(3000);
        await reader.order('/lay', { card: 'resident' });
        await at.until('cardRead');
      },
    );
  });
}
