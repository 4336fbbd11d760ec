import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerForm, AnswerRule, QuestionStep } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import { answerInWords, grouped } from '../../../../electron/core/answer-words.ts';
import { complaintAbout, tidied } from '../../../../electron/core/answers.ts';
import { VILLAGES } from './change-service.ts';
import { CONTEXT, RECORD } from './station-fixture.ts';

const { catalogue } = CONTEXT;
const surroundings = { catalogue: { ...catalogue, villages: VILLAGES }, today: '2026-11-22', record: RECORD };

function question(
  answer: AnswerForm,
  rules: AnswerRule[] = [],
  privacy: 'plain' | 'phone' = 'plain',
): QuestionStep {
  return {
    id: stepId('q'),
    step: 'question',
    question: '？',
    label: '答',
    why: '',
    answer,
    rules,
    privacy,
    field: 'f',
  };
}

describe('the form of an answer', () => {
  const choice = question({
    form: 'choice',
    options: [
      { value: 'a', label: '甲' },
      { value: 'b', label: '乙' },
    ],
  });
  const digits = question({ form: 'digits', groups: [3, 4, 4] });
  it.each([
    [choice, 'a', undefined],
    [choice, 'c', '请先选一项。'],
    [choice, '', '请先选一项。'],
    [question({ form: 'city' }), '340100', undefined],
    [question({ form: 'city' }), '340000', '请先选一项。'],
    [question({ form: 'day' }), '2026-11-22', undefined],
    [question({ form: 'day' }), '2026-02-30', '这个日期不对，请重新填。'],
    [digits, '13800138000', undefined],
    [digits, '1380013800', '数字没填完，请接着填。'],
    [digits, '1380013800x', '数字没填完，请接着填。'],
    [digits, '138001380001', '数字没填完，请接着填。'],
    [question({ form: 'digits', groups: [4, 4], least: 6 }), '123456', undefined],
    [question({ form: 'digits', groups: [4, 4], least: 6 }), '12345', '数字没填完，请接着填。'],
    [question({ form: 'id-number' }), '11010519491231002X', undefined],
    [question({ form: 'id-number' }), '1101051949123100X2', '数字没填完，请接着填。'],
    [question({ form: 'amount' }), '0.00', undefined],
    [question({ form: 'amount' }), '', '请先填多少钱。'],
    [question({ form: 'text', context: 'free', most: 3 }), '一二三', undefined],
    [question({ form: 'text', context: 'free', most: 3 }), '一二三四', '字太多了，请写短一点。'],
    [question({ form: 'text', context: 'free', most: 3 }), '', '请先写字。'],
    [question({ form: 'village' }), '341721100200-5-', undefined],
    [question({ form: 'village' }), '341721100299-5-', '请先选一项。'],
    [question({ form: 'village' }), '', '请先选一项。'],
    [{ ...question({ form: 'village' }), missing: '请选村。' }, '', '请选村。'],
    [{ ...choice, missing: '请选。' }, '', '请选。'],
    [{ ...digits, missing: '请填完。' }, '1', '请填完。'],
    [{ ...digits, optional: true as const }, '', undefined],
    [{ ...digits, optional: true as const }, '1', '数字没填完，请接着填。'],
  ])('%#', (step, answer, complaint) => {
    expect(complaintAbout(step, answer, surroundings)).toBe(complaint);
  });
});

describe('an answer is tidied', () => {
  const text: AnswerForm = { form: 'text', context: 'free', most: 40 };
  it.each([
    [{ form: 'digits', groups: [11] }, ' 138-0013 8000 ', '13800138000'],
    [{ form: 'digits', groups: [11] }, '１３８00138000', '13800138000'],
    [{ form: 'id-number' }, '110105 19491231 002x', '11010519491231002X'],
    [{ form: 'id-number' }, '11010519491231002Ｘ', '11010519491231002X'],
    [{ form: 'amount' }, '1,234', '1234.00'],
    [{ form: 'amount' }, '1234.5', '1234.50'],
    [{ form: 'amount' }, '￥12.30元', '12.30'],
    [{ form: 'amount' }, '0012.3', '12.30'],
    [{ form: 'amount' }, '12.', '12.00'],
    [{ form: 'amount' }, '1.234', '1.234'],
    [{ form: 'amount' }, '', ''],
    [text, '  东风  新村 ', '东风 新村'],
    [text, '二－一', '二－一'],
    [{ form: 'day' }, ' 2026-11-22 ', '2026-11-22'],
  ] satisfies [AnswerForm, string, string][])('%o: %j → %j', (form, typed, meant) => {
    expect(tidied(form, typed)).toBe(meant);
  });

  it('once and for all', () => {
    const forms: AnswerForm[] = [
      { form: 'digits', groups: [11] },
      { form: 'id-number' },
      { form: 'amount' },
      text,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.string(), (form, typed) => {
        const once = tidied(form, typed);
        expect(tidied(form, once)).toBe(once);
      }),
    );
  });
});

describe('the rules', () => {
  const rule = (form: AnswerForm, rules: AnswerRule[], answer: string): string | undefined =>
    complaintAbout(question(form, rules), answer, surroundings);
  it('hold a place outside every pool the person is in, also by a platform code xxxx99', () => {
    const rules: AnswerRule[] = [{ rule: 'outside-insured-city', message: '不用备案' }];
    expect(rule({ form: 'city' }, rules, '341700')).toBe('不用备案');
    expect(rule({ form: 'city' }, rules, '340100')).toBeUndefined();
    expect(
      complaintAbout(question({ form: 'city' }, rules), '341700', { catalogue, today: '2026-11-22' }),
    ).toBe(undefined);
  });
  it('know the pool of a municipality, a prefecture and a county run by its province', () => {
    const rules: AnswerRule[] = [{ rule: 'outside-insured-city', message: '不用备案' }];
    const provinces = [
      { code: '500000', name: '重庆市', cities: [{ code: '500100', name: '重庆市' }] },
      {
        code: '420000',
        name: '湖北省',
        cities: ['420100', '429004', '429005'].map((code) => ({ code, name: code })),
      },
    ];
    const places = { ...catalogue, gazetteer: { source: 'fixture', provinces } };
    const complaint = (city: string, insuredPlace: string): string | undefined => {
      const record = { ...RECORD, covers: [{ ...RECORD.covers[0]!, insuredPlace }] };
      return complaintAbout(question({ form: 'city' }, rules), city, {
        catalogue: places,
        today: '2026-11-22',
        record,
      });
    };
    expect(complaint('500100', '500230')).toBe('不用备案');
    expect(complaint('420100', '420199')).toBe('不用备案');
    expect(complaint('429004', '429005')).toBeUndefined();
    expect(complaint('429004', '429004')).toBe('不用备案');
  });
  it('hold a day between today and the limit', () => {
    const rules: AnswerRule[] = [
      { rule: 'not-in-the-past', message: '早' },
      { rule: 'within-days', days: 30, message: '晚' },
    ];
    expect(rule({ form: 'day' }, rules, '2026-11-21')).toBe('早');
    expect(rule({ form: 'day' }, rules, '2026-11-22')).toBeUndefined();
    expect(rule({ form: 'day' }, rules, '2026-12-22')).toBeUndefined();
    expect(rule({ form: 'day' }, rules, '2026-12-23')).toBe('晚');
  });
  it('hold a mobile number', () => {
    const rules: AnswerRule[] = [{ rule: 'mobile-number', message: '号' }];
    expect(rule({ form: 'digits', groups: [11] }, rules, '13800138000')).toBeUndefined();
    expect(rule({ form: 'digits', groups: [11] }, rules, '12800138000')).toBe('号');
  });
});

it('reads answers back in words, phones masked on paper only', () => {
  const phone = question({ form: 'digits', groups: [3, 4, 4] }, [], 'phone');
  expect(answerInWords(phone, '13800138000', catalogue, 'screen')).toBe('138 0013 8000');
  expect(answerInWords(phone, '13800138000', catalogue, 'paper')).toBe('*******8000');
  expect(answerInWords(question({ form: 'city' }), '310000', catalogue, 'paper')).toBe('上海市');
  expect(answerInWords(question({ form: 'city' }), '341700', catalogue, 'paper')).toBe('安徽省池州市');
  expect(answerInWords(question({ form: 'day' }), '2026-12-01', catalogue, 'screen')).toBe('2026年12月1日');
});

it('groups digits without losing one', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{0,20}$/),
      fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 }),
      (digits, groups) => {
        expect(grouped(digits, groups).replaceAll(' ', '')).toBe(digits);
      },
    ),
  );
});
