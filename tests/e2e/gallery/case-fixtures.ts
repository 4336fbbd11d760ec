import type { Screen, Slip } from '../../../electron/contract/status.ts';
import { NOON } from '../../support/status-at-rest.ts';

const NO_SLIP: Slip = { state: 'none', duplicate: 0, paper: 'slip' };
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const number = (n: number): string => `DZ-SL-01-20261122-${String(n).padStart(4, '0')}`;

const SENT = {
  receiptNumber: number(7),
  action: '办外地长住',
  madeAt: NOON - 4 * MINUTE_MS,
  state: 'sent' as const,
};
const known = { ...SENT, since: NOON - 3 * MINUTE_MS };
const page = (change: Partial<Extract<Screen, { name: 'case' }>>): Screen => ({
  name: 'case',
  receiptNumber: number(7),
  known,
  asking: false,
  withdrawable: false,
  ...change,
});
const withdrawn = (change: Partial<Extract<Screen, { name: 'case-withdrawn' }>>): Screen => ({
  name: 'case-withdrawn',
  receiptNumber: number(7),
  action: '办外地长住',
  outcome: 'withdrawn',
  slip: NO_SLIP,
  ...change,
});
const asking: Screen = {
  name: 'withdraw-case',
  receiptNumber: number(7),
  action: '办外地长住',
  asked: false,
};

/** 办理进度, and taking a case back. */
export const caseScreens: Readonly<Record<string, Screen>> = {
  'cases-asking': { name: 'cases' },
  'cases-none': { name: 'cases', list: [] },
  cases: {
    name: 'cases',
    list: [
      SENT,
      { ...SENT, receiptNumber: number(6), action: '办住院报销', state: 'to-upload' },
      {
        ...SENT,
        receiptNumber: number(2),
        action: '办慢特病',
        madeAt: NOON - 9 * DAY_MS,
        state: 'withdrawn',
      },
    ],
  },
  'case-number': { name: 'case-number', groups: [8, 4] },
  'case-number-short': { name: 'case-number', groups: [8, 4], tried: '2026112', failure: 'answer-missing' },
  'case-asking': page({ asking: true }),
  'case-received': page({ review: { state: 'received' }, withdrawable: true }),
  'case-to-upload': page({ known: { ...known, state: 'to-upload' }, withdrawable: true }),
  'case-more-wanted': page({ review: { state: 'more-wanted', what: '户口簿首页和本人页，医院的诊断证明' } }),
  'case-refused': page({ review: { state: 'refused', reason: '该人员已有有效的异地备案' } }),
  'case-done': page({ review: { state: 'done' } }),
  'case-withdrawn-page': page({ known: { ...known, state: 'withdrawn' }, review: { state: 'withdrawn' } }),
  'case-offline': page({ failure: 'upstream-unreachable' }),
  'case-of-another': {
    name: 'case',
    receiptNumber: number(3),
    asking: false,
    failure: 'case-of-another',
    withdrawable: false,
  },
  'withdraw-case': asking,
  'withdraw-case-late': { ...asking, failure: 'withdrawal-too-late' },
  'case-taken-out': withdrawn({ outcome: 'taken-out' }),
  'case-withdrawn': withdrawn({ slip: { ...NO_SLIP, state: 'printed' } }),
  'case-withdrawal-waits': withdrawn({ outcome: 'to-upload' }),
  'case-withdrawal-refused': withdrawn({ outcome: 'refused', reason: '这件事已经审核' }),
};
