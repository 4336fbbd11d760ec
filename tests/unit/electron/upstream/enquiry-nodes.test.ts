import { describe, expect, it } from 'vitest';
import { readEmployer, readRights } from '../../../../electron/upstream/enquiry-nodes.ts';

const paid = {
  year: 2026,
  insutype: '390',
  psn_clct_amt: 400,
  finsubs_amt: '700.00',
  clct_date: '2025-12-02 10:30:00',
};
const treated = {
  begndate: '2026-03-02',
  enddate: null,
  med_type: '21',
  medfee_sumamt: 3862.4,
  fund_pay_sumamt: '2417.65',
  psn_pay: 1444.75,
};

describe('rights', () => {
  it('are read to the fen', () => {
    expect(readRights({ clctinfo: [paid], setlinfo: [treated] }, true)).toEqual({
      of: 'rights',
      rights: {
        contributions: [
          { year: '2026', insuranceType: '390', own: 40_000, subsidy: 70_000, paidOn: '2025-12-02' },
        ],
        benefits: [{ from: '2026-03-02', kind: '21', total: 386_240, fund: 241_765, own: 144_475 }],
      },
    });
  });

  it('leave out benefits that nobody asked for, should a platform send them', () => {
    const read = readRights({ clctinfo: [], setlinfo: [treated] }, false);
    expect(read).toEqual({ of: 'rights', rights: { contributions: [] } });
  });

  it('have an empty list of benefits where there were none', () => {
    expect(readRights({ clctinfo: [] }, true)).toMatchObject({ rights: { benefits: [] } });
  });

  it.each([
    ['no list', {}],
    ['a sum that is none', { clctinfo: [{ ...paid, psn_clct_amt: 'many' }] }],
    ['a half fen', { clctinfo: [{ ...paid, finsubs_amt: '7.005' }] }],
    ['no day of treatment', { clctinfo: [], setlinfo: [{ ...treated, begndate: 'soon' }] }],
    ['another node', { clctinfo: 'none' }],
  ])('are not shown at all with %s: half of them would be wrong', (_name, output) => {
    expect(readRights(output, true)).toBeUndefined();
  });
});

const CODE = '91350100M000100Y43';
const empinfo = {
  emp_name: '示例县示例农机修配厂',
  uscc: CODE,
  emp_insu_stas: '1',
  insuplc_admdvs: 341721,
  insutypes: ['310', 510],
  psn_cnt: '23',
  clct_ym: '2026-10',
};

describe('an employer', () => {
  it('is read with its codes as text', () => {
    expect(readEmployer({ empinfo }, CODE)).toEqual({
      of: 'employer',
      employer: {
        name: empinfo.emp_name,
        creditCode: CODE,
        standing: 'normal',
        insuredPlace: '341721',
        insurances: ['310', '510'],
        insured: 23,
        paidUntil: '2026-10',
      },
    });
  });

  it.each([
    ['2', 'suspended'],
    ['4', 'terminated'],
    ['9', 'other'],
  ])('stands as the code %s says: %s', (code, standing) => {
    const read = readEmployer({ empinfo: { ...empinfo, emp_insu_stas: code } }, CODE);
    expect(read).toMatchObject({ employer: { standing } });
  });

  it.each([
    ['nobody by that code', {}, 'employer-not-found'],
    ['nobody, said with null', { empinfo: null }, 'employer-not-found'],
    ['an agent without authority', { refused: 'agent' }, 'agent-not-authorised'],
    ['no authority goes before what came with it', { refused: 'agent', empinfo }, 'agent-not-authorised'],
    ['another employer than asked for', { empinfo: { ...empinfo, uscc: 'X' } }, undefined],
    ['a month that is none', { empinfo: { ...empinfo, clct_ym: '202610' } }, undefined],
    ['a number of people below nothing', { empinfo: { ...empinfo, psn_cnt: -1 } }, undefined],
  ])('is not shown: %s', (_name, output, outcome) => {
    expect(readEmployer(output, CODE)).toBe(outcome);
  });
});
