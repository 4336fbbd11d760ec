import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../electron/core/ports/clock.ts';
import type { Upstream } from '../../../electron/core/ports/upstream.ts';
import { createOutboxPump } from '../../../electron/upstream/outbox-pump.ts';
import { WITHDRAWAL_INTERFACE } from '../../../electron/upstream/withdrawal.ts';
import {
  createMemoryOutbox,
  type MemoryOutbox,
  newCase,
} from '../../unit/electron/upstream/support/memory-outbox.ts';
import { kioskUpstream } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

/** The pump's pauses run so much faster than the wall. */
const HASTE = 200;
const MINUTE_MS = 60_000;
const FILED_AT = Date.parse('2026-11-23T01:00:00.000Z');
/** Each goes over real sockets: some tenth of a second. */
const RUNS = 25;
/** What the n-th withdrawal's number has above its filing's, so that no two rows share a key or a message id. */
const WITHDRAWAL_SERIAL = 100;

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

const isoAt = (ms: number) => new Date(ms).toISOString();
const caseOf = (n: number) => ({ receipt_number: `R${n}`, person: { certno: `resident-${n}` } });

function file(outbox: MemoryOutbox, n: number): void {
  const input = JSON.stringify({ case: { ...caseOf(n), accepted_at: isoAt(FILED_AT) } });
  outbox.enqueue(newCase(n, { input, receiptNumber: `R${n}` }), []);
}

function withdraw(outbox: MemoryOutbox, n: number, more: { minutes?: number; by?: number } = {}): string {
  const { minutes = 3, by = n } = more;
  const asked = { case: { ...caseOf(by), receipt_number: `R${n}` } };
  const input = JSON.stringify({
    ...asked,
    withdrawal: { asked_at: isoAt(FILED_AT + minutes * MINUTE_MS) },
  });
  const row = newCase(WITHDRAWAL_SERIAL + n, {
    interface: WITHDRAWAL_INTERFACE,
    receiptNumber: `R${n}`,
    input,
  });
  outbox.enqueue(row, []);
  return row.key;
}

/** Sends until the outbox is empty or, at the `sendsToLive`-th message, the power goes and its answer with it. */
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

async function liveUntilEmpty(outbox: MemoryOutbox, sendsToLive: readonly number[]): Promise<void> {
  for (let life = 0; outbox.counts().pending > 0; life += 1) {
    // After the cuts of the plan the power stays on.
    await live(outbox, sendsToLive[life] ?? Number.POSITIVE_INFINITY);
  }
}

const asFiled = async () => (await sandbox.cases()).map(({ input }) => input['case']);

describe('taking cases back', { timeout: 60_000 }, () => {
  it('property: a filing and its withdrawal are each applied once, whatever the line loses and whenever the power goes', async () => {
    let [attempts, pairs] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
        async (takenBack, seed, powerCuts) => {
          await sandbox.reset();
          await sandbox.behave({
            mode: 'mix',
            seed,
            shares: { 'drop-reply': 0.25, 'half-close': 0.1, busy: 0.1 },
          });
          const outbox = createMemoryOutbox();
          const withdrawn = takenBack.flatMap((back, index) => (back ? [index + 1] : []));
          for (const index of takenBack.keys()) file(outbox, index + 1);
          const keys = withdrawn.map((n) => withdraw(outbox, n));
          await liveUntilEmpty(outbox, powerCuts);
          const filings = await sandbox.cases();
          const withdrawals = await sandbox.withdrawals();
          expect(filings).toHaveLength(takenBack.length);
          expect(withdrawals.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
          expect(outbox.refused.size).toBe(0);
          for (const { key, reference } of withdrawals)
            expect(outbox.acknowledged.get(key)).toEqual({ reference, times: 1 });
          pairs += withdrawals.length;
          attempts += withdrawals.reduce((sum, each) => sum + each.attempts, 0);
        },
      ),
      { numRuns: RUNS },
    );
    process.stdout.write(`withdrawals: ${pairs} applied once each, in ${attempts} messages\n`);
    expect(pairs).toBeGreaterThan(0);
  });

  it('a case that had not left yet is handed in first and then taken back', async () => {
    await sandbox.behave({ mode: 'down' });
    const outbox = createMemoryOutbox();
    file(outbox, 1);
    const key = withdraw(outbox, 1);
    const sent = live(outbox, Number.POSITIVE_INFINITY);
    await sandbox.behave({ mode: 'normal' });
    await sent;
    expect(await asFiled()).toMatchObject([{ receipt_number: 'R1' }]);
    expect(await sandbox.withdrawals()).toMatchObject([{ key, receiptNumber: 'R1', attempts: 1 }]);
    expect(outbox.journal.map(({ event, detail }) => [event, detail?.receiptNumber])).toEqual([
      ['filing-acknowledged', 'R1'],
      ['withdrawal-acknowledged', 'R1'],
    ]);
  });

  it.each<[string, { readonly minutes?: number; readonly by?: number }, string | undefined]>([
    ['at the tenth minute', { minutes: 10 }, undefined],
    ['after ten minutes', { minutes: 10.001 }, '已经超过十分钟'],
    ['before it was handed in', { minutes: -1 }, '已经超过十分钟'],
    ['by somebody else', { by: 2 }, '这件事不是本人办的'],
  ])('%s: %j', async (_name, asked, reason) => {
    const outbox = createMemoryOutbox();
    file(outbox, 1);
    const key = withdraw(outbox, 1, asked);
    await live(outbox, Number.POSITIVE_INFINITY);
    expect(outbox.refused.get(key)).toBe(reason);
    expect(await sandbox.withdrawals()).toHaveLength(reason === undefined ? 1 : 0);
    expect(outbox.journal.at(-1)?.event).toBe(
      reason === undefined ? 'withdrawal-acknowledged' : 'withdrawal-refused',
    );
  });

  it('a case nobody handed in, one taken back before, and one an officer has looked at are not taken back', async () => {
    const outbox = createMemoryOutbox();
    const unknown = withdraw(outbox, 9);
    file(outbox, 1);
    file(outbox, 2);
    await live(outbox, Number.POSITIVE_INFINITY);
    expect(outbox.refused.get(unknown)).toBe('没有找到这件事');
    await sandbox.review({ receiptNumber: 'R1', decision: 'refuse', reason: '材料不清楚' });
    const reviewed = withdraw(outbox, 1);
    withdraw(outbox, 2);
    await live(outbox, Number.POSITIVE_INFINITY);
    expect(outbox.refused.get(reviewed)).toBe('这件事已经审核');
    const again = newCase(WITHDRAWAL_SERIAL * 2, {
      interface: WITHDRAWAL_INTERFACE,
      receiptNumber: 'R2',
      input: JSON.stringify({ case: caseOf(2), withdrawal: { asked_at: isoAt(FILED_AT) } }),
    });
    outbox.enqueue(again, []);
    await live(outbox, Number.POSITIVE_INFINITY);
    expect(outbox.refused.get(again.key)).toBe('这件事已经撤回');
  });
});
