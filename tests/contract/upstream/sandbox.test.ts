import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HsaEnvelope, hsaEnvelope } from '../../../electron/upstream/hsa-envelope.ts';
import { createTifSigner } from '../../../electron/upstream/tif-signer.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import { shippedProfile } from './support/kiosk-upstream.ts';
import { PAASID, type SandboxProcess, startSandboxProcess, TOKEN } from './support/sandbox-process.ts';

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandboxProcess();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  expect(await sandbox.stop()).toBe(0);
});

const { card } = syntheticResident('dongzhi-1');
const good: HsaEnvelope = hsaEnvelope(
  {
    institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
    recerSysCode: 'YBXT',
    infver: 'V1.0',
    operator: { no: '1', name: '一' },
    terminal: 'T1',
    place: '341721',
  },
  {
    infno: '1101',
    msgid: 'H34172100001202611220902030001',
    at: Date.now(),
    input: {
      data: {
        mdtrt_cert_type: '02',
        mdtrt_cert_no: card.number,
        psn_cert_type: '01',
        certno: card.number,
        psn_name: card.name,
      },
    },
  },
);
const sign = createTifSigner({ paasid: PAASID, token: TOKEN });

async function post(body: unknown, headers: Record<string, string> = { ...sign({ at: Date.now() }) }) {
  const response = await fetch(`${sandbox.url}${shippedProfile.paths['1101']}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the sandbox is strict', () => {
  it('takes a good request', async () => {
    const { status, body } = await post(good);
    expect([status, Number(body['infcode'])]).toEqual([200, 0]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a number where text is due', { ...good, opter: 1 }, 'opter is no text'],
    ['an empty required field', { ...good, recer_sys_code: '' }, 'recer_sys_code is empty'],
    ['a field that is too long', { ...good, infver: 'V1.0.0.0' }, 'infver is too long'],
    ['another spelling', { ...good, mdtrtarea_admdvs: '341721' }, 'mdtrtarea_admdvs is unknown'],
    ['a clerk', { ...good, opter_type: '1' }, 'opter_type is not 2'],
    ['a short msgid', { ...good, msgid: 'H1' }, 'msgid has the wrong shape'],
    ['another time', { ...good, inf_time: '2026/11/22 09:02:03' }, 'inf_time has the wrong shape'],
    ['the number of another interface', { ...good, infno: '5206' }, 'infno does not belong to this path'],
    ['no input', { ...good, input: [] }, 'input is no object'],
    [
      'an input past 40,000 characters',
      { ...good, input: { data: 'x'.repeat(40_000) } },
      'input is too large',
    ],
  ])('and complains of %s', async (_what, envelope, complaint) => {
    const { body } = await post(envelope);
    expect([Number(body['infcode']), body['err_msg']]).toEqual([-1, complaint]);
    expect((await sandbox.counters()).envelopeRefused).toBe(1);
  });

  it.each<[string, (headers: Record<string, string>) => Record<string, string>]>([
    ['nothing signed', () => ({})],
    ['another account', (headers) => ({ ...headers, 'x-tif-paasid': 'other' })],
    ['a signature of something else', (headers) => ({ ...headers, 'x-tif-nonce': 'changed' })],
    [
      'an upper-case digest',
      (headers) => ({ ...headers, 'x-tif-signature': headers['x-tif-signature']!.toUpperCase() }),
    ],
    ['milliseconds', (headers) => ({ ...headers, 'x-tif-timestamp': `${headers['x-tif-timestamp']}000` })],
  ])('and refuses %s', async (_what, change) => {
    const { status } = await post(good, change({ ...sign({ at: Date.now() }) }));
    expect([status, (await sandbox.counters()).signatureRefused]).toEqual([401, 1]);
  });

  it.each([-301_000, 301_000])(
    'and refuses a clock that is %d ms off, not one that is 4 minutes off',
    async (off) => {
      expect((await post(good, { ...sign({ at: Date.now() + off }) })).status).toBe(401);
      expect((await post(good, { ...sign({ at: Date.now() + Math.sign(off) * 240_000 }) })).status).toBe(200);
    },
  );

  it('and takes a nonce once', async () => {
    const headers = { ...sign({ at: Date.now() }) };
    expect([(await post(good, headers)).status, (await post(good, headers)).status]).toEqual([200, 401]);
  });
});

describe('the switchboard', () => {
  it('refuses a behaviour it does not know', async () => {
    await expect(sandbox.behave({ mode: 'sulk' } as never)).rejects.toThrow('400');
  });

  it('misbehaves as often as it was told to, and only where', async () => {
    await sandbox.behave({ mode: 'html', times: 2, interface: '5206' });
    expect((await post(good)).status).toBe(200);
    expect((await sandbox.counters()).byMode).toEqual({ normal: 1 });
  });

  it('forgets everything at a reset', async () => {
    await post(good);
    await sandbox.behave({ mode: 'down' });
    await sandbox.reset();
    expect(await sandbox.counters()).toEqual({
      requests: 0,
      signatureRefused: 0,
      envelopeRefused: 0,
      byInterface: {},
      byMode: {},
      cases: { attempts: 0, applied: 0, conflicts: 0 },
    });
    expect((await post(good)).status).toBe(200);
  });
});
