import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../electron/core/ports/clock.ts';
import type { Upstream } from '../../../electron/core/ports/upstream.ts';
import { createOutboxPump } from '../../../electron/upstream/outbox-pump.ts';
import type { Behaviour } from '../../simulators/upstream/behaviour.ts';
import {
  createMemoryOutbox,
  type MemoryOutbox,
  newCase,
} from '../../unit/electron/upstream/support/memory-outbox.ts';
import { kioskUpstream } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

/** The pump's pauses run so much faster than the wall; the sockets run at their own speed. */
const HASTE = 200;
const CASES = 200;
const RESIDENTS = 60;
/** Two hundred cases through every trouble take some 8 s where nothing else runs. */
const TIME_LIMIT = 60_000;

const hastyClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() * HASTE,
  after(ms, callback) {
    const timer = setTimeout(callback, ms / HASTE);
    return () => clearTimeout(timer);
  },
};

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandboxProcess();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.stop();
});

const residentOf = (n: number) => `resident-${n % RESIDENTS}`;

function filledOutbox(): MemoryOutbox {
  const outbox = createMemoryOutbox();
  for (let n = 1; n <= CASES; n += 1) {
    const input = JSON.stringify({ case: { order: n, person: { certno: residentOf(n) } } });
    outbox.enqueue(newCase(n, { input }), []);
  }
  return outbox;
}

/**
 * One life of the program: sends until the outbox is empty or, at its `sendsToLive`-th case, the power goes. What that last
 * request did at the platform stays done; what the program would have written down does not.
 */
async function live(outbox: MemoryOutbox, sendsToLive: number): Promise<void> {
  const session = outbox.session();
  const upstream = kioskUpstream(sandbox.url);
  const over = Promise.withResolvers<void>();
  let sends = 0;
  const dying: Pick<Upstream, 'send'> = {
    async send(row) {
      sends += 1;
      if (sends >= sendsToLive) session.cut();
      const outcome = await upstream.send(row);
      if (sends >= sendsToLive) over.resolve();
      return outcome;
    },
  };
  const pump = createOutboxPump({
    outbox: session.outbox,
    upstream: dying,
    clock: hastyClock,
    random: Math.random,
    onSettled: () => {
      if (outbox.counts().pending === 0) over.resolve();
    },
    onNetwork: () => undefined,
  });
  await over.promise;
  await pump.stop();
  await upstream.close();
}

async function liveUntilEmpty(outbox: MemoryOutbox): Promise<number> {
  let lives = 0;
  while (outbox.counts().pending > 0) {
    await live(outbox, 3 + ((lives * 7) % 23));
    lives += 1;
  }
  return lives;
}

async function figures(outbox: MemoryOutbox, lives: number): Promise<Record<string, unknown>> {
  const [applied, { cases, byMode, requests }] = [await sandbox.cases(), await sandbox.counters()];
  const keys = applied.map(({ key }) => key);
  const rows = Array.from({ length: CASES }, (_, index) => newCase(index + 1));
  return {
    cases: CASES,
    requests,
    lives,
    ...byMode,
    applied: cases.applied,
    conflicts: cases.conflicts,
    lost: rows.filter(({ key }) => !keys.includes(key) || !outbox.acknowledged.has(key)).length,
    doubled: keys.length - new Set(keys).size,
    acknowledgedTwice: [...outbox.acknowledged.values()].filter(({ times }) => times !== 1).length,
    wrongReference: applied.filter(
      ({ key, reference }) => outbox.acknowledged.get(key)?.reference !== reference,
    ).length,
  };
}

async function outOfOrder(): Promise<number> {
  const newest = new Map<string, number>();
  let wrong = 0;
  for (const { input } of await sandbox.cases()) {
    const { order } = input['case'] as { order: number };
    const resident = residentOf(order);
    if (order < (newest.get(resident) ?? 0)) wrong += 1;
    newest.set(resident, order);
  }
  return wrong;
}

const nothingWrong = {
  applied: CASES,
  conflicts: 0,
  lost: 0,
  doubled: 0,
  acknowledgedTwice: 0,
  wrongReference: 0,
};

describe('exactly once', { timeout: TIME_LIMIT }, () => {
  it.each<[string, Behaviour, number]>([
    [
      '15 % dropped replies, 10 % busy',
      { mode: 'mix', seed: 2026, shares: { 'drop-reply': 0.15, busy: 0.1 } },
      20,
    ],
    [
      'every kind of trouble',
      {
        mode: 'mix',
        seed: 7,
        shares: {
          'drop-reply': 0.08,
          'half-close': 0.08,
          'wrong-json': 0.08,
          html: 0.08,
          busy: 0.08,
          'system-error': 0.08,
          'wrong-signature': 0.05,
        },
      },
      60,
    ],
  ])('%s, and a power cut every few cases', async (name, behaviour, leastTrouble) => {
    await sandbox.behave(behaviour);
    const outbox = filledOutbox();
    const lives = await liveUntilEmpty(outbox);
    const result = await figures(outbox, lives);
    process.stdout.write(`exactly once, ${name}: ${JSON.stringify(result)}\n`);
    expect(result).toMatchObject(nothingWrong);
    expect(lives).toBeGreaterThan(10);
    expect(Number(result['requests']) - CASES).toBeGreaterThan(leastTrouble);
    expect(await outOfOrder()).toBe(0);
  });

  it('a line that is down while cases come in: all arrive when it is back', async () => {
    await sandbox.behave({ mode: 'down' });
    const outbox = createMemoryOutbox();
    const upstream = kioskUpstream(sandbox.url);
    const network: boolean[] = [];
    const [offline, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const pump = createOutboxPump({
      outbox,
      upstream,
      clock: hastyClock,
      random: Math.random,
      onSettled: () => {
        if (outbox.counts().pending === 0) done.resolve();
      },
      onNetwork: (online) => {
        network.push(online);
        if (!online) offline.resolve();
      },
    });
    for (let n = 1; n <= 5; n += 1) {
      outbox.enqueue(newCase(n), []);
      pump.kick();
    }
    await offline.promise;
    expect(outbox.counts().pending).toBe(5);
    await sandbox.behave({ mode: 'normal' });
    await done.promise;
    await pump.stop();
    await upstream.close();
    expect(network).toEqual([false, true]);
    expect((await sandbox.counters()).cases).toEqual({ attempts: 5, applied: 5, conflicts: 0 });
    expect(outbox.journal.map(({ event }) => event)).toEqual(Array(5).fill('filing-acknowledged'));
  });
});
