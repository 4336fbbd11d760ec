import type { AnswerForm, QuestionStep } from '../contract/catalogue.ts';
import { type AnswerSurroundings, holds } from './answer-rules.ts';
import { cityName, fenOf, findVillage, homeOf } from './answer-words.ts';
import { isRealDay } from './days.ts';
import { coreWords } from './words.ts';

const { complaints } = coreWords;

/** Full-width digits, letters and marks, as some keyboards and scanners send them, lie this far above the plain ones. */
const FULL_WIDTH_SHIFT = 0xfee0;

/**
 * An answer without what nobody meant: stray spaces, dashes between digits, full-width digits, a small x. An amount gets
 * its two decimals. What cannot be tidied stays as it came.
 */
export function tidied({ form }: AnswerForm, answer: string): string {
  const plain = answer.replace(/[！-～]/g, (wide) =>
    String.fromCodePoint((wide.codePointAt(0) ?? 0) - FULL_WIDTH_SHIFT),
  );
  switch (form) {
    case 'digits':
      return plain.replace(/[\s-]/g, '');
    case 'code':
    case 'id-number':
      return plain.replace(/[\s-]/g, '').toUpperCase();
    case 'amount':
      return withTwoDecimals(plain.replace(/[\s,¥￥元]/g, ''));
    case 'text':
      return answer.trim().replace(/\s+/g, ' ');
    case 'choice':
    case 'city':
    case 'day':
    case 'village':
    case 'roster':
      return answer.trim();
  }
}

function withTwoDecimals(amount: string): string {
  const parts = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(amount);
  return parts === null ? amount : `${Number(parts[1])}.${(parts[2] ?? '').padEnd(2, '0')}`;
}

/**
 * Checks an answer when 继续 is pressed.
 * @param answer already {@link tidied}
 * @returns the sentence to show beside the field, or undefined when the answer may stand.
 */
export function complaintAbout(
  step: QuestionStep,
  answer: string,
  surroundings: AnswerSurroundings,
): string | undefined {
  if (answer === '' && step.optional === true) return undefined;
  const malformed = formComplaint(step, answer, surroundings);
  if (malformed !== undefined) return malformed;
  return step.rules.find((rule) => !holds(rule, answer, surroundings))?.message;
}

function formComplaint(
  step: QuestionStep,
  answer: string,
  surroundings: AnswerSurroundings,
): string | undefined {
  const { catalogue } = surroundings;
  const form = step.answer;
  switch (form.form) {
    case 'choice':
      return form.options.some(({ value }) => value === answer)
        ? undefined
        : (step.missing ?? complaints.choice);
    case 'city':
      return cityName(catalogue, answer) === undefined ? (step.missing ?? complaints.choice) : undefined;
    case 'village': {
      const home = homeOf(answer);
      const known = home !== undefined && findVillage(catalogue, home.village) !== undefined;
      return known ? undefined : (step.missing ?? complaints.choice);
    }
    case 'roster':
      return surroundings.isOnRoster?.(answer) === true ? undefined : (step.missing ?? complaints.choice);
    case 'day':
      return isRealDay(answer) ? undefined : complaints.day;
    case 'digits':
      return isWhole(form, answer) ? undefined : (step.missing ?? complaints.digits);
    case 'code':
      return isWhole(form, answer, /^[0-9A-Z]+$/) ? undefined : (step.missing ?? complaints.digits);
    case 'id-number':
      return /^\d{17}[\dX]$/.test(answer) ? undefined : (step.missing ?? complaints.digits);
    case 'amount':
      return fenOf(answer) === undefined ? (step.missing ?? complaints.amount) : undefined;
    case 'text':
      if (answer === '') return step.missing ?? complaints.write;
      return Array.from(answer).length > form.most ? complaints.shorten : undefined;
  }
}

function isWhole(
  { groups, least }: Extract<AnswerForm, { form: 'digits' | 'code' }>,
  answer: string,
  of: RegExp = /^\d+$/,
): boolean {
  const most = groups.reduce((sum, digits) => sum + digits, 0);
  return of.test(answer) && answer.length >= (least ?? most) && answer.length <= most;
}
