import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseRoute } from '../../../../electron/contract/case-route.ts';
import { serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import type { FiledCase } from '../../../../electron/core/ports/upstream.ts';
import { numberedCase, numberOf, undoing } from '../../../../electron/upstream/numbered-filing.ts';
import {
  type UpstreamProfile,
  upstreamProfileSchema,
} from '../../../../electron/upstream/upstream-profile.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

const shippedJson = (path: string): unknown => JSON.parse(readFileSync(projectPath(path), 'utf8'));
const shipped = upstreamProfileSchema.parse(shippedJson('resources/upstream/hsa.json'));
const transfer = serviceItemSchema.parse(shippedJson('resources/services/referral-transfer.json'));

function withCodes(codes: Readonly<Record<string, string>>): UpstreamProfile {
  const own = shipped.filings?.['2501'];
  if (own === undefined) throw new Error('2501 is not in the shipped profile');
  return { ...shipped, filings: { '2501': { ...own, codes } } };
}

const route = (): CaseRoute => {
  if (transfer.upstream === undefined) throw new Error('the transfer names no number');
  return transfer.upstream;
};
const FILED: FiledCase = {
  person: { psn_no: 'P0001', insutype: '390', insuplc_admdvs: '341721' },
  fields: {
    phone: '13900000000',
    diagnosis: '脑梗死',
    diagnosis_code: 'I63900',
    destination_hospital: '示例省立医院',
    destination_hospital_code: 'H34010000001',
    'destination-region': '340100',
    'begin-date': '2026-11-25',
    referral_reason: '本院没有条件治疗',
  },
  acceptedOn: '2026-11-23',
};

describe('a transfer by 2501', () => {
  it('fills the platform’s message from the answers, the record and the region’s codes', () => {
    expect(numberedCase(withCodes({ refl_type: '1' }), route(), FILED)).toEqual({
      interface: '2501',
      message: {
        psn_no: 'P0001',
        insutype: '390',
        insu_optins: '341721',
        tel: '13900000000',
        diag_code: 'I63900',
        diag_name: '脑梗死',
        reflin_medins_no: 'H34010000001',
        reflin_medins_name: '示例省立医院',
        mdtrtarea_admdvs: '340100',
        refl_type: '1',
        refl_date: '2026-11-25',
        refl_rea: '本院没有条件治疗',
        refl_opnn: '医院医保办已审核盖章',
        begndate: '2026-11-25',
      },
    });
  });

  it('leaves out what may be left out', () => {
    const { phone: _none, ...fields } = FILED.fields;
    const made = numberedCase(withCodes({ refl_type: '1' }), route(), { ...FILED, fields });
    expect(made?.message).not.toHaveProperty('tel');
  });

  it.each([
    ['no code of the region, as shipped', shipped, FILED],
    ['no such number in the profile', { ...shipped, filings: {} }, FILED],
    [
      'a paper without codes',
      withCodes({ refl_type: '1' }),
      { ...FILED, fields: { ...FILED.fields, diagnosis_code: '' } },
    ],
    ['nobody the platform knows', withCodes({ refl_type: '1' }), { ...FILED, person: {} }],
    [
      'a text that is too long',
      withCodes({ refl_type: '1' }),
      { ...FILED, fields: { ...FILED.fields, diagnosis: '病'.repeat(101) } },
    ],
    [
      'no day',
      withCodes({ refl_type: '1' }),
      { ...FILED, fields: { ...FILED.fields, 'begin-date': '25.11.' } },
    ],
  ])('is no message with %s: the case goes as our own', (_name, profile, filed) => {
    expect(numberedCase(profile, route(), filed)).toBeUndefined();
  });

  it('takes the day of acceptance where the route says so', () => {
    const message = { ...route().message, refl_date: { day: 'accepted' } } as const;
    const made = numberedCase(withCodes({ refl_type: '1' }), { ...route(), message }, FILED);
    expect(made?.message['refl_date']).toBe('2026-11-23');
  });

  it('refuses a field that the platform’s table does not have', () => {
    const message = { ...route().message, shoe_size: { text: '42' } };
    expect(numberedCase(withCodes({ refl_type: '1' }), { ...route(), message }, FILED)).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    ['2501', { filing: '2501', undoes: false }],
    ['2502', { filing: '2501', undoes: true }],
    ['2503', { filing: '2503', undoes: false }],
    ['2504', { filing: '2503', undoes: true }],
    ['2505', { filing: '2505', undoes: false }],
    ['2506', { filing: '2505', undoes: true }],
    ['case.submit', undefined],
    ['5304', undefined],
  ])('%s', (name, number) => {
    expect(numberOf(name)).toEqual(number);
  });

  it('take a filing back by its own number, with the reason', () => {
    expect(undoing('2503', { psn_no: 'P0001', opsp_dise_code: 'M03900' }, 'S1', '本人撤回')).toEqual({
      interface: '2504',
      message: { psn_no: 'P0001', opsp_dise_code: 'M03900' },
      undo: { trt_dcla_detl_sn: 'S1', psn_no: 'P0001', memo: '本人撤回' },
    });
  });
});
