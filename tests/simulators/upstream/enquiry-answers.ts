import { creditCodeCheck } from '../../../electron/contract/credit-code.ts';
import type { Answer } from './answers.ts';
import { type CheckedEnvelope, nodeOf } from './envelope-check.ts';
import { type SyntheticResident, syntheticResidents } from './synthetic-residents.ts';

/** The years that were paid, newest last, with what was paid: notice years and amounts of the national minimum. */
const PAID: readonly (readonly [year: string, own: number, subsidy: string, date: string])[] = [
  ['2024', 380, '640.00', '2023-11-08'],
  ['2025', 400, '670.00', '2024-11-15'],
  ['2026', 400, '700.00', '2025-12-02'],
];

function holderOf(data: Record<string, unknown>): SyntheticResident | undefined {
  return syntheticResidents.find(
    ({ card, certificateType }) =>
      card.number === data['certno'] &&
      card.name === data['psn_name'] &&
      certificateType === data['psn_cert_type'],
  );
}

/** rights.query: payments by year, and treatments where they were asked for. */
export function answerRights({ input }: CheckedEnvelope): Answer {
  const data = nodeOf(input, 'data');
  const resident = holderOf(data);
  const [cover] = resident?.insured?.covers ?? [];
  if (resident?.insured === undefined || cover === undefined)
    return { infcode: 0, err_msg: '', output: { clctinfo: [] } };
  const clctinfo = PAID.map(([year, own, subsidy, date]) => ({
    year,
    insutype: cover.insutype,
    psn_clct_amt: own,
    finsubs_amt: subsidy,
    clct_date: date,
  }));
  const setlinfo = [
    {
      begndate: '2026-03-02',
      enddate: '2026-03-09',
      med_type: '21',
      medfee_sumamt: 3862.4,
      fund_pay_sumamt: '2417.65',
      psn_pay: '1444.75',
    },
    { begndate: '2026-06-18', med_type: '11', medfee_sumamt: 126.5, fund_pay_sumamt: 50, psn_pay: 76.5 },
  ];
  const output = { clctinfo, ...(data['benefits'] === '1' ? { setlinfo } : {}) };
  return { infcode: 0, err_msg: '', output };
}

/** An employer that does not exist: institution class 99 and a division nobody has. */
const FIRST_17 = '91999999MA0000000';
export const SYNTHETIC_EMPLOYER = {
  uscc: `${FIRST_17}${creditCodeCheck(FIRST_17) ?? ''}`,
  emp_name: '示例县示例农机修配厂',
} as const;

/** employer.query: to its registered agent, or whoever says that they have a letter; whether that is enough is the platform's to say. */
export function answerEmployer({ input }: CheckedEnvelope): Answer {
  const data = nodeOf(input, 'data');
  const agent = nodeOf(data, 'agent');
  const holder = holderOf(agent);
  if (data['uscc'] !== SYNTHETIC_EMPLOYER.uscc) return { infcode: 0, err_msg: '', output: {} };
  const own = holder?.insured?.covers.some(({ emp_name }) => emp_name === SYNTHETIC_EMPLOYER.emp_name);
  if (holder === undefined || (agent['authority'] === 'registered' && own !== true))
    return { infcode: 0, err_msg: '', output: { refused: 'agent' } };
  const empinfo = {
    ...SYNTHETIC_EMPLOYER,
    emp_insu_stas: '1',
    insuplc_admdvs: '341721',
    insutypes: ['310', '510'],
    psn_cnt: '23',
    clct_ym: '2026-10',
  };
  return { infcode: 0, err_msg: '', output: { empinfo } };
}
