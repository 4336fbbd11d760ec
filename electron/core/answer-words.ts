import type { Catalogue, QuestionStep } from '../contract/catalogue.ts';
import type { County, Township, Village } from '../contract/village-gazetteer.ts';
import { dayInWords } from './days.ts';
import { accountMasked, idNumberForPaper, idNumberForScreen, nameForPaper, phoneMasked } from './masking.ts';
import { yuan } from './record-words.ts';
import { coreWords, worded } from './words.ts';

/** Where an answer is shown: on the resident's own screen once the field is left, or on paper. */
export type Medium = 'screen' | 'paper';

const ID_NUMBER_GROUPS = [6, 8, 4];

/** An answer in the resident's words, with what this medium must not show masked (services spec §10.3). */
export function answerInWords(
  step: QuestionStep,
  answer: string,
  catalogue: Catalogue,
  medium: Medium,
): string {
  const form = step.answer;
  if (answer === '') return coreWords.answers.nothing;
  switch (form.form) {
    case 'choice':
      return form.options.find(({ value }) => value === answer)?.label ?? answer;
    case 'city':
      return cityName(catalogue, answer) ?? answer;
    case 'day':
      return dayInWords(answer);
    case 'digits':
    case 'code':
      return masked(step, answer, medium) ?? grouped(answer, form.groups);
    case 'id-number':
      return masked(step, answer, medium) ?? grouped(answer, ID_NUMBER_GROUPS);
    case 'amount':
      return yuan(fenOf(answer) ?? 0);
    case 'text':
      return masked(step, answer, medium) ?? answer;
    case 'roster':
      return coreWords.answers.written;
    case 'village':
      return homeInWords(catalogue, answer, medium === 'paper' && step.privacy === 'address');
  }
}

/** The masked form where there is one for this medium. */
function masked({ privacy }: QuestionStep, answer: string, medium: Medium): string | undefined {
  switch (privacy) {
    case 'id-number':
      return medium === 'screen' ? idNumberForScreen(answer) : idNumberForPaper(answer);
    case 'account':
      return accountMasked(answer);
    case 'phone':
      return medium === 'paper' ? phoneMasked(answer) : undefined;
    case 'name':
      return medium === 'paper' ? nameForPaper(answer) : undefined;
    case 'address':
    case 'words':
      return medium === 'paper' ? coreWords.answers.written : undefined;
    case 'plain':
      return undefined;
  }
}

/** The name of a city by its six-digit code, province before it where the two differ. */
export function cityName(catalogue: Catalogue, code: string): string | undefined {
  for (const province of catalogue.gazetteer.provinces) {
    const city = province.cities.find((candidate) => candidate.code === code);
    if (city !== undefined) return city.name === province.name ? city.name : `${province.name}${city.name}`;
  }
  return undefined;
}

/** Fen of an amount as it is answered, `1234.50`; undefined for any other text. */
export function fenOf(answer: string): number | undefined {
  const parts = /^(\d{1,10})\.(\d{2})$/.exec(answer);
  return parts === null ? undefined : Number(parts[1]) * 100 + Number(parts[2]);
}

/** A home as it is answered: the village's code, and group and house where there are any. */
export interface Home {
  readonly village: string;
  readonly group: string;
  readonly house: string;
}

/** The three parts of a village answer; undefined for any other text. */
export function homeOf(answer: string): Home | undefined {
  const parts = /^(\d{12})-(\d{0,3})-(\d{0,4})$/.exec(answer);
  if (parts === null) return undefined;
  const [, village = '', group = '', house = ''] = parts;
  return { village, group, house };
}

/** A village with what it lies in. */
export interface FoundVillage {
  readonly county: County;
  readonly township: Township;
  readonly village: Village;
}

/** A village of the site's place by its twelve digits. */
export function findVillage({ villages }: Catalogue, code: string): FoundVillage | undefined {
  const county = villages?.counties.find((candidate) => code.startsWith(candidate.code));
  const township = county?.townships.find((candidate) => code.startsWith(candidate.code));
  const village = township?.villages.find((candidate) => candidate.code === code);
  return county && township && village && { county, township, village };
}

function homeInWords(catalogue: Catalogue, answer: string, townshipOnly: boolean): string {
  const home = homeOf(answer);
  const found = home && findVillage(catalogue, home.village);
  if (home === undefined || found === undefined) return answer;
  const { county, township, village } = found;
  if (townshipOnly) return `${county.name}${township.name}`;
  const group = home.group === '' ? '' : worded(coreWords.answers.group, { number: Number(home.group) });
  const house = home.house === '' ? '' : worded(coreWords.answers.house, { number: Number(home.house) });
  return `${township.name}${village.name}${group}${house}`;
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
