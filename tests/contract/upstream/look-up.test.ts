import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insuredRecordSchema } from '../../../electron/contract/insured-record.ts';
import type { Upstream } from '../../../electron/core/ports/upstream.ts';
import { fenFrom } from '../../../electron/upstream/fen.ts';
import { syntheticResidents } from '../../simulators/upstream/synthetic-residents.ts';
import { identityOf, kioskUpstream } from './support/kiosk-upstream.ts';
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
  expect(await sandbox.stop()).toBe(0);
});

const lookUp = (id: string) => upstream.lookUpInsured(identityOf(id));

describe('everybody the sandbox knows', () => {
  it.each(syntheticResidents.map(({ id }) => id))('%s', async (id) => {
    const { insured, card } = syntheticResidents.find((resident) => resident.id === id)!;
    const answer = await lookUp(id);
    if (insured === undefined) {
      expect(answer).toEqual({ ok: false, failure: 'person-not-insured' });
      return;
    }
    if (!answer.ok) throw new Error(answer.failure);
    expect(insuredRecordSchema.parse(answer.value)).toEqual(answer.value);
    expect(answer.value.name).toBe(card.name);
    expect(answer.value.personNumber).toBe(insured.personNumber);
    expect(answer.value.covers.map((cover) => cover.insuredPlace)).toEqual(
      insured.covers.map((cover) => cover.insuplc_admdvs),
    );
    const money = insured.accumulations.filter((node) => !node.cum_type_code.startsWith('C0000'));
    expect(answer.value.accumulations.map(({ amount }) => amount)).toEqual(
      money.map(({ cum }) => fenFrom(cum)),
    );
    expect(await sandbox.counters()).toMatchObject({ envelopeRefused: 0, signatureRefused: 0 });
  });
});

describe('what the kiosk makes of a record', () => {
  it('an eighty-year-old with two years of sums', async () => {
    const answer = await lookUp('dongzhi-1');
    expect(answer).toMatchObject({
      ok: true,
      value: {
        covers: [
          {
            insuranceType: '390',
            personType: '16',
            standing: 'normal',
            since: '2011-01-01',
            insuredPlace: '341721',
          },
        ],
      },
    });
    expect(answer.ok && answer.value.accumulations).toHaveLength(8);
  });

  it('suspended and terminated covers keep the day they ended', async () => {
    expect(await lookUp('dongzhi-3')).toMatchObject({
      value: { covers: [{ standing: 'suspended', pausedSince: '2025-12-31' }] },
    });
    expect(await lookUp('chenzhou-3')).toMatchObject({ value: { covers: [{ standing: 'terminated' }] } });
  });

  it('of two covers, the one in force answers for the sums', async () => {
    const answer = await lookUp('dongzhi-4');
    expect(answer).toMatchObject({
      ok: true,
      value: { covers: [{ standing: 'terminated' }, { standing: 'normal' }] },
    });
    expect(answer.ok && answer.value.accumulations).toEqual([
      { insuranceType: '310', year: '2026', kind: 'D310101', amount: 92_140 },
      { insuranceType: '310', year: '2026', kind: 'D310201', amount: 31_870 },
    ]);
  });

  it('a person known without any cover has an empty record, not a failure', async () => {
    expect(await lookUp('xiaxian-5')).toMatchObject({ ok: true, value: { covers: [], accumulations: [] } });
  });

  it('a wrong name is a refusal, never "not insured"', async () => {
    const person = { ...identityOf('dongzhi-1'), name: '示例别人' };
    expect(await upstream.lookUpInsured(person)).toEqual({ ok: false, failure: 'upstream-refused' });
  });
});

describe('when the platform misbehaves', () => {
  it.each([
    ['refuse', 'upstream-refused'],
    ['system-error', 'upstream-refused'],
    ['drop-reply', 'upstream-unreachable'],
    ['half-close', 'upstream-unreachable'],
    ['html', 'upstream-not-json'],
    ['wrong-json', 'upstream-bad-envelope'],
    ['wrong-signature', 'upstream-signature-refused'],
    ['busy', 'upstream-busy'],
  ] as const)('%s is %s, and the next question is answered', async (mode, failure) => {
    await sandbox.behave({ mode, times: 1 });
    expect(await lookUp('dongzhi-2')).toEqual({ ok: false, failure });
    expect(await lookUp('dongzhi-2')).toMatchObject({ ok: true });
  });

  it('slow is a time-out', async () => {
    const hasty = kioskUpstream(sandbox.url, { connectTimeoutMs: 100, readTimeoutMs: 200 });
    await sandbox.behave({ mode: 'slow', ms: 2_000 });
    const began = performance.now();
    expect(await hasty.lookUpInsured(identityOf('dongzhi-2'))).toEqual({
      ok: false,
      failure: 'upstream-timeout',
    });
    expect(performance.now() - began).toBeLessThan(1_500);
    await hasty.close();
  });

  it('down is unreachable, and back is back', async () => {
    await sandbox.behave({ mode: 'down' });
    expect(await lookUp('dongzhi-2')).toEqual({ ok: false, failure: 'upstream-unreachable' });
    await sandbox.behave({ mode: 'normal' });
    expect(await lookUp('dongzhi-2')).toMatchObject({ ok: true });
  });

  it.each(['refuse', 'drop-reply', 'html', 'wrong-json', 'busy'] as const)(
    'a 5206 that fails by %s does not take 1101 with it',
    async (mode) => {
      await sandbox.behave({ mode, interface: '5206' });
      expect(await lookUp('dongzhi-1')).toMatchObject({
        ok: true,
        value: { covers: [{ standing: 'normal' }], accumulations: [] },
      });
    },
  );

  it('a wrong secret is refused by the gateway, and says so', async () => {
    const stranger = kioskUpstream(sandbox.url, {}, 'another secret');
    expect(await stranger.lookUpInsured(identityOf('dongzhi-1'))).toEqual({
      ok: false,
      failure: 'upstream-signature-refused',
    });
    expect((await sandbox.counters()).signatureRefused).toBe(1);
    await stranger.close();
  });
});
