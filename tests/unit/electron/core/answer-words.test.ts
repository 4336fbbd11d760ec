import { describe, expect, it } from 'vitest';
import type { AnswerForm, QuestionStep } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import { answerInWords, fenOf, findVillage, homeOf } from '../../../../electron/core/answer-words.ts';
import { CHANGE_CONTEXT } from './change-service.ts';

const { catalogue } = CHANGE_CONTEXT;
const NUMBER = '11010519491231002X';
const ACCOUNT = '9999990000000018';

function step(answer: AnswerForm, privacy: QuestionStep['privacy'] = 'plain'): QuestionStep {
  return {
    id: stepId('q'),
    step: 'question',
    question: '？',
    label: '答',
    why: '',
    answer,
    rules: [],
    privacy,
    field: 'f',
  };
}

const text = (privacy: QuestionStep['privacy']) => step({ form: 'text', context: 'free', most: 20 }, privacy);
const digits = (privacy: QuestionStep['privacy']) =>
  step({ form: 'digits', groups: [4, 4, 4, 4, 3] }, privacy);

describe('an answer in words', () => {
  it.each([
    [step({ form: 'id-number' }, 'id-number'), NUMBER, '110***********002X', '**************002X'],
    [step({ form: 'id-number' }), NUMBER, '110105 19491231 002X', '110105 19491231 002X'],
    [digits('account'), ACCOUNT, '尾号0018', '尾号0018'],
    [digits('plain'), ACCOUNT, '9999 9900 0000 0018', '9999 9900 0000 0018'],
    [step({ form: 'amount' }), '1234.50', '1234.50元', '1234.50元'],
    [text('name'), '试验甲', '试验甲', '试**'],
    [text('words'), '请帮我改名字', '请帮我改名字', '已填写'],
    [text('address'), '二号楼', '二号楼', '已填写'],
    [text('plain'), '二号楼', '二号楼', '二号楼'],
    [text('address'), '', '不填', '不填'],
    [step({ form: 'village' }, 'address'), '341721100201-5-12', '测试镇西村村委会5组12号', '示例县测试镇'],
    [step({ form: 'village' }, 'address'), '341721100201--', '测试镇西村村委会', '示例县测试镇'],
    [step({ form: 'village' }), '341721100201--3', '测试镇西村村委会3号', '测试镇西村村委会3号'],
  ])('%#', (question, answer, screen, paper) => {
    expect(answerInWords(question, answer, catalogue, 'screen')).toBe(screen);
    expect(answerInWords(question, answer, catalogue, 'paper')).toBe(paper);
  });

  it('shows what it does not know as it came', () => {
    expect(answerInWords(step({ form: 'village' }), '999999999999--', catalogue, 'screen')).toBe(
      '999999999999--',
    );
    expect(answerInWords(step({ form: 'village' }), 'x', catalogue, 'screen')).toBe('x');
  });
});

it('amounts are fen, and nothing but amounts', () => {
  expect(fenOf('1234.50')).toBe(123_450);
  expect(fenOf('0.01')).toBe(1);
  for (const wrong of ['1', '1.5', '1.234', '-1.00', '', '12345678901.00'])
    expect(fenOf(wrong)).toBeUndefined();
});

it('homes have a village, and group and house where there are any', () => {
  expect(homeOf('341721100201-5-12')).toEqual({ village: '341721100201', group: '5', house: '12' });
  expect(homeOf('341721100201--')).toEqual({ village: '341721100201', group: '', house: '' });
  for (const wrong of ['341721100201', '341721100201-5', '34172110020-5-1', '341721100201-1234-1', ''])
    expect(homeOf(wrong)).toBeUndefined();
});

it('villages are found with what they lie in', () => {
  expect(findVillage(catalogue, '341721100200')).toMatchObject({
    county: { name: '示例县' },
    township: { name: '测试镇' },
    village: { name: '东村村委会' },
  });
  expect(findVillage(catalogue, '341721100299')).toBeUndefined();
  expect(findVillage({ ...catalogue, villages: undefined as never }, '341721100200')).toBeUndefined();
});
