import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import type { SendOutcome } from '../../../../electron/core/ports/upstream.ts';
import { createOutboxPump } from '../../../../electron/upstream/outbox-pump.ts';
import { createHandClock } from './support/hand-clock.ts';
import { createMemoryOutbox, newCase } from './support/memory-outbox.ts';

const lost: SendOutcome = { outcome: 'unknown', failure: 'upstream-unreachable' };
const ack = (row: OutboxRow): SendOutcome => ({ outcome: 'acknowledged', reference: `ref-${row.id}` });

/** A platform that applies each key once; `plan` decides what the caller learns of it. */
function createPlatform(plan: (row: OutboxRow, attempt: number) => SendOutcome | 'hang') {
  const applied = new Map<string, number>();
  const sent: number[] = [];
  const hanging: { row: OutboxRow; answer: (outcome: SendOutcome) => void }[] = [];
  let inFlight = 0;
  return {
    applied,
    sent,
    hanging,
    async send(row: OutboxRow): Promise<SendOutcome> {
      inFlight += 1;
      expect(inFlight).toBe(1);
      sent.push(row.id);
      applied.set(row.key, 1);
      const planned = plan(row, sent.length);
      const outcome =
        planned === 'hang'
          ? await new Promise<SendOutcome>((answer) => hanging.push({ row, answer }))
          : await Promise.resolve(planned);
      inFlight -= 1;
      return outcome;
    },
  };
}

function startPump(
  plan: (row: OutboxRow, attempt: number) => SendOutcome | 'hang',
  { cases = 3, random = 0.5 }: { cases?: number; random?: number } = {},
) {
  const clock = createHandClock();
  const outbox = createMemoryOutbox();
  for (let n = 1; n <= cases; n += 1) outbox.enqueue(newCase(n), []);
  const platform = createPlatform(plan);
  const told: string[] = [];
  const pump = createOutboxPump({
    outbox,
    upstream: platform,
    clock,
    random: () => random,
    onSettled: (row, outcome) => told.push(`${outcome.outcome} ${row.id}`),
    onNetwork: (online) => told.push(online ? 'online' : 'offline'),
    onDelayed: (row, outcome) => told.push(`${outcome.failure} ${row.id}`),
    onStoreFailure: (failure) => told.push(failure),
  });
  return { clock, outbox, platform, told, pump };
}

describe('the pump', () => {
  it('sends everything at start, oldest first', async () => {
    const { clock, outbox, platform, told } = startPump(ack);
    await clock.settle();
    expect(platform.sent).toEqual([1, 2, 3]);
    expect(told).toEqual(['online', 'acknowledged 1', 'acknowledged 2', 'acknowledged 3']);
    expect(outbox.counts().pending).toBe(0);
    expect(clock.nextDue()).toBeUndefined();
  });

  it('sends what comes later when it is kicked, and nothing twice', async () => {
    const { clock, outbox, platform, pump } = startPump(ack, { cases: 0 });
    await clock.settle();
    outbox.enqueue(newCase(1), []);
    pump.kick();
    pump.kick();
    await clock.settle();
    pump.kick();
    await clock.settle();
    expect(platform.sent).toEqual([1]);
  });

  it('knows what somebody may have received: what was tried, unless no connection came about', async () => {
    const never: SendOutcome = { ...lost, neverLeft: true };
    const plan = ['hang', never, lost, never] as const;
    const { clock, outbox, platform, pump } = startPump((_row, attempt) => plan[attempt - 1] ?? never, {
      cases: 0,
    });
    await clock.settle();
    const row = outbox.enqueue(newCase(1), []);
    if (!row.ok) throw new Error(row.failure);
    const told: boolean[] = [pump.mayHaveLeft(row.value)];
    pump.kick();
    await clock.settle();
    told.push(pump.mayHaveLeft(row.value));
    platform.hanging[0]?.answer(never);
    await clock.settle();
    told.push(pump.mayHaveLeft(row.value));
    while (platform.sent.length < plan.length) {
      pump.kick();
      await clock.settle();
      told.push(pump.mayHaveLeft(row.value));
    }
    // In flight; never left; twice without a connection; then cut, which nothing takes back.
    expect(told).toEqual([false, true, false, false, true, true]);
  });

  it('holds what an earlier run left for received, because nobody can tell', async () => {
    const { outbox, pump, clock } = startPump(() => ({ ...lost, neverLeft: true }), { cases: 1 });
    await clock.settle();
    expect(outbox.openIds().map((id) => pump.mayHaveLeft({ id }))).toEqual([true]);
  });

  it('loses no kick that comes while it is busy', async () => {
    const { clock, outbox, platform, pump } = startPump(() => 'hang', { cases: 1 });
    await clock.settle();
    outbox.enqueue(newCase(2), []);
    pump.kick();
    expect(platform.sent).toEqual([1]);
    platform.hanging[0]?.answer({ outcome: 'acknowledged', reference: 'r' });
    await clock.settle();
    expect(platform.sent).toEqual([1, 2]);
  });

  it('passes a refusal on and goes on', async () => {
    const { clock, told } = startPump((row) =>
      row.id === 2 ? { outcome: 'refused', reason: '不符合' } : ack(row),
    );
    await clock.settle();
    expect(told).toEqual(['online', 'acknowledged 1', 'refused 2', 'acknowledged 3']);
  });
});

describe('an uncertain end', () => {
  it('sends the same row again after the pause: applied, reply lost, never doubled', async () => {
    const { clock, outbox, platform, told } = startPump((row, attempt) => (attempt === 1 ? lost : ack(row)));
    await clock.settle();
    expect(platform.sent).toEqual([1]);
    expect(clock.nextDue()).toBe(1_000);
    await clock.advance(1_000);
    expect(platform.sent).toEqual([1, 1, 2, 3]);
    expect([...platform.applied.values()]).toEqual([1, 1, 1]);
    expect([...outbox.acknowledged.values()].map(({ times }) => times)).toEqual([1, 1, 1]);
    expect(told.slice(0, 4)).toEqual(['offline', 'upstream-unreachable 1', 'online', 'acknowledged 1']);
  });

  it('waits longer each time, up to five minutes, and starts small again after a success', async () => {
    let up = false;
    const { clock, outbox, pump } = startPump((row) => (up ? ack(row) : lost), { cases: 1 });
    await clock.settle();
    const pauses: (number | undefined)[] = [];
    for (let turn = 0; turn < 11; turn += 1) {
      pauses.push(clock.nextDue());
      await clock.advance(clock.nextDue() ?? 0);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 150, 150, 150].map((seconds) => seconds * 1000));
    up = true;
    await clock.advance(clock.nextDue() ?? 0);
    expect(outbox.counts().pending).toBe(0);
    up = false;
    outbox.enqueue(newCase(2), []);
    pump.kick();
    await clock.settle();
    expect(clock.nextDue()).toBe(1_000);
  });

  it('a kick cuts a back-off short, but not a pause the platform asked for', async () => {
    const busy: SendOutcome = { outcome: 'unknown', failure: 'upstream-busy', retryAfterMs: 30_000 };
    const { clock, platform, pump } = startPump((row, attempt) => [lost, busy][attempt - 1] ?? ack(row), {
      cases: 1,
    });
    await clock.settle();
    pump.kick();
    await clock.settle();
    expect(platform.sent).toHaveLength(2);
    await clock.advance(29_999);
    pump.kick();
    await clock.settle();
    expect(platform.sent).toHaveLength(2);
    await clock.advance(1);
    expect(platform.sent).toHaveLength(3);
  });

  it('a case the platform chokes on does not hold up the others', async () => {
    const choke: SendOutcome = { outcome: 'unknown', failure: 'upstream-refused' };
    const { clock, outbox } = startPump((row) => (row.id === 1 ? choke : ack(row)));
    await clock.advance(60_000);
    expect(outbox.pending(9).map(({ id }) => id)).toEqual([1]);
  });

  it('tells of the network only when it changes', async () => {
    const { clock, told } = startPump((row, attempt) => (attempt <= 3 ? lost : ack(row)));
    await clock.advance(60_000);
    expect(told.filter((word) => word.endsWith('line'))).toEqual(['offline', 'online']);
  });

  it('a platform that answers with trouble is there all the same', async () => {
    const { clock, told } = startPump(() => ({ outcome: 'unknown', failure: 'upstream-signature-refused' }), {
      cases: 1,
    });
    await clock.settle();
    expect(told).toEqual(['online', 'upstream-signature-refused 1']);
  });
});

describe('a full disk', () => {
  it('keeps the acknowledgement in mind, sends nothing again, and writes it when it can', async () => {
    const { clock, outbox, platform, told } = startPump(ack, { cases: 2 });
    outbox.diskFull = true;
    await clock.settle();
    expect(told).toEqual(['online', 'store-disk-full']);
    await clock.advance(20_000);
    expect(platform.sent).toEqual([1]);
    expect(told.at(-1)).toBe('store-disk-full');
    outbox.diskFull = false;
    await clock.advance(600_000);
    expect(platform.sent).toEqual([1, 2]);
    expect([...outbox.acknowledged.values()].map(({ times }) => times)).toEqual([1, 1]);
  });
});

describe('stopping and starting again', () => {
  it('waits for the row in flight and writes its end down', async () => {
    const { clock, outbox, platform, pump } = startPump(() => 'hang');
    await clock.settle();
    const stopped = pump.stop();
    platform.hanging[0]?.answer({ outcome: 'acknowledged', reference: 'late' });
    await stopped;
    expect(outbox.acknowledged.get(newCase(1).key)?.reference).toBe('late');
    pump.kick();
    await clock.advance(600_000);
    expect(platform.sent).toEqual([1]);
  });

  it('sets no alarm when the row in flight ends uncertainly', async () => {
    const { clock, platform, pump } = startPump(() => 'hang');
    await clock.settle();
    const stopped = pump.stop();
    platform.hanging[0]?.answer(lost);
    await stopped;
    expect(clock.nextDue()).toBeUndefined();
  });

  it('a new run begins where the outbox stands', async () => {
    const first = startPump((row, attempt) => (attempt === 2 ? lost : ack(row)));
    await first.clock.settle();
    await first.pump.stop();
    expect(first.outbox.counts().pending).toBe(2);
    const platform = createPlatform(ack);
    createOutboxPump({
      outbox: first.outbox,
      upstream: platform,
      clock: first.clock,
      random: Math.random,
      onSettled: () => undefined,
      onNetwork: () => undefined,
    });
    await first.clock.settle();
    expect(platform.sent).toEqual([2, 3]);
  });
});

describe('whatever the platform does', () => {
  const failure = fc.constantFrom<SendOutcome>(
    lost,
    { outcome: 'unknown', failure: 'upstream-timeout' },
    { outcome: 'unknown', failure: 'upstream-not-json' },
    { outcome: 'unknown', failure: 'upstream-bad-envelope' },
    { outcome: 'unknown', failure: 'upstream-busy', retryAfterMs: 1_000 },
  );
  const luck = fc.array(fc.option(failure, { nil: undefined, freq: 2 }), { maxLength: 60 });

  it('every case ends once, and none is sent again after its end', async () => {
    await fc.assert(
      fc.asyncProperty(luck, fc.integer({ min: 1, max: 12 }), async (outcomes, cases) => {
        const ended = new Set<number>();
        const { clock, outbox, platform } = startPump(
          (row, attempt) => {
            expect(ended.has(row.id)).toBe(false);
            const outcome = outcomes[attempt - 1] ?? ack(row);
            if (outcome.outcome !== 'unknown') ended.add(row.id);
            return outcome;
          },
          { cases, random: 0.99 },
        );
        await clock.advance(24 * 3_600_000);
        expect(outbox.counts().pending).toBe(0);
        expect(platform.applied.size).toBe(cases);
        expect([...outbox.acknowledged.values()].every(({ times }) => times === 1)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
