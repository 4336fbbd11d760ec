import type { AnswerRule, Catalogue } from '../contract/catalogue.ts';
import { isCreditCode } from '../contract/credit-code.ts';
import type { Day } from '../contract/id-card.ts';
import { hasValidCheckCharacter } from '../contract/id-number.ts';
import type { StepId } from '../contract/ids.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import { fenOf } from './answer-words.ts';
import { daysBetween, isRealDay } from './days.ts';

/** What the rules of an answer may look at. */
export interface AnswerSurroundings {
  readonly catalogue: Catalogue;
  readonly today: Day;
  readonly record?: InsuredRecord;
  /** The number on the card at the terminal. */
  readonly ownNumber?: string;
  /** The answer to another step of the case; undefined where it is not asked. */
  readonly answerTo?: (step: StepId) => string | undefined;
  /** Whether a reference is of somebody on the village's list that is shown. */
  readonly isOnRoster?: (ref: string) => boolean;
  /** The amounts beside this one, of steps that are asked, and all invoices together, fen. */
  readonly amounts?: { readonly of: (step: StepId) => number; readonly invoices: number };
}

/** Han characters, rare ones included. */
const HAN = '\\p{Script=Han}';
const NAME = new RegExp(`^[${HAN}]+(·[${HAN}]+)*$`, 'u');
const PLACE = new RegExp(`^[${HAN}0-9·、-]+$`, 'u');
/** Oldest person a number may speak of, in years; nobody on record was older. */
const OLDEST_YEARS = 125;

/** Whether an answer that has its form keeps a rule. */
export function holds(rule: AnswerRule, answer: string, surroundings: AnswerSurroundings): boolean {
  const { catalogue, today, record, ownNumber } = surroundings;
  switch (rule.rule) {
    case 'outside-insured-city':
      return !(record?.covers ?? []).some(({ insuredPlace }) => inPoolOf(catalogue, answer, insuredPlace));
    case 'not-in-the-past':
      return daysBetween(today, answer) >= 0;
    case 'not-in-the-future':
      return daysBetween(today, answer) <= 0;
    case 'within-days':
      return daysBetween(today, answer) <= rule.days;
    case 'mobile-number':
      return /^1[3-9]\d{9}$/.test(answer);
    case 'citizen-number':
      return isCitizenNumber(answer, today);
    case 'born-within-days':
      return between(daysBetween(birthIn(answer), today), 0, rule.days);
    case 'not-ones-own-number':
      return answer !== ownNumber;
    case 'amount-between':
      return between(fenOf(answer) ?? -1, rule.leastFen, rule.mostFen);
    case 'text-length':
      return between(Array.from(answer).length, rule.least, rule.most);
    case 'text-characters':
      return (rule.allow === 'name' ? NAME : PLACE).test(answer);
    case 'bank-account':
      return isBankAccount(answer);
    case 'credit-code':
      return isCreditCode(answer);
    case 'not-before-answer':
      return !isBefore(answer, surroundings.answerTo?.(rule.step));
    case 'within-past-days':
      return between(daysBetween(answer, today), 0, rule.days);
    case 'has-active-cover':
      return record === undefined || record.covers.some(({ standing }) => standing === 'normal');
    case 'none-of':
      return !rule.values.includes(answer);
    case 'not-together':
      return !(rule.values.includes(answer) && rule.is.includes(surroundings.answerTo?.(rule.step) ?? ''));
    case 'within-invoices':
      return (fenOf(answer) ?? 0) <= (surroundings.amounts?.invoices ?? 0);
    case 'adds-up-to-invoices':
      return addsUp(rule.with, fenOf(answer) ?? 0, surroundings.amounts);
  }
}

function addsUp(others: readonly StepId[], own: number, amounts: AnswerSurroundings['amounts']): boolean {
  if (amounts === undefined) return false;
  return others.reduce((sum, step) => sum + amounts.of(step), own) === amounts.invoices;
}

const between = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** The day of birth in a citizen's number (GB 11643 digits 7 to 14). */
const birthIn = (number: string): Day =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** Check character, and a birth day that exists and lies within a person's life. */
function isCitizenNumber(number: string, today: Day): boolean {
  if (!hasValidCheckCharacter(number)) return false;
  const birth = birthIn(number);
  if (!isRealDay(birth) || daysBetween(birth, today) < 0) return false;
  return Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) <= OLDEST_YEARS;
}

const isBefore = (day: string, other: string | undefined): boolean =>
  other !== undefined && isRealDay(other) && daysBetween(other, day) < 0;

/** 16 to 19 digits; only cards of the national network (62…) are known to carry the check digit of ISO/IEC 7812-1. */
function isBankAccount(account: string): boolean {
  if (!/^\d{16,19}$/.test(account)) return false;
  return !account.startsWith('62') || luhnSum(account) % 10 === 0;
}

/** The sum of ISO/IEC 7812-1 annex B: every second digit from the right doubled, its digits added. */
function luhnSum(digits: string): number {
  return Array.from(digits)
    .toReversed()
    .reduce((sum, digit, at) => {
      const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);
}

/**
 * Whether an insured place lies in the pool of a city. Pools are a municipality (two digits), a prefecture (four, also in
 * platform codes such as xxxx99), or a county run by its province (all six).
 */
function inPoolOf({ gazetteer }: Catalogue, city: string, insuredPlace: string): boolean {
  const province = gazetteer.provinces.find(({ cities }) => cities.some(({ code }) => code === city));
  const wholeProvince = province?.cities.length === 1;
  const digits = wholeProvince ? 2 : city.endsWith('00') ? 4 : 6;
  return insuredPlace.slice(0, digits) === city.slice(0, digits);
}
