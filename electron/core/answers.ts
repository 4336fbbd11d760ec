import type { AnswerRule, Catalogue, QuestionStep } from '../contract/catalogue.ts';
import type { Day } from '../contract/id-card.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import { dayInWords, daysBetween, isRealDay } from './days.ts';
import { phoneMasked } from './masking.ts';

/** What the rules of an answer may look at. */
export interface AnswerSurroundings {
  readonly catalogue: Catalogue;
  readonly today: Day;
  readonly record?: InsuredRecord;
}

const PLEASE_CHOOSE = '请先选一项。';
const PLEASE_CHECK_DAY = '这个日期不对，请重新填。';
const PLEASE_CHECK_DIGITS = '数字没填完，请接着填。';

/**
 * Checks an answer when 继续 is pressed.
 * @returns the sentence to show beside the field, or undefined when the answer may stand.
 */
export function complaintAbout(
  step: QuestionStep,
  answer: string,
  surroundings: AnswerSurroundings,
): string | undefined {
  const malformed = formComplaint(step, answer, surroundings.catalogue);
  if (malformed !== undefined) return malformed;
  return step.rules.find((rule) => !holds(rule, answer, surroundings))?.message;
}

function formComplaint(step: QuestionStep, answer: string, catalogue: Catalogue): string | undefined {
  const form = step.answer;
  switch (form.form) {
    case 'choice':
      return form.options.some(({ value }) => value === answer) ? undefined : PLEASE_CHOOSE;
    case 'city':
      return cityName(catalogue, answer) === undefined ? PLEASE_CHOOSE : undefined;
    case 'day':
      return isRealDay(answer) ? undefined : PLEASE_CHECK_DAY;
    case 'digits': {
      const wanted = form.groups.reduce((sum, digits) => sum + digits, 0);
      return /^\d+$/.test(answer) && answer.length === wanted ? undefined : PLEASE_CHECK_DIGITS;
    }
  }
}

function holds(rule: AnswerRule, answer: string, surroundings: AnswerSurroundings): boolean {
  const { catalogue, today, record } = surroundings;
  switch (rule.rule) {
    case 'outside-insured-city':
      return !(record?.covers ?? []).some(({ insuredPlace }) => inPoolOf(catalogue, answer, insuredPlace));
    case 'not-in-the-past':
      return daysBetween(today, answer) >= 0;
    case 'within-days':
      return daysBetween(today, answer) <= rule.days;
    case 'mobile-number':
      return /^1[3-9]\d{9}$/.test(answer);
  }
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

/** The name of a city by its six-digit code, province before it where the two differ. */
export function cityName(catalogue: Catalogue, code: string): string | undefined {
  for (const province of catalogue.gazetteer.provinces) {
    const city = province.cities.find((candidate) => candidate.code === code);
    if (city !== undefined) return city.name === province.name ? city.name : `${province.name}${city.name}`;
  }
  return undefined;
}

/** An answer in the resident's words. `paper` masks what paper must not carry. */
export function answerInWords(
  step: QuestionStep,
  answer: string,
  catalogue: Catalogue,
  medium: 'screen' | 'paper',
): string {
  const form = step.answer;
  switch (form.form) {
    case 'choice':
      return form.options.find(({ value }) => value === answer)?.label ?? answer;
    case 'city':
      return cityName(catalogue, answer) ?? answer;
    case 'day':
      return dayInWords(answer);
    case 'digits':
      if (step.privacy === 'phone' && medium === 'paper') return phoneMasked(answer);
      return grouped(answer, form.groups);
  }
}

/** `13800138000` in groups 3-4-4 becomes `138 0013 8000`. */
export function grouped(digits: string, groups: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const length of groups) {
    if (from >= digits.length) break;
    parts.push(digits.slice(from, from + length));
    from += length;
  }
  if (from < digits.length) parts.push(digits.slice(from));
  return parts.join(' ');
}
