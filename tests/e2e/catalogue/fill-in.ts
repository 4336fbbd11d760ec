import type { Locator } from 'playwright-core';
import type { QuestionStep, ServiceItem } from '../../../electron/contract/catalogue.ts';
import type { Screen } from '../../../electron/contract/status.ts';
import { dayOf } from '../../../electron/core/days.ts';
import { SYNTHETIC_EMPLOYER } from '../../simulators/upstream/enquiry-answers.ts';
import { withCheck } from '../../simulators/upstream/id-number.ts';
import { touchButton } from '../support/finger.ts';
import { shown } from '../support/glass.ts';
import type { HandHall } from '../support/hand-hall.ts';

/** Answers that may stand, given with a finger as somebody would give them. */

/** Nobody's: no place begins with 99, and no bank's card. */
const RELATIVE = withCheck('99999919700101995');
const ACCOUNT = '99999900000000018';
const PHONE = '13900000000';
const YEAR = '2026';
/** The employer that the sandbox knows. */
const EMPLOYER = SYNTHETIC_EMPLOYER.uscc;
/** Syllables that every list of characters begins with somebody's name for. */
const SYLLABLES = ['wang', 'shi', 'yi', 'yuan'];

/** How often the station is looked at, and for how long: the slowest answer waits for a read time-out of the platform. */
const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 20_000;

/** Waits until the station shows what is awaited. */
export async function until(hall: HandHall, what: string, is: (screen: Screen) => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!is(hall.status().screen)) {
    const { screen } = hall.status();
    const failure = 'failure' in screen ? screen.failure : undefined;
    if (performance.now() > deadline)
      throw new Error(`waited in vain for ${what}; ${screen.name} is shown, ${failure ?? 'in order'}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The page once its face has settled and every press is taken. */
const settled = ({ page }: HandHall) => page.locator('[data-screen][data-ready="true"]');

const named = (hall: HandHall, name: string | RegExp): Locator =>
  settled(hall).getByRole('button', { name, exact: typeof name === 'string' });

/** Touches a button, turning the pages until it is there. */
export async function touch(hall: HandHall, name: string | RegExp): Promise<void> {
  const wanted = hall.page.getByRole('button', { name, exact: typeof name === 'string' });
  const later = hall.page.getByRole('button', { name: '下一页', exact: true });
  const exact = typeof name === 'string';
  await shown(hall.page.locator('[data-screen][data-settled="true"]'));
  // It may be the face before: that one goes as soon as its press is answered.
  if ((await wanted.count()) === 0) await shown(settled(hall));
  while ((await wanted.count()) === 0 && (await later.count()) > 0)
    await touchButton(hall.page, '下一页', { exact: true });
  await touchButton(hall.page, name, { exact });
}

const onward = (hall: HandHall) => touch(hall, '继续');

type Question = Extract<Screen, { name: 'question' }>;

const stepOf = ({ journey }: ServiceItem, { step }: Question): QuestionStep => {
  const found = journey.find((candidate) => candidate.id === step);
  if (found?.step !== 'question') throw new Error(`no question ${step}`);
  return found;
};

/** By this the sandbox lets anybody ask about its employer. */
const BY_LETTER = 'letter';

/** The first option that leads on. */
function optionOf({ answer: form, rules }: QuestionStep): string {
  if (form.form !== 'choice') throw new Error('no choice');
  const closed = rules.flatMap((rule) => (rule.rule === 'none-of' ? rule.values : []));
  const letter = form.options.find(({ value }) => value === BY_LETTER);
  const open = letter ?? form.options.find(({ value }) => !closed.includes(value));
  if (open === undefined) throw new Error('every option ends the matter');
  return open.label;
}

function digitsFor({ answer: form, rules }: QuestionStep): string {
  if (form.form !== 'digits') throw new Error('no digits');
  if (rules.some(({ rule }) => rule === 'mobile-number')) return PHONE;
  if (rules.some(({ rule }) => rule === 'bank-account')) return ACCOUNT;
  const most = form.groups.reduce((sum, size) => sum + size, 0);
  return most === YEAR.length && form.least === undefined ? YEAR : '3';
}

/** Somebody born today, where a newborn is wanted. */
function numberFor({ rules }: QuestionStep): string {
  if (!rules.some(({ rule }) => rule === 'born-within-days')) return RELATIVE;
  const today = dayOf(Date.now()).replaceAll('-', '');
  return withCheck(`999999${today}995`);
}

/** What every walked case has in invoices, yuan. */
const INVOICED = '100';

/** Of two amounts that come to the invoices the first is nothing and the second is all of it. */
function amountFor({ rules }: QuestionStep): string {
  if (rules.some(({ rule }) => rule === 'adds-up-to-invoices')) return INVOICED;
  const bounds = rules.find((rule) => rule.rule === 'amount-between');
  return bounds === undefined ? '100' : String(Math.ceil(bounds.leastFen / 100));
}

async function keys(hall: HandHall, characters: string): Promise<void> {
  for (const key of characters) await hall.page.getByRole('button', { name: key, exact: true }).first().tap();
}

/** Digits and capitals, the keys turned until the one is there. */
async function turnAndType(hall: HandHall, characters: string): Promise<void> {
  for (const key of characters) {
    const wanted = hall.page.getByRole('button', { name: key, exact: true });
    while ((await wanted.count()) === 0) await hall.page.getByRole('button', { name: /^换/ }).tap();
    await wanted.first().tap();
  }
}

/** By its sounds: one candidate for each syllable, as many as the rules want. */
async function write(hall: HandHall, { rules }: QuestionStep): Promise<void> {
  const least = rules.find((rule) => rule.rule === 'text-length')?.least ?? 2;
  await shown(hall.page.getByRole('button', { name: /^用(拼音|手写)$/ }));
  if ((await hall.page.getByRole('button', { name: '用拼音' }).count()) > 0) await touch(hall, '用拼音');
  const letters = hall.page.getByRole('group', { name: '拼音字母' });
  const candidates = hall.page.getByRole('group', { name: '可选的字' }).getByRole('button');
  for (const syllable of SYLLABLES.slice(0, Math.max(2, least))) {
    for (const letter of syllable) await letters.getByRole('button', { name: letter, exact: true }).tap();
    await candidates.first().tap();
  }
}

/** Lists within the question: the first of each, until the station has another screen up. */
async function throughLists(hall: HandHall, step: string): Promise<void> {
  const asked = () => {
    const { screen } = hall.status();
    return screen.name === 'question' && screen.step === step;
  };
  const none = hall.page.getByRole('button', { name: /^没有(组|门牌)$/ });
  const chosen = hall.page.locator('[data-kind="chosen"]');
  while (asked()) {
    await shown(settled(hall));
    if ((await none.count()) > 0) await none.tap();
    else if ((await chosen.count()) > 0) await named(hall, '继续').tap();
    else await hall.page.locator('[data-kind="choice"]').first().tap();
  }
}

/** Answers the question that is asked. */
export async function answer(hall: HandHall, service: ServiceItem, screen: Question): Promise<void> {
  if (screen.remembered !== undefined) return touch(hall, '对的');
  const step = stepOf(service, screen);
  switch (step.answer.form) {
    case 'choice':
      await touch(hall, new RegExp(`^${optionOf(step)}`));
      return onward(hall);
    case 'city':
      await touch(hall, /^北京市/);
      return onward(hall);
    case 'day':
      await touch(hall, /^今天/);
      return onward(hall);
    case 'digits':
      await keys(hall, digitsFor(step));
      return onward(hall);
    case 'id-number':
      await keys(hall, numberFor(step));
      return onward(hall);
    case 'code':
      await turnAndType(hall, EMPLOYER);
      return onward(hall);
    case 'amount':
      await keys(hall, amountFor(step));
      return onward(hall);
    case 'text':
      if (step.optional !== true) await write(hall, step);
      return onward(hall);
    case 'village':
    case 'roster':
      return throughLists(hall, screen.step);
  }
}
