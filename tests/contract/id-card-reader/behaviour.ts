import { afterEach, beforeAll, beforeEach, describe, expect, it, type TestAPI } from 'vitest';
import type { IdCardReaderProfile } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCard } from '../../../electron/contract/id-card.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { lookUntil } from '../../support/look-until.ts';
import { readerByHand, type SeatedReader } from './by-hand.ts';
import type { ReaderAtTheDesk } from './reader-at-the-desk.ts';
import { asRead, type ReaderBench } from './reader-bench.ts';
import type { ReaderProgram } from './reader-program.ts';
import { missingAbilities, type Wiring } from './wirings.ts';

const only = <T>(can: boolean, cases: readonly T[]): readonly T[] => (can ? cases : []);

/** A simulated reader at the end of a wiring. */
interface Simulated {
  readonly desk: (profile?: Partial<IdCardReaderProfile>) => Promise<ReaderAtTheDesk>;
  readonly order: ReaderProgram['order'];
}

/** What takes more than hands: a line that garbles, a module that fails, a card that is somebody in particular. */
export function readerBeyondHands(test: TestAPI, wiring: Wiring, { desk, order }: Simulated): void {
  const { abilities } = wiring;

  test('reads a card of the sandbox platform’s residents by name, and one given field by field', async () => {
    const at = await desk();
    await order('/lay', { card: 'dongzhi-1' });
    await at.until('cardRead');
    await order('/lift');
    await at.until('cardRemoved');
    at.forget();
    const card: IdCard = { ...presetCards.resident, name: '示例·甲 A' };
    await order('/lay', { card });
    await at.until('cardRead');
    expect(at.events).toContainEqual({ kind: 'cardRead', device: 'id-card-reader-1', card });
  });

  test.each(only(abilities.fingerprint, [0, 512, 1024]))(
    'reads with 30 10, fingerprint of %i bytes',
    async (fingerprintBytes) => {
      await order('/behave', { fingerprintBytes });
      const at = await desk({ baseRead: 'text-photo-and-fingerprint' });
      await order('/lay', { card: 'resident' });
      await at.until('cardRead');
      const { commands } = await order('/behave');
      expect(commands).toContain('read-with-fingerprint');
      expect(commands).not.toContain('read');
    },
  );

  test.each<readonly [IdCardReaderProfile['presence'], 'refind' | 'found-once']>([
    ...only(abilities.foundOnce && abilities.line, [
      ['appended-address', 'found-once'],
      ['either', 'refind'],
      ['either', 'found-once'],
    ] as const),
    ...only(abilities.foundOnce && !abilities.line, [['refind', 'found-once']] as const),
  ])(
    'profile %s, reader %s: no second reading while the card lies there, and lift-off noticed',
    async (presence, behaviour) => {
      await order('/behave', { presence: behaviour });
      const at = await desk({ presence });
      await order('/lay', { card: 'resident' });
      await at.until('cardRead');
      // Ten probes later nothing has changed; a service needs none.
      const before = (await order('/behave')).commands.length;
      if (abilities.line)
        await lookUntil(
          () => order('/behave'),
          ({ commands }) => commands.length >= before + 10,
        );
      expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
      await order('/lift');
      await at.until('cardRemoved');
    },
  );

  test.each(
    only(abilities.line, ['garbage', 'half', 'double', 'length-ffff', 'length-too-small', 'stray-aa']),
  )('reads on in spite of %s', async (mode) => {
    const at = await desk();
    await order('/garble', { mode });
    await order('/lay', { card: 'resident' });
    await at.until('cardRead');
    expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
  });

  test.each(abilities.line ? ['xor', 'stop-half-way', 'noise', 'silent'] : ['stop-half-way', 'garbage'])(
    'tries again in silence after one %s',
    async (mode) => {
      const at = await desk();
      await order('/garble', { mode, on: 'read', times: 1 });
      await order('/lay', { card: 'resident' });
      await at.until('cardRead');
      expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
    },
  );

  test.each<readonly [string, string]>(
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
    const at = await desk();
    await order('/garble', { mode, on: 'read' });
    await order('/lay', { card: 'resident' });
    // Where finding and reading are one, it cannot be known that a card was there at all.
    await at.until(abilities.ownRead ? `cardReadFailed ${failure}` : `trouble ${failure}`);
    await order('/garble', { mode: null });
    await order('/lift');
    await at.until(abilities.ownRead ? 'cardRemoved' : 'ready');
    await order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });

  test.each(only(abilities.line, ['leftover', 'stale', 'garbage']))(
    'comes up although the first answer after somebody else’s end is bad: %s',
    async (mode) => {
      await order('/garble', { mode, times: 1 });
      const at = await desk();
      expect(at.said()).not.toContain('trouble reader-silent');
      await order('/lay', { card: 'hk-macao-taiwan' });
      await at.until('cardRead');
      expect(at.events.findLast((event) => event.kind === 'cardRead')?.card.kind).toBe('hk-macao-taiwan');
    },
  );

  test.each([
    ['33', 'card-data-untrusted'],
    ['40', 'card-not-id-card'],
    ['31', 'card-rejected'],
    ['41', 'card-read-failed'],
  ])('status %s: %s', async (status, reason) => {
    const failure = abilities.line ? reason : 'card-read-failed';
    const at = await desk();
    await order('/fault', { status });
    await order('/lay', { card: 'resident' });
    await at.until(`cardReadFailed ${failure}`);
    await order('/fault', { status: null });
    await order('/lift');
    await at.until('cardRemoved');
    expect(at.saidOfCards()).toEqual(['cardFound', `cardReadFailed ${failure}`, 'cardRemoved']);
  });

  test.each(only(abilities.moduleFaults, [['60', 'reader-self-test-failed']] as const))(
    'module fault %s: %s until it is over',
    async (status, failure) => {
      const at = await desk();
      at.forget();
      await order('/fault', { status });
      await at.until(`trouble ${failure}`);
      await order('/fault', { status: null });
      await at.until('ready');
      await order('/lay', { card: 'resident' });
      await at.until('cardRead');
    },
  );

  test('says that the card was lifted too early', async () => {
    const at = await desk();
    await order('/lift', { during: 'read' });
    await order('/lay', { card: 'resident' });
    await at.until('cardRemoved');
    expect(at.saidOfCards()).toEqual(['cardFound', 'cardReadFailed card-removed-early', 'cardRemoved']);
    await order('/lift');
    await order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });

  test.each(only(abilities.line, ['silent']))(
    'takes a %s reader for dead and finds it again',
    async (mode) => {
      const at = await desk();
      at.forget();
      await order('/garble', { mode });
      await at.until('trouble reader-silent');
      await order('/garble', { mode: null });
      await at.until('ready');
    },
  );

  test.each(only(abilities.line, ['at once']))('works within 3 s of being plugged back %s', async () => {
    const at = await desk();
    at.forget();
    await order('/unplug');
    at.forget();
    await order('/replug');
    const begin = performance.now();
    await at.until('ready');
    const tookMs = performance.now() - begin;
    process.stdout.write(`${wiring.name}, plugged back at once: ready after ${tookMs.toFixed(0)} ms\n`);
    expect(tookMs).toBeLessThan(3000);
    await order('/lay', { card: 'resident' });
    await at.until('cardRead');
  });
}

/** The hands of the simulator program. */
function simulatedHands(wiring: Wiring, order: Simulated['order']): SeatedReader['hands'] {
  const cards = Object.entries<IdCard>(presetCards).map(([card, known]) => async () => {
    await order('/lay', { card });
    return asRead(known, wiring);
  });
  return {
    cards,
    lift: async () => void (await order('/lift')),
    wait: async () => {
      // Ten probes later nothing has changed; a service needs none.
      const before = (await order('/behave')).commands.length;
      const looks = wiring.abilities.line ? 10 : 0;
      await lookUntil(
        () => order('/behave'),
        ({ commands }) => commands.length >= before + looks,
      );
    },
    unplug: async () => void (await order('/unplug')),
    replug: async () => void (await order('/replug')),
    backMs: 3000,
  };
}

/**
 * What a reader and its driver do together: the same expectations over every wire and dialect, against the simulator
 * program. What a dialect cannot do is said in the title of its suite.
 */
export function readerBehaviour(bench: ReaderBench, wiring: Wiring): void {
  describe(`${wiring.name}${missingAbilities(wiring)}`, () => {
    const { abilities } = wiring;
    let reader: ReaderProgram;
    const desk: Simulated['desk'] = (profile) => bench.desk(wiring, reader, profile);
    const order: Simulated['order'] = (path, body) => reader.order(path, body);
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

    const sit = async (): Promise<SeatedReader> => ({
      at: await desk(),
      hands: simulatedHands(wiring, order),
    });
    readerByHand(it, sit, { cable: abilities.line });
    readerBeyondHands(it, wiring, { desk, order });
  });
}
