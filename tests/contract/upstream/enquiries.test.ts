import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Enquiry, Upstream } from '../../../electron/core/ports/upstream.ts';
import type { Behaviour } from '../../simulators/upstream/behaviour.ts';
import { SYNTHETIC_EMPLOYER } from '../../simulators/upstream/enquiry-answers.ts';
import { syntheticResidents } from '../../simulators/upstream/synthetic-residents.ts';
import { identityOf, kioskUpstream } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

/** What is asked beyond the record, over the real wire. */

/** Later than the kiosk waits, and soon enough for the sandbox to end. */
const LATE_MS = 4_000;

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

const rights = (benefits: boolean): Enquiry => ({ of: 'rights', person: identityOf('dongzhi-1'), benefits });
const employee = syntheticResidents.find(({ insured }) =>
  insured?.covers.some(({ emp_name }) => emp_name === SYNTHETIC_EMPLOYER.emp_name),
);
const employer = (id: string, authority: string, creditCode: string = SYNTHETIC_EMPLOYER.uscc): Enquiry => ({
  of: 'employer',
  creditCode,
  agent: identityOf(id),
  authority,
});

describe('rights', () => {
  it('come with payments, and with treatments on request alone', async () => {
    const plain = await upstream.enquire(rights(false));
    if (!plain.ok || plain.value.of !== 'rights') throw new Error('no rights');
    expect(plain.value.rights.contributions.map(({ year }) => year)).toEqual(['2024', '2025', '2026']);
    expect(plain.value.rights.contributions.at(-1)).toMatchObject({ own: 40_000, subsidy: 70_000 });
    expect(plain.value.rights).not.toHaveProperty('benefits');
    const all = await upstream.enquire(rights(true));
    expect(all).toMatchObject({ value: { rights: { benefits: [{ fund: 241_765 }, { fund: 5_000 }] } } });
    expect((await sandbox.counters()).envelopeRefused).toBe(0);
  });

  it('are none for somebody the platform does not know', async () => {
    const stranger = { ...identityOf('dongzhi-1'), name: '示例别人' };
    expect(await upstream.enquire({ of: 'rights', person: stranger, benefits: false })).toEqual({
      ok: true,
      value: { of: 'rights', rights: { contributions: [] } },
    });
  });

  it.each<[Behaviour['mode'], string]>([
    ['drop-reply', 'upstream-unreachable'],
    ['half-close', 'upstream-unreachable'],
    ['slow', 'upstream-timeout'],
    ['html', 'upstream-not-json'],
    ['wrong-json', 'upstream-bad-envelope'],
    ['wrong-signature', 'upstream-signature-refused'],
    ['busy', 'upstream-busy'],
    ['refuse', 'upstream-refused'],
    ['system-error', 'upstream-refused'],
  ])('fail with the code of what happened: %s', async (mode, failure) => {
    const slowly = mode === 'slow' ? { ms: LATE_MS } : {};
    await sandbox.behave({ mode, interface: 'rights.query', times: 1, ...slowly } as Behaviour);
    expect(await upstream.enquire(rights(false))).toEqual({ ok: false, failure });
  });
});

describe('an employer', () => {
  it('is shown to whoever has a letter, and to the person it employs', async () => {
    if (employee === undefined) throw new Error('nobody works there');
    for (const asked of [employer('dongzhi-1', 'letter'), employer(employee.id, 'registered')])
      expect(await upstream.enquire(asked)).toMatchObject({
        ok: true,
        value: { employer: { name: SYNTHETIC_EMPLOYER.emp_name, standing: 'normal', insured: 23 } },
      });
  });

  it('is not shown to somebody it did not name', async () => {
    expect(await upstream.enquire(employer('dongzhi-1', 'registered'))).toEqual({
      ok: false,
      failure: 'agent-not-authorised',
    });
  });

  it('is not found by another code', async () => {
    expect(await upstream.enquire(employer('dongzhi-1', 'letter', '91350100M000100Y43'))).toEqual({
      ok: false,
      failure: 'employer-not-found',
    });
  });
});
