import type { Screen, Slip } from '../../../electron/contract/status.ts';

const slip: Slip = { state: 'none', duplicate: 0, paper: 'slip' };
/** 2026-11-22 10:00 in China. */
const MADE = Date.UTC(2026, 10, 22, 2);
const SENT = { receiptNumber: 'T-20261122-0001', action: '办备案', madeAt: MADE, state: 'sent' as const };
const WITHDRAWN = { receiptNumber: 'T-20261122-0001', action: '办备案' };

/** The pages of 办理进度, and of taking a case back, with the words that must be on them. */
export const caseStates: readonly (readonly [screen: Screen, words: readonly string[]])[] = [
  [
    {
      name: 'cases',
      list: [{ receiptNumber: 'T-20261122-0001', action: '办备案', madeAt: MADE, state: 'to-upload' }],
    },
    ['您在这里办过的事', '办备案', '2026年11月22日，待上传', '看进度', '按编号查'],
  ],
  [{ name: 'cases', list: [] }, ['这台机器没有您办过的事。']],
  [{ name: 'cases' }, ['正在查，请稍等']],
  [{ name: 'case-number', groups: [8, 4] }, ['请填办理编号', '查进度']],
  [
    { name: 'case-number', groups: [8, 4], tried: '2026', failure: 'answer-missing' },
    ['请填办理编号', '2026', '编号没填完，请接着填。'],
  ],
  [
    {
      name: 'case',
      receiptNumber: 'T-20261122-0001',
      known: { ...SENT, since: MADE + 60_000 },
      asking: false,
      review: { state: 'more-wanted', what: '户口簿' },
      withdrawable: false,
    },
    ['还要补材料', '户口簿', '请带着材料到窗口补上。', '已上传', '2026年11月22日 10:01', '好的'],
  ],
  [
    {
      name: 'case',
      receiptNumber: 'T-20261122-0001',
      known: { ...SENT, since: MADE, reason: '已经超过十分钟' },
      asking: false,
      review: { state: 'refused', reason: '材料不清楚' },
      withdrawable: false,
    },
    ['这件事不予办理', '材料不清楚', '没能撤回', '已经超过十分钟'],
  ],
  [
    {
      name: 'case',
      receiptNumber: 'T-20261122-0001',
      known: { ...SENT, state: 'to-upload', since: MADE },
      asking: false,
      withdrawable: true,
    },
    ['已收好，待上传', '撤回'],
  ],
  [
    {
      name: 'case',
      receiptNumber: 'T-20261122-0009',
      asking: false,
      failure: 'case-of-another',
      withdrawable: false,
    },
    ['现在查不了', '这个编号不是您的。请看清编号再填。'],
  ],
  [
    { name: 'withdraw-case', receiptNumber: 'T-20261122-0001', action: '办备案', asked: false },
    ['真的要撤回吗？', '办备案', '撤回以后，这件事就不办了。', '确定撤回', '不撤回'],
  ],
  [
    { name: 'withdraw-case', receiptNumber: 'T-20261122-0001', action: '办备案', asked: true },
    ['正在撤回，请稍等'],
  ],
  [
    {
      name: 'withdraw-case',
      receiptNumber: 'T-20261122-0001',
      action: '办备案',
      asked: false,
      failure: 'withdrawal-too-late',
    },
    ['已经过了十分钟，撤不回了。请到窗口问一下。', '好的'],
  ],
  [
    { name: 'case-withdrawn', ...WITHDRAWN, outcome: 'taken-out', slip },
    ['已经撤回了', '这件事没有上传，已经取消。', '打印', '好的'],
  ],
  [
    { name: 'case-withdrawn', ...WITHDRAWN, outcome: 'to-upload', slip },
    ['撤回已收好，待上传', '联网后会自动撤回，不用再来。'],
  ],
  [
    { name: 'case-withdrawn', ...WITHDRAWN, outcome: 'refused', reason: '已经超过十分钟', slip },
    ['没能撤回', '已经超过十分钟', '请拿着身份证到窗口问一下。'],
  ],
];
