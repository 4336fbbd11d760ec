import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../electron/core/ports/store.ts';
import type { PersonIdentity, Upstream } from '../../../electron/core/ports/upstream.ts';
import { withdrawalOf } from '../../../electron/upstream/withdrawal.ts';
import { newCase } from '../../unit/electron/upstream/support/memory-outbox.ts';
import { kioskUpstream } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

const FILED_AT = Date.parse('2026-11-23T01:00:00.000Z');
const MINUTE_MS = 60_000;
const person = (n: number): PersonIdentity => ({
  certificateType: '01',
  certificateNumber: `resident-${n}`,
  name: '示例',
});

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

const row = (n: number): OutboxRow => {
  const filed = { receipt_number: `R${n}`, person: { certno: `resident-${n}` } };
  const input = JSON.stringify({ case: { ...filed, accepted_at: new Date(FILED_AT).toISOString() } });
  return { ...newCase(n, { receiptNumber: `R${n}`, input }), id: n, attempts: 0 };
};
const asked = (n: number, by = n) => upstream.caseProgress(`R${n}`, person(by));

describe('what became of a case', () => {
  it('goes from received over what is wanted to the end that an officer makes of it', async () => {
    expect(await asked(1)).toEqual({ ok: false, failure: 'case-not-found' });
    await upstream.send(row(1));
    expect(await asked(1)).toEqual({ ok: true, value: { state: 'received' } });
    await sandbox.review({ receiptNumber: 'R1', decision: 'ask-for-more', what: '户口簿' });
    expect(await asked(1)).toEqual({ ok: true, value: { state: 'more-wanted', what: '户口簿' } });
    await sandbox.review({ receiptNumber: 'R1', decision: 'accept' });
    expect(await asked(1)).toEqual({ ok: true, value: { state: 'done' } });
    await upstream.send(row(2));
    await sandbox.review({ receiptNumber: 'R2', decision: 'refuse', reason: '材料不清楚' });
    expect(await asked(2)).toEqual({ ok: true, value: { state: 'refused', reason: '材料不清楚' } });
  });

  it('is told to nobody but the person', async () => {
    await upstream.send(row(1));
    expect(await asked(1, 2)).toEqual({ ok: false, failure: 'case-of-another' });
  });

  it('says so once it was taken back by the row the kiosk makes for it', async () => {
    const filed = row(1);
    await upstream.send(filed);
    const taking = withdrawalOf(filed, FILED_AT + 3 * MINUTE_MS);
    const outcome = await upstream.send({ ...newCase(101, taking), id: 101, attempts: 0 });
    expect(outcome).toMatchObject({ outcome: 'acknowledged' });
    expect(await asked(1)).toEqual({ ok: true, value: { state: 'withdrawn' } });
  });

  it('cannot be had while the platform is down, and nothing has left then', async () => {
    await sandbox.behave({ mode: 'down' });
    const own = kioskUpstream(sandbox.url);
    expect(await own.caseProgress('R1', person(1))).toEqual({ ok: false, failure: 'upstream-unreachable' });
    expect(await own.send(row(1))).toEqual({
      outcome: 'unknown',
      failure: 'upstream-unreachable',
      neverLeft: true,
    });
    await own.close();
  });

  it('may have left when the line broke under it', async () => {
    await sandbox.behave({ mode: 'drop-reply', times: 1 });
    const outcome = await upstream.send(row(1));
    expect(outcome).toMatchObject({ outcome: 'unknown' });
    expect(outcome).not.toHaveProperty('neverLeft');
  });
});
