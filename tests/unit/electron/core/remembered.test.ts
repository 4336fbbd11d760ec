import { expect, it } from 'vitest';
import type { AnswerForm, QuestionStep } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import { rememberedFor, remembering } from '../../../../electron/core/remembered.ts';
import { ChangeUnderTest } from './change-service.ts';

const question = (id: string, field: string, answer: AnswerForm): QuestionStep => ({
  id: stepId(id),
  step: 'question',
  question: '？',
  label: '答',
  why: '',
  answer,
  rules: [],
  privacy: 'plain',
  field,
});
const PHONE = { form: 'digits', groups: [3, 4, 4] } as const;

it('one field has one answer in a visit, whatever its question is called', () => {
  const visit = new ChangeUnderTest().state.visit!;
  const ledger = remembering(visit, question('phone', 'phone', { ...PHONE, groups: [3, 4, 4] }), '138');
  const later = { ...visit, ledger };
  expect(rememberedFor(later, question('call-me', 'phone', { form: 'digits', groups: [11] }))).toBe('138');
  expect(rememberedFor(later, question('phone', 'other', { form: 'digits', groups: [11] }))).toBeUndefined();
  expect(
    rememberedFor(later, question('phone', 'phone', { form: 'text', context: 'free', most: 9 })),
  ).toBeUndefined();
  expect(rememberedFor(visit, question('phone', 'phone', { form: 'digits', groups: [11] }))).toBeUndefined();
});

it('an answer left empty is not remembered, a newer one is', () => {
  const visit = new ChangeUnderTest().state.visit!;
  const phone = question('phone', 'phone', { form: 'digits', groups: [11] });
  const first = { ...visit, ledger: remembering(visit, phone, '1') };
  expect(remembering(first, phone, '')).toBe(first.ledger);
  expect(rememberedFor({ ...first, ledger: remembering(first, phone, '2') }, phone)).toBe('2');
});

it('a choice is remembered only where it is one of the options, so that nobody confirms what cannot stand', () => {
  const visit = new ChangeUnderTest().state.visit!;
  const proof = (...values: string[]) =>
    question('proof', 'proof', {
      form: 'choice',
      options: values.map((value) => ({ value, label: value })),
    });
  const known = { ...visit, ledger: remembering(visit, proof('household', 'commitment'), 'household') };
  expect(rememberedFor(known, proof('household', 'other'))).toBe('household');
  expect(rememberedFor(known, proof('contract', 'commitment'))).toBeUndefined();
});
