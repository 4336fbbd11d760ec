import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../electron/core/ports/store.ts';
import type { Upstream } from '../../../electron/core/ports/upstream.ts';
import { newCase } from '../../unit/electron/upstream/support/memory-outbox.ts';
import { kioskUpstream } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

let sandbox: SandboxProcess;
let upstream: Upstream;

beforeAll(async () => {
  sandbox = await startSandboxProcess();
  upstream = kioskUpstream(sandbox.url);
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await upstream.close();
  await sandbox.stop();
});

const row = (n: number): OutboxRow => ({ ...newCase(n), id: n, attempts: 0 });

describe('a case on its way', () => {
  it("is acknowledged with the platform's reference, key and content intact", async () => {
    expect(await upstream.send(row(1))).toEqual({ outcome: 'acknowledged', reference: 'SB00000001' });
    const [applied] = await sandbox.cases();
    expect(applied).toMatchObject({
      key: row(1).key,
      msgid: row(1).messageId,
      input: { ...JSON.parse(row(1).input), key: row(1).key },
    });
  });

  it('sent twice is applied once, under the same reference', async () => {
    const first = await upstream.send(row(2));
    expect(await upstream.send(row(2))).toEqual(first);
    expect((await sandbox.counters()).cases).toEqual({ attempts: 2, applied: 1, conflicts: 0 });
  });

  it("refused has the platform's reason", async () => {
    await sandbox.behave({ mode: 'refuse', times: 1 });
    expect(await upstream.send(row(3))).toEqual({ outcome: 'refused', reason: '该备案不在受理时间内' });
  });

  it.each([
    ['drop-reply', 'upstream-unreachable', 1],
    ['half-close', 'upstream-unreachable', 1],
    ['wrong-json', 'upstream-bad-envelope', 1],
    ['html', 'upstream-not-json', 0],
    ['system-error', 'upstream-refused', 0],
    ['wrong-signature', 'upstream-signature-refused', 0],
  ] as const)('%s leaves it unknown, and sending again makes it one case', async (mode, failure, applied) => {
    await sandbox.behave({ mode, times: 1 });
    expect(await upstream.send(row(4))).toEqual({ outcome: 'unknown', failure });
    expect((await sandbox.counters()).cases.applied).toBe(applied);
    expect(await upstream.send(row(4))).toMatchObject({ outcome: 'acknowledged' });
    expect((await sandbox.counters()).cases).toMatchObject({ applied: 1, conflicts: 0 });
  });

  it('busy hands on how long the platform wants to be left alone', async () => {
    await sandbox.behave({ mode: 'busy', times: 1, ms: 7_000 });
    expect(await upstream.send(row(5))).toEqual({
      outcome: 'unknown',
      failure: 'upstream-busy',
      retryAfterMs: 7_000,
    });
  });

  it('a time-out after the platform applied it is unknown, and the repeat finds it applied', async () => {
    const hasty = kioskUpstream(sandbox.url, { connectTimeoutMs: 100, readTimeoutMs: 200 });
    await sandbox.behave({ mode: 'slow', ms: 2_000, times: 1 });
    expect(await hasty.send(row(6))).toEqual({ outcome: 'unknown', failure: 'upstream-timeout' });
    expect(await hasty.send(row(6))).toEqual({ outcome: 'acknowledged', reference: 'SB00000001' });
    await hasty.close();
  });

  it('down is unknown, and nothing can have left', async () => {
    await sandbox.behave({ mode: 'down' });
    expect(await upstream.send(row(7))).toEqual({
      outcome: 'unknown',
      failure: 'upstream-unreachable',
      neverLeft: true,
    });
  });

  it('closing the client ends what is in flight at once', async () => {
    const closing = kioskUpstream(sandbox.url, { readTimeoutMs: 60_000 });
    await sandbox.behave({ mode: 'slow', ms: 3_000 });
    const sending = closing.send(row(8));
    await expect.poll(async () => (await sandbox.counters()).requests).toBe(1);
    await closing.close();
    expect(await sending).toEqual({ outcome: 'unknown', failure: 'upstream-unreachable' });
  });

  it('gateway none needs no signature', async () => {
    const open = await startSandboxProcess([]);
    const unsigned = kioskUpstream(open.url, { gateway: { kind: 'none' } });
    expect(await unsigned.send(row(9))).toMatchObject({ outcome: 'acknowledged' });
    await unsigned.close();
    expect(await open.stop()).toBe(0);
  });
});
