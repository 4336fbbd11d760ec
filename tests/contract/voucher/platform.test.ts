import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VoucherDecoder } from '../../../electron/core/ports/voucher-decoder.ts';
import { createUpstream, type HsaPlatform } from '../../../electron/upstream/create-upstream.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import { codeOf, tokenOf } from '../../simulators/voucher/synthetic-codes.ts';
import { realClock } from '../../unit/electron/upstream/support/real-clock.ts';
import { identityOf, shippedProfile } from '../upstream/support/kiosk-upstream.ts';
import {
  PAASID,
  type SandboxProcess,
  startSandboxProcess,
  TOKEN,
} from '../upstream/support/sandbox-process.ts';
import { decoderFor } from './decoder-of-the-suite.ts';

let sandbox: SandboxProcess;
const opened: HsaPlatform[] = [];

beforeAll(async () => {
  sandbox = await startSandboxProcess();
});
afterEach(async () => {
  await sandbox.reset();
  await Promise.all(opened.splice(0).map((made) => made.close()));
});
afterAll(() => sandbox.stop());

function platform(voucherLookUp?: 'ec-token' | 'certificate-number', baseUrl = sandbox.url): HsaPlatform {
  let sequence = 0;
  const made = createUpstream({
    settings: {
      profile: 'hsa',
      baseUrl,
      gateway: { kind: 'tif', paasid: PAASID, token: 'resolved elsewhere' },
      institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
      recerSysCode: 'YBXT',
      infver: 'V1.0',
      operator: { no: 'DZ-SL-01', name: '自助终端' },
      connectTimeoutMs: 500,
      readTimeoutMs: 1_000,
    },
    token: TOKEN,
    profile: shippedProfile,
    terminal: 'DZ-SL-01',
    place: '341721',
    clock: realClock,
    voucherLookUp,
    pictureOf: () => undefined,
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
  });
  opened.push(made);
  return made;
}

const rawString = (of: HsaPlatform): VoucherDecoder =>
  decoderFor({ kind: 'raw-string' }, { askPlatform: (code) => of.askByVoucherCode(code) });

describe('the platform that takes the code itself', () => {
  it('tells whose code it is', async () => {
    const { card } = syntheticResident('dongzhi-1');
    expect(await rawString(platform()).decode({ by: 'code', code: codeOf('dongzhi-1') })).toEqual({
      ok: true,
      value: { kind: 'voucher', name: card.name, number: card.number, certificateType: '01' },
    });
  });

  it('says of another province’s code that it does not know what it is', async () => {
    const nobody = `424${'0'.repeat(17)}00430000`;
    const decoder = rawString(platform());
    expect(await decoder.decode({ by: 'code', code: nobody })).toMatchObject({
      failure: 'voucher-other-province',
    });
    const here = nobody.replace('0043', '0034');
    expect(await decoder.decode({ by: 'code', code: here })).toMatchObject({ failure: 'voucher-refused' });
  });

  it('has no box and no face terminal', async () => {
    expect(await rawString(platform()).decode({ by: 'face' })).toMatchObject({
      failure: 'voucher-not-enabled',
    });
  });

  it.each([
    ['down', 'voucher-network-down'],
    ['html', 'voucher-bad-answer'],
    ['refuse', 'voucher-refused'],
  ] as const)('%s is a coded failure', async (mode, failure) => {
    await sandbox.behave({ mode });
    const code = codeOf('dongzhi-1');
    expect(await rawString(platform()).decode({ by: 'code', code })).toMatchObject({ failure });
  });
});

describe('1101 after a voucher', () => {
  it.each(['ec-token', 'certificate-number'] as const)('finds the record by %s', async (lookUpBy) => {
    const voucherToken = tokenOf(syntheticResident('dongzhi-1'));
    const answer = await platform(lookUpBy).lookUpInsured({ ...identityOf('dongzhi-1'), voucherToken });
    expect(answer).toMatchObject({ ok: true, value: { name: syntheticResident('dongzhi-1').card.name } });
  });

  it('asks by the number where there is no token, and knows no wrong token', async () => {
    const by = platform('ec-token');
    expect(await by.lookUpInsured(identityOf('dongzhi-1'))).toMatchObject({ ok: true });
    const wrong = { ...identityOf('dongzhi-1'), voucherToken: `340000${'z'.repeat(32)}` };
    expect(await by.lookUpInsured(wrong)).toEqual({ ok: false, failure: 'person-not-insured' });
  });
});
