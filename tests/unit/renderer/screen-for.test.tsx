import { describe, expect, it } from 'vitest';
import { serviceId, stepId } from '../../../electron/contract/ids.ts';
import { type Screen, type Slip, screenSchema } from '../../../electron/contract/status.ts';
import { screenFor } from '../../../renderer/screen-for.tsx';
import { statusAtRest } from '../../support/status-at-rest.ts';
import { page } from '../electron/core/claim-fixture.ts';
import { caseStates } from './case-states.ts';
import { drawn } from './drawn.tsx';

const journey = {
  service: { id: serviceId('some-service'), name: '试验事项' },
  progress: { step: 2, of: 5 },
};
const slip: Slip = { state: 'none', duplicate: 0, paper: 'slip' };
const question = {
  name: 'question' as const,
  ...journey,
  step: stepId('some-step'),
  question: '您怎么回答？',
  why: '为了试验。',
  today: '2026-11-22',
  changing: false,
};

const paper = { why: '要看。', least: 1, most: 3 };
const materials = {
  step: stepId('papers'),
  title: '请拍材料',
  papers: [
    { ...paper, id: stepId('record'), label: '出院记录', pages: [{ id: page(1) }, { id: page(2) }] },
    { ...paper, id: stepId('fees'), label: '费用清单', pages: [] },
  ],
  changing: false,
};
const invoice = {
  kind: 'vat' as const,
  code: '099900000000',
  number: '00000007',
  check: '',
  date: '2026-10-08',
  amount: '1234.50',
};
const invoices = {
  step: stepId('invoices'),
  title: '请加发票',
  why: '每张都要。',
  invoices: [],
  total: 0,
  more: true,
  changing: false,
};

/** Each state with the words that must be on it. */
const states: readonly (readonly [screen: Screen, words: readonly string[]])[] = [
  [{ name: 'welcome' }, ['开始办理']],
  [{ name: 'identify', phase: 'waiting-for-card', ways: ['id-card'] }, ['请放好身份证', '右边', '没带证？']],
  [
    { name: 'identify', phase: 'waiting-for-card', ways: ['id-card', 'social-card'] },
    ['请放好身份证', '也可以插社保卡'],
  ],
  [{ name: 'identify', phase: 'waiting-for-card', ways: ['social-card'] }, ['请插社保卡', '插到底']],
  [{ name: 'identify', phase: 'reading', ways: ['id-card'] }, ['正在读卡']],
  [
    { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'], failure: 'card-not-id-card' },
    ['这不是身份证。请换身份证再放一次。'],
  ],
  [{ name: 'no-card' }, ['没带身份证怎么办', '我带了证']],
  [
    {
      name: 'home',
      tiles: [
        { entry: 1, name: '窗口的事' },
        { entry: 2, name: '这里的事', service: serviceId('some-service'), action: '办这事' },
      ],
    },
    ['您要办什么？', '办这事', '窗口办'],
  ],
  [
    {
      name: 'enquiry',
      ...journey,
      title: '您的权益记录',
      parts: [{ heading: '2026年的保费', rows: [{ label: '个人交的', shown: '400.00元' }] }],
      slip,
      last: true,
    },
    ['您的权益记录', '2026年的保费', '400.00元', '打印'],
  ],
  [
    {
      name: 'activation',
      ...journey,
      step: stepId('some-step'),
      page: 'begin',
      forRelative: false,
      reads: 'kiosk-scanner',
      face: false,
    },
    ['您要办哪样？', '我还没有医保码'],
  ],
  [
    {
      name: 'second-check',
      ...journey,
      title: '请同事核对',
      lines: ['请再看一遍。'],
      answers: [{ step: stepId('some-step'), label: '姓名', shown: '示例' }],
    },
    ['请同事核对', '示例', '我来核对', '没有别人'],
  ],
  [
    { name: 'materials', ...journey, ...materials, camera: {} },
    ['请拍材料', '出院记录', '拍了2页', '费用清单', '至少拍1页', '拍费用清单'],
  ],
  [
    { name: 'materials', ...journey, ...materials, camera: {}, failure: 'picture-incomplete' },
    ['这张照片没有存好。'],
  ],
  [
    { name: 'materials', ...journey, ...materials },
    ['请把材料交到窗口', '出院记录', '拍了2页', '费用清单', '请带来', '知道了，继续'],
  ],
  [{ name: 'invoices', ...journey, ...invoices }, ['请加发票', '自己填一张']],
  [
    { name: 'invoices', ...journey, ...invoices, invoices: [invoice], total: 123_450 },
    ['第1张，尾号0007', '2026年10月8日，1,234.50元', '一共1张', '都加好了'],
  ],
  [
    { name: 'invoices', ...journey, ...invoices, draft: invoice },
    [
      '请对着票看一遍',
      '0000 0007',
      '0999 0000 0000',
      '2026年10月8日',
      '1,234.50元',
      '对的，加上',
      '不要这张',
    ],
  ],
  [
    { name: 'invoices', ...journey, ...invoices, draft: { ...invoice, number: '', code: '' } },
    ['发票号码是多少？', '继续'],
  ],
  [{ name: 'at-the-counter', entryName: '窗口的事' }, ['窗口的事', '工作人员会帮您办。']],
  ...caseStates,
  [{ name: 'rate-why', reasons: ['waited-long', 'not-done'] }, ['等得太久', '事没办成', '不说了']],
  [{ name: 'at-the-counter', entryName: '政策宣传', duty: true }, ['这是工作人员做的事。', '政策宣传']],
  [
    { name: 'elsewhere', services: [{ action: '办救助', where: ['乡镇', '村里', '县里'] }] },
    ['到乡镇或村里办', '办救助', '好的'],
  ],
  [
    {
      name: 'guide',
      ...journey,
      facts: [{ label: '办理时限', text: '不超过30个工作日' }, { label: '事项编码' }],
      slip,
    },
    ['办事指南', '不超过30个工作日', '还不清楚，请问工作人员。', '打印'],
  ],
  [
    {
      name: 'record',
      ...journey,
      title: '您的医保信息',
      record: {
        covers: [{ standing: 'normal', insurance: '试验保险', insuredPlace: '试验市', personType: '居民' }],
        accumulations: [{ year: '2026', insurance: '试验保险', kind: '门诊累计', amount: 12_345 }],
      },
      origin: { from: 'cache', keptAt: Date.UTC(2026, 10, 19, 16) },
      slip,
      last: true,
    },
    ['正常参保', '试验保险', '123.45元', '这是11月20日的记录，现在联不上网。', '打印'],
  ],
  [
    { name: 'record', ...journey, title: '', failure: 'person-not-insured', slip, last: true },
    ['没有查到参保记录', '办完了'],
  ],
  [{ name: 'notice', ...journey, title: '先看要准备什么', items: ['带好证件。'] }, ['带好证件。', '继续']],
  [
    {
      ...question,
      form: {
        form: 'choice',
        options: [
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
        ],
      },
      answer: 'b',
    },
    ['您怎么回答？', '为了试验。', '甲', '乙', '已选'],
  ],
  [
    { ...question, form: { form: 'digits', groups: [3, 4, 4] }, answer: '13800000000', complaint: '不对。' },
    ['138 0000 0000', '不对。', '删一位'],
  ],
  [{ ...question, form: { form: 'day' } }, ['今天', '2026年11月22日', '明天', '2026年11月23日', '别的日子']],
  [
    { ...question, form: { form: 'day' }, lookingBack: true },
    ['今天', '2026年11月22日', '昨天', '2026年11月21日', '别的日子'],
  ],
  [{ ...question, form: { form: 'city' } }, ['正在准备地名']],
  [{ ...question, form: { form: 'id-number' } }, ['X', '请按数字', '帮我填']],
  [
    { ...question, form: { form: 'id-number' }, answer: '11010519491231002X', private: true },
    ['110*** ******** 002X'],
  ],
  [
    { ...question, form: { form: 'id-number' }, answer: '1101', complaint: '证号没填完。' },
    ['1101', '证号没填完。'],
  ],
  [{ ...question, form: { form: 'amount' }, answer: '1234.50' }, ['1,234.50元', '点', '帮我填']],
  [{ ...question, form: { form: 'village' } }, ['正在准备地名']],
  [
    { ...question, form: { form: 'text', context: 'name', most: 20 }, answer: '试验甲' },
    ['试验甲', '删一字', '用拼音', '帮我填', '继续'],
  ],
  [
    { ...question, form: { form: 'text', context: 'free', most: 20 }, complaint: '还没有写。' },
    ['还没有写', '还没有写。'],
  ],
  [
    {
      ...question,
      form: { form: 'digits', groups: [3, 4, 4] },
      answer: '13800138000',
      remembered: { shown: '138 0013 8000' },
    },
    ['您填过这个，请看对不对。', '138 0013 8000', '对的', '不对，改'],
  ],
  [
    {
      name: 'signature',
      ...journey,
      step: stepId('sign'),
      question: '请您签字',
      why: '用手指写。',
      changing: false,
    },
    ['请您签字', '用手指写。', '重签', '我不会签字', '确认'],
  ],
  [
    {
      name: 'signature',
      ...journey,
      step: stepId('sign'),
      question: '请您签字',
      why: '用手指写。',
      given: 'hand',
      complaint: '还没有签好。',
      changing: true,
    },
    ['还没有签好。', '重签'],
  ],
  [
    { name: 'commitment', ...journey, title: '请看清', lines: ['我填的都是真的。'] },
    ['我填的都是真的。', '我同意'],
  ],
  [
    {
      name: 'check-answers',
      ...journey,
      answers: [{ step: stepId('some-step'), label: '手机号', shown: '138 0000 0000' }],
      submitLabel: '提交备案',
      failure: 'store-disk-full',
    },
    ['还没有提交', '138 0000 0000', '修改', '提交备案', '机器存满了'],
  ],
  ...(['sending', 'sent', 'to-upload', 'made', 'refused'] as const).map(
    (outcome): readonly [Screen, readonly string[]] => [
      {
        name: 'result',
        ...journey,
        outcome,
        receiptNumber: 'T-1',
        reason: '已有备案',
        next: ['收好小票。'],
        slip,
      },
      {
        sending: ['正在提交'],
        sent: ['已经提交成功', 'T-1', '收好小票。'],
        'to-upload': ['待上传', '联网后会自动上传'],
        made: ['已经办好了', 'T-1'],
        refused: ['没有办成', '已有备案', '窗口'],
      }[outcome],
    ],
  ),
  [{ name: 'rate' }, ['非常满意', '满意', '基本满意', '不满意', '非常不满意', '不评价']],
  [{ name: 'farewell', takeCard: true, takeSlip: true }, ['请拿走证件和凭条。', '您的信息已经清除。']],
  [{ name: 'farewell', takeCard: true, takeSlip: false }, ['请拿走您的证件。']],
  [{ name: 'farewell', takeCard: false, takeSlip: true }, ['请取走您的凭条。']],
  [
    { name: 'device-trouble', device: 'id-card-reader', failure: 'reader-lost' },
    ['读卡处现在用不了', '断开了'],
  ],
  [
    { name: 'device-trouble', device: 'receipt-printer', failure: 'printer-paper-out' },
    ['打印现在用不了', '打印纸用完了'],
  ],
  [
    { name: 'attendant-card', phase: 'waiting-for-card', ways: ['id-card'], cardInTheWay: true },
    ['请放工作人员的证', '请先拿走上面的证。'],
  ],
  [
    {
      name: 'attendant-pin',
      attendantName: '王某',
      checking: false,
      tries: 1,
      failure: 'attendant-pin-wrong',
    },
    ['王某，请输密码', '密码不对，请再输一次。', '登录'],
  ],
  [{ name: 'attendant-desk', roles: ['beside', 'machine'] }, ['带人办', '看机器', '退出']],
  [{ name: 'attendant-machine' }, ['这台机器现在怎样', '没有人在叫']],
  [{ name: 'out-of-service', failure: 'store-corrupt' }, ['机器暂停服务', '请到人工窗口办理']],
];

describe('every state has its screen', () => {
  it.each(states)('%j', (screen, words) => {
    const text = drawn(screenFor(screen), statusAtRest(screen));
    // Line ends at pauses show as spaces here.
    const plain = (shown: string) => shown.replaceAll(' ', '');
    for (const word of words) expect(plain(text)).toContain(plain(word));
  });

  it('leaves no state of the contract out', () => {
    const names = screenSchema.options.map((option) => option.shape.name.value);
    expect(new Set(states.map(([screen]) => screen.name))).toEqual(new Set(names));
  });

  it('never shows a code to a resident', () => {
    for (const [screen] of states) {
      if (!('failure' in screen) || screen.failure === undefined) continue;
      expect(drawn(screenFor(screen), statusAtRest(screen))).not.toContain(screen.failure);
    }
  });

  it('draws the same words in landscape and at the largest size, over pages if need be', () => {
    const [screen, words] = states[0] ?? [];
    if (screen === undefined || words === undefined) throw new Error('No state');
    const wide = drawn(screenFor(screen), statusAtRest(screen), { width: 1920, height: 1080 }, 112);
    for (const word of words) expect(wide).toContain(word);
  });
});
