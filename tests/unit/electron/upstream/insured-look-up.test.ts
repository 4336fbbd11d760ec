import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HsaExchange } from '../../../../electron/upstream/hsa-client.ts';
import {
  type AskPlatform,
  certificateByCode,
  lookUpInsured,
} from '../../../../electron/upstream/insured-look-up.ts';
import { upstreamProfileSchema } from '../../../../electron/upstream/upstream-profile.ts';

const profile = upstreamProfileSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../resources/upstream/hsa.json', import.meta.url), 'utf8')),
);
const person = { certificateType: '17', certificateNumber: '810000197109099909', name: '示例港一' };

const answered = (infcode: number, output: Record<string, unknown> = {}, err_msg?: string): HsaExchange => ({
  answered: true,
  response: { infcode, output, err_msg, inf_refmsgid: undefined },
});
const cover = (place: string, stas: string) => ({
  insutype: '390',
  psn_insu_stas: stas,
  insuplc_admdvs: place,
});
const known = (...insuinfo: unknown[]) =>
  answered(0, { baseinfo: { psn_no: '35', psn_name: '示例港一' }, insuinfo });
const sums = answered(0, { cuminfo: [{ insutype: '390', year: '2026', cum_type_code: 'D390101', cum: 5 }] });

/** A platform that answers from a script and remembers what it was asked. */
function platform(script: Record<string, HsaExchange>) {
  const questions: Parameters<AskPlatform>[0][] = [];
  const ask: AskPlatform = async (question) => {
    questions.push(question);
    return script[question.interface] ?? { answered: false, failure: 'upstream-unreachable' };
  };
  return { ask, questions };
}

describe('what is asked', () => {
  it('1101 by identity card, then 5206 by person number where the cover in force is kept', async () => {
    const { ask, questions } = platform({
      '1101': known(cover('350300', '4'), cover('350302', '1')),
      '5206': sums,
    });
    await lookUpInsured(ask, profile, person);
    expect(questions).toEqual([
      {
        interface: '1101',
        input: {
          data: {
            mdtrt_cert_type: '02',
            mdtrt_cert_no: '810000197109099909',
            card_sn: '',
            begntime: '',
            psn_cert_type: '17',
            certno: '810000197109099909',
            psn_name: '示例港一',
          },
        },
      },
      { interface: '5206', insuredPlace: '350302', input: { data: { psn_no: '35' } }, waitMs: 5_000 },
    ]);
  });

  it.each([
    ['ec-token', { mdtrt_cert_type: '01', mdtrt_cert_no: 'token', card_sn: '' }],
    [
      'certificate-number',
      { mdtrt_cert_type: '02', mdtrt_cert_no: person.certificateNumber, card_sn: 'token' },
    ],
  ] as const)('1101 after a voucher by %s, as the site says', async (lookUpBy, certificate) => {
    const { ask, questions } = platform({ '1101': answered(0, {}) });
    await lookUpInsured(ask, profile, { ...person, voucherToken: 'token' }, lookUpBy);
    expect(questions[0]?.input['data']).toMatchObject({ ...certificate, certno: person.certificateNumber });
    await lookUpInsured(ask, profile, person, lookUpBy);
    expect(questions[1]?.input['data']).toMatchObject({ mdtrt_cert_type: '02', card_sn: '' });
  });

  it('1101 by a voucher’s code itself names nobody', () => {
    expect(certificateByCode('424')).toEqual({
      mdtrt_cert_type: '01',
      mdtrt_cert_no: '424',
      card_sn: '',
      begntime: '',
      psn_cert_type: '',
      certno: '',
      psn_name: '',
    });
  });

  it('the first cover stands in where none is in force', async () => {
    const { ask, questions } = platform({
      '1101': known(cover('350300', '4'), cover('350302', '2')),
      '5206': sums,
    });
    await lookUpInsured(ask, profile, person);
    expect(questions[1]).toMatchObject({ insuredPlace: '350300' });
  });

  it('5206 is not asked when 1101 found nobody', async () => {
    const { ask, questions } = platform({ '1101': answered(0, {}) });
    await lookUpInsured(ask, profile, person);
    expect(questions).toHaveLength(1);
  });
});

describe('what is answered', () => {
  it('joins both', async () => {
    const { ask } = platform({ '1101': known(cover('350302', '1')), '5206': sums });
    expect(await lookUpInsured(ask, profile, person)).toEqual({
      ok: true,
      value: {
        personNumber: '35',
        name: '示例港一',
        covers: [{ insuranceType: '390', personType: '', standing: 'normal', insuredPlace: '350302' }],
        accumulations: [{ insuranceType: '390', year: '2026', kind: 'D390101', amount: 500 }],
      },
    });
  });

  it.each<[string, HsaExchange, string]>([
    ['no baseinfo', answered(0, {}), 'person-not-insured'],
    ['an error that says so', answered(-1, {}, '未查询到人员基本信息'), 'person-not-insured'],
    ['an error that says so as business', answered(-2, {}, '该人员未参保'), 'person-not-insured'],
    ['any other error', answered(-1, {}, '数据库连接超时'), 'upstream-refused'],
    ['an error without words', answered(-1), 'upstream-refused'],
    ['an unknown infcode', answered(7, { baseinfo: { psn_no: '1', psn_name: 'x' } }), 'upstream-refused'],
    ['a line that broke', { answered: false, failure: 'upstream-timeout' }, 'upstream-timeout'],
    ['nodes of another shape', answered(0, { baseinfo: 1 }), 'upstream-bad-envelope'],
  ])('%s', async (_what, exchange, failure) => {
    const { ask } = platform({ '1101': exchange, '5206': sums });
    expect(await lookUpInsured(ask, profile, person)).toEqual({ ok: false, failure });
  });

  it.each<[string, HsaExchange]>([
    ['is unreachable', { answered: false, failure: 'upstream-unreachable' }],
    ['is refused', answered(-1, {}, '未查询到')],
    ['has another shape', answered(0, { cuminfo: 'text' })],
  ])('a 5206 that %s costs the sums, not the record', async (_what, exchange) => {
    const { ask } = platform({ '1101': known(cover('350302', '1')), '5206': exchange });
    expect(await lookUpInsured(ask, profile, person)).toMatchObject({
      ok: true,
      value: { covers: [{ insuredPlace: '350302' }], accumulations: [] },
    });
  });
});
