import { describe, expect, it } from 'vitest';
import type { JourneyStep } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import {
  askedQuestions,
  askedSteps,
  firstOpenStep,
  neighbouringStep,
} from '../../../../electron/core/asked-steps.ts';
import type { Visit } from '../../../../electron/core/state.ts';
import { CHANGE, ChangeUnderTest, INK } from './change-service.ts';

const answers = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([step, answer]) => [stepId(step), answer]));
const asked = (entries: Record<string, string>): string[] =>
  askedQuestions(CHANGE, answers(entries)).map(({ id }) => id);
const indexOf = (id: string): number => CHANGE.journey.findIndex((step) => step.id === id);

describe('the way the answers lead', () => {
  it.each([
    [{}, ['item']],
    [{ item: 'phone' }, ['item', 'phone']],
    [{ item: 'address' }, ['item', 'home', 'detail']],
    [{ item: 'account' }, ['item', 'account', 'holder']],
    [{ item: 'account', holder: 'family' }, ['item', 'account', 'holder', 'holder-name', 'holder-number']],
    [{ item: 'other' }, ['item', 'wish']],
  ])('%o asks %j', (given, questions) => {
    expect(asked(given)).toEqual(questions);
  });

  it('leaves out what hangs on a choice that is itself left out', () => {
    expect(asked({ item: 'phone', holder: 'family' })).toEqual(['item', 'phone']);
  });

  it('has every step that asks nothing', () => {
    const steps = askedSteps(CHANGE, answers({ item: 'phone' })).map(({ step }) => step);
    expect(steps).toEqual([
      'notice',
      'question',
      'question',
      'commitment',
      'signature',
      'check-answers',
      'result',
    ]);
  });

  it('leaves out papers as a whole where they hang on another choice', () => {
    const paper = { id: stepId('proof'), label: '证明', why: '要看。', least: 1, most: 1 };
    const papers: JourneyStep = {
      id: stepId('papers'),
      step: 'materials',
      title: '请拍材料',
      label: '材料',
      papers: [{ ...paper, evidence: 'assumed' }],
      when: { step: stepId('item'), is: ['account'] },
    };
    const service = { ...CHANGE, journey: [...CHANGE.journey, papers] };
    expect(askedSteps(service, answers({ item: 'phone' }))).not.toContain(papers);
    expect(askedSteps(service, answers({ item: 'account' }))).toContain(papers);
  });

  it('is walked forwards and back over what is not asked', () => {
    const given = answers({ item: 'other' });
    expect(neighbouringStep(CHANGE, given, indexOf('item'), 1)).toBe(indexOf('wish'));
    expect(neighbouringStep(CHANGE, given, indexOf('wish'), -1)).toBe(indexOf('item'));
    expect(neighbouringStep(CHANGE, given, 0, -1)).toBeUndefined();
    expect(neighbouringStep(CHANGE, given, CHANGE.journey.length - 1, 1)).toBeUndefined();
  });
});

describe('what is still open', () => {
  const visit = (given: Record<string, string>, signed: boolean): Visit => ({
    ...new ChangeUnderTest().state.visit!,
    answers: new Map([[CHANGE.id, answers(given)]]),
    signatures: new Map(signed ? [[CHANGE.id, INK]] : []),
  });
  it.each([
    [{}, true, 'item'],
    [{ item: 'address' }, true, 'home'],
    [{ item: 'address', home: '341721100200--', detail: '' }, true, 'check'],
    [{ item: 'phone', phone: '13800138000' }, false, 'signature'],
    [{ item: 'phone', phone: '13800138000' }, true, 'check'],
  ])('%o, signed %s: %s', (given, signed, open) => {
    expect(firstOpenStep(CHANGE, visit(given, signed))).toBe(indexOf(open));
  });
});

describe('a commitment that hangs on a choice', () => {
  const promise = { step: stepId('holder'), is: ['family'] };
  const service = {
    ...CHANGE,
    journey: CHANGE.journey.map((step) => (step.step === 'commitment' ? { ...step, when: promise } : step)),
  };
  const commitment = service.journey.findIndex(({ step }) => step === 'commitment');
  const family = {
    item: 'account',
    account: '1',
    holder: 'family',
    'holder-name': '甲',
    'holder-number': '2',
  };
  const visitWith = (given: Record<string, string>): Visit => {
    const { visit } = new ChangeUnderTest().state;
    if (visit === undefined) throw new Error('no visit');
    return { ...visit, answers: new Map([[service.id, answers(given)]]) };
  };

  it('is a step of the way with that choice alone', () => {
    const has = (given: Record<string, string>) =>
      askedSteps(service, answers(given)).some(({ step }) => step === 'commitment');
    expect(has({ item: 'account', holder: 'family' })).toBe(true);
    expect(has({ item: 'account', holder: 'own' })).toBe(false);
  });

  it('is open until it was agreed to, also for whoever changed the choice at the end', () => {
    expect(firstOpenStep(service, visitWith(family))).toBe(commitment);
    const id = service.journey[commitment]?.id ?? '';
    expect(firstOpenStep(service, visitWith({ ...family, [id]: 'agreed' }))).not.toBe(commitment);
  });
});
