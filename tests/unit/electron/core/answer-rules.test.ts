import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRule } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import { holds } from '../../../../electron/core/answer-rules.ts';
import { withCheck } from '../../../simulators/upstream/id-number.ts';
import { CARD, CONTEXT, RECORD } from './station-fixture.ts';

const surroundings = { catalogue: CONTEXT.catalogue, today: '2026-11-22', ownNumber: CARD.number };
const keeps = (rule: AnswerRule, answer: string): boolean => holds(rule, answer, surroundings);
const message = '请改一下。';

describe('a citizen’s number', () => {
  const rule: AnswerRule = { rule: 'citizen-number', message };
  it.each([
    ['the standard’s own example', '11010519491231002X', true],
    ['another check character', '110105194912310021', false],
    ['seventeen digits', '11010519491231002', false],
    ['a small x', '11010519491231002x', false],
    ['a day that is not in the calendar', withCheck('99999919700230995'), false],
    ['a birth tomorrow', withCheck('99999920261123995'), false],
    ['a birth today', withCheck('99999920261122995'), true],
    ['nobody is so old', withCheck('99999919001231995'), false],
    ['the oldest there may be', withCheck('99999919010101995'), true],
    ['nothing', '', false],
  ])('%s', (_name, number, allowed) => {
    expect(keeps(rule, number)).toBe(allowed);
  });

  it('tells every single wrong digit', () => {
    const number = withCheck('99999919700101995');
    const places = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(number[place]) + by) % 10;
        expect(keeps(rule, `${number.slice(0, place)}${digit}${number.slice(place + 1)}`)).toBe(false);
      }),
    );
  });

  it('is another’s where it must be', () => {
    const others: AnswerRule = { rule: 'not-ones-own-number', message };
    expect(keeps(others, CARD.number)).toBe(false);
    expect(keeps(others, withCheck('99999919700101995'))).toBe(true);
    expect(holds(others, CARD.number, { catalogue: CONTEXT.catalogue, today: '2026-11-22' })).toBe(true);
  });
});

describe('a bank account', () => {
  const rule: AnswerRule = { rule: 'bank-account', message };
  it.each([
    ['sixteen digits of no network', '9999990000000001', true],
    ['nineteen digits of no network', '9999990000000000018', true],
    ['fifteen digits', '999999000000001', false],
    ['twenty digits', '99999900000000000180', false],
    ['a card of the network with its check digit', '6200000000000005', true],
    ['a card of the network with another', '6200000000000004', false],
    ['letters', '62000000000000O5', false],
  ])('%s', (_name, account, allowed) => {
    expect(keeps(rule, account)).toBe(allowed);
  });

  it('of the network shows two neighbours that changed places, but for 0 and 9', () => {
    const account = '6217001234567890128';
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 17 }), (at) => {
        const [a = '', b = ''] = [account[at], account[at + 1]];
        if (a === b || `${a}${b}` === '90' || `${a}${b}` === '09' || !keeps(rule, account)) return;
        expect(keeps(rule, account.slice(0, at) + b + a + account.slice(at + 2))).toBe(false);
      }),
    );
  });
});

describe('an amount', () => {
  const rule: AnswerRule = { rule: 'amount-between', leastFen: 100, mostFen: 200_000, message };
  it.each([
    ['0.99', false],
    ['1.00', true],
    ['2000.00', true],
    ['2000.01', false],
    ['1', false],
    ['', false],
  ])('%s', (answer, allowed) => {
    expect(keeps(rule, answer)).toBe(allowed);
  });
});

describe('a text', () => {
  const length: AnswerRule = { rule: 'text-length', least: 2, most: 3, message };
  it.each([
    ['甲', false],
    ['甲乙', true],
    ['㛃犇䶮', true],
    ['甲乙丙丁', false],
  ])('%s is counted by characters, rare ones as one', (text, allowed) => {
    expect(keeps(length, text)).toBe(allowed);
  });
  const name: AnswerRule = { rule: 'text-characters', allow: 'name', message };
  it.each([
    ['试验甲', true],
    ['阿卜杜热合曼·试验提依明', true],
    ['㛃𬱖', true],
    ['·试', false],
    ['试··验', false],
    ['试1', false],
    ['试 验', false],
    ['', false],
  ])('%s as a name: %s', (text, allowed) => {
    expect(keeps(name, text)).toBe(allowed);
  });
  const place: AnswerRule = { rule: 'text-characters', allow: 'place', message };
  it.each([
    ['东风新村3号楼2-101', true],
    ['东风新村！', false],
    ['Room 3', false],
  ])('%s as a place: %s', (text, allowed) => {
    expect(keeps(place, text)).toBe(allowed);
  });
});

describe('a newborn’s number', () => {
  const rule: AnswerRule = { rule: 'born-within-days', days: 90, message };
  it.each([
    ['born today', '20261122', true],
    ['ninety days old', '20260824', true],
    ['a day older', '20260823', false],
    ['not born yet', '20261123', false],
  ])('%s', (_name, birth, allowed) => {
    expect(keeps(rule, withCheck(`999999${birth}995`))).toBe(allowed);
  });
});

describe('choices that do not go together', () => {
  const who = stepId('who');
  const rule: AnswerRule = { rule: 'not-together', step: who, is: ['self'], values: ['death'], message };
  it.each([
    ['both', 'death', 'self', false],
    ['another person', 'death', 'parent', true],
    ['another reason', 'moved', 'self', true],
    ['nobody asked for', 'death', undefined, true],
  ])('%s', (_name, answer, other, allowed) => {
    const answerTo = (step: string) => (step === who ? other : undefined);
    expect(holds(rule, answer, { ...surroundings, answerTo })).toBe(allowed);
  });
});

describe('rules across answers', () => {
  const begin = stepId('begin');
  const rule: AnswerRule = { rule: 'not-before-answer', step: begin, message };
  const after = (day: string, other: string | undefined) =>
    holds(rule, day, { ...surroundings, answerTo: (step) => (step === begin ? other : undefined) });

  it.each([
    ['the same day', '2026-11-22', '2026-11-22', true],
    ['a day later', '2026-11-23', '2026-11-22', true],
    ['a day earlier', '2026-11-21', '2026-11-22', false],
    ['nothing asked', '2026-11-21', undefined, true],
    ['no day', '2026-11-21', 'soon', true],
  ])('let an end stand: %s', (_name, day, other, allowed) => {
    expect(after(day, other)).toBe(allowed);
  });

  it.each([
    ['today', '2026-11-22', true],
    ['a year ago', '2025-11-22', true],
    ['longer ago', '2025-11-20', false],
    ['tomorrow', '2026-11-23', false],
  ])('let a day of the past stand: %s', (_name, day, allowed) => {
    expect(keeps({ rule: 'within-past-days', days: 366, message }, day)).toBe(allowed);
  });

  it('want a cover in force, where the record is there to tell', () => {
    const active: AnswerRule = { rule: 'has-active-cover', message };
    const suspended = { ...RECORD, covers: RECORD.covers.filter(({ standing }) => standing !== 'normal') };
    expect(holds(active, '', { ...surroundings, record: RECORD })).toBe(true);
    expect(holds(active, '', { ...surroundings, record: suspended })).toBe(false);
    expect(holds(active, '', { ...surroundings, record: { ...RECORD, covers: [] } })).toBe(false);
    expect(keeps(active, '')).toBe(true);
  });

  it('take an employer’s code with its check character', () => {
    expect(keeps({ rule: 'credit-code', message }, '91350100M000100Y43')).toBe(true);
    expect(keeps({ rule: 'credit-code', message }, '91350100M000100Y44')).toBe(false);
  });
});
