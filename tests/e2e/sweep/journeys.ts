import { join } from 'node:path';
import type { QuestionStep, ServiceItem } from '../../../electron/contract/catalogue.ts';
import type { StepId } from '../../../electron/contract/ids.ts';
import { askedQuestions, askedSteps } from '../../../electron/core/asked-steps.ts';
import type { StationContext } from '../../../electron/core/state.ts';
import { readCatalogue } from '../../../electron/station/catalogue-files.ts';
import { SYNTHETIC_EMPLOYER } from '../../simulators/upstream/enquiry-answers.ts';
import { withCheck } from '../../simulators/upstream/id-number.ts';
import { anInvoice } from '../../unit/electron/core/claim-fixture.ts';
import { CONTEXT, StationUnderTest } from '../../unit/electron/core/station-fixture.ts';

/** Walks the services of a real level with the rules alone: which questions there are, and what answers them. */

const resources = join(import.meta.dirname, '../../../resources');
/** Two levels that together offer every service of this release. */
const LEVELS = [
  { level: 'cz-township', place: '431002' },
  { level: 'dz-grassroots', place: '341721' },
];
const TODAY = '2026-11-22';
/** Whole and in order, and nobody's: no place begins with 99, no bank's card with 99. */
const RELATIVE = withCheck('99999919700101995');
/** The one invoice of a claim, yuan: nobody paid any of it before. */
const INVOICED = '100.00';
const ACCOUNT = '99999900000000018';

/** The two levels. */
export const contexts = LEVELS.map(({ level, place }): StationContext => {
  const reading = readCatalogue({ resources, level, place, today: TODAY });
  if (!reading.ok) throw new Error(`The catalogue of ${level} cannot be read`);
  return { ...CONTEXT, catalogue: reading.catalogue, site: { ...CONTEXT.site, place } };
});

/** A service at a level that offers it, with the number of the entry there. */
export interface Offered {
  readonly service: ServiceItem;
  readonly entry: number;
  readonly context: StationContext;
}

/** Every service of this release, once. */
export const services: readonly Offered[] = [
  ...new Map(
    contexts
      .flatMap((context) => offeredBy(context))
      .map((offered) => [offered.service.id as string, offered] as const),
  ).values(),
];

/** The services of a level, in the order of its list. */
export function offeredBy(context: StationContext): readonly Offered[] {
  const { level, services: items } = context.catalogue;
  return level.entries.flatMap(({ no, services: ids }) =>
    ids.flatMap((id) => {
      const service = items.get(id);
      return service === undefined ? [] : [{ service, entry: no, context }];
    }),
  );
}

function firstVillage({ catalogue }: StationContext): string {
  const lists = catalogue.villages?.counties ?? [];
  const village = lists.flatMap(({ townships }) => townships).flatMap(({ villages }) => villages)[0];
  if (village === undefined) throw new Error('No village is listed');
  return `${village.code}-5-`;
}

/** The level whose services are walked where both offer one. */
const LAST: StationContext = contexts.at(-1) ?? CONTEXT;

/** Something that may stand: of a choice its option at `branch`, or its last; a village is one of the context's place. */
export function goodAnswer({ answer, rules }: QuestionStep, branch = 0, context = LAST): string {
  switch (answer.form) {
    case 'choice': {
      const refused = rules.flatMap((rule) => (rule.rule === 'none-of' ? rule.values : []));
      const taken = answer.options.filter(({ value }) => !refused.includes(value));
      return (taken[branch] ?? taken.at(-1))?.value ?? '';
    }
    case 'city':
      return '522300';
    case 'day':
      return rules.some(({ rule }) => rule === 'not-in-the-future') ? TODAY : '2026-12-01';
    case 'digits':
      return rules.some(({ rule }) => rule === 'mobile-number') ? '13900000000' : ACCOUNT;
    case 'village':
      return firstVillage(context);
    case 'code':
      return rules.some(({ rule }) => rule === 'credit-code') ? SYNTHETIC_EMPLOYER.uscc : 'H34010000001';
    case 'id-number':
      return RELATIVE;
    case 'amount': {
      if (rules.some(({ rule }) => rule === 'adds-up-to-invoices')) return INVOICED;
      const bounds = rules.find((rule) => rule.rule === 'amount-between');
      return bounds === undefined ? '100.00' : (bounds.leastFen / 100).toFixed(2);
    }
    case 'roster':
      return 'r-1';
    case 'text':
      return '王十';
  }
}

/** What nobody may send: nothing, too little, another kind. */
export function badAnswers({ answer, optional, rules }: QuestionStep): readonly string[] {
  const nothing = optional === true ? [] : [''];
  switch (answer.form) {
    case 'choice':
    case 'city':
    case 'village':
    case 'roster':
      return [...nothing, 'elsewhere', '999999999999-1-'];
    case 'day':
      // Of what has happened already any day before may be true.
      return [
        ...nothing,
        '2026-02-30',
        rules.some(({ rule }) => rule === 'not-in-the-future') ? '2027-01-01' : '2020-01-01',
      ];
    case 'digits':
      return [...nothing, '1', '1380000'];
    case 'code':
      return [...nothing, '9', 'h#'];
    case 'id-number':
      return [...nothing, '11010519491231002', '110105194912310020'];
    case 'amount':
      return [...nothing, '1.2.3', '99999999.99'];
    case 'text':
      return [...nothing, '字'.repeat(101)];
  }
}

/** A resident with a card and a record, before a service's first step. */
export function opened({ service, entry, context }: Offered): StationUnderTest {
  return new StationUnderTest(context)
    .layCard()
    .findRecord()
    .do({ event: 'openEntry', entry, service: service.id });
}

/** One step on, whatever the screen asks; answers of choices by `branch`. */
export function stepOn(station: StationUnderTest, service: ServiceItem, branch = 0): void {
  const { screen } = station;
  if (screen.name === 'question') {
    const step = questionAt(station, service);
    const answer = goodAnswer(step, branch, station.context);
    station.do({ event: 'answerStep', step: step.id, answer });
  } else if (screen.name === 'invoices') {
    station.do({ event: 'typeInvoice', step: screen.step });
    station.do({ event: 'confirmInvoice', step: screen.step, invoice: anInvoice(1, INVOICED) });
    const visit = station.state.visit?.id;
    for (const asked of station.effects)
      if (asked.effect === 'lookUpInvoice' && visit !== undefined)
        station.report({ ...asked, event: 'invoiceLookedUp', visit, usedBefore: false });
    station.do({ event: 'proceed' });
  } else if (screen.name === 'commitment') station.do({ event: 'agree', service: service.id });
  else if (screen.name === 'signature')
    station.do({ event: 'sign', step: screen.step, signature: { by: 'thumb' } });
  else if (screen.name === 'check-answers') {
    station.do({ event: 'submit', service: service.id });
    const visit = station.state.visit?.id;
    if (visit !== undefined) station.report({ event: 'filingAccepted', visit, receiptNumber: 'R-1' });
  } else station.do({ event: 'proceed' });
}

/** The question that stands before the resident. */
export function questionAt(station: StationUnderTest, service: ServiceItem): QuestionStep {
  const { screen } = station;
  const step = service.journey.find(({ id }) => screen.name === 'question' && id === screen.step);
  if (step?.step !== 'question') throw new Error(`${service.id} asks nothing at ${screen.name}`);
  return step;
}

/** More steps than any journey has. */
const LONGEST = 30;

/** Walks until a screen of this name, or to the end of the journey; the names of the screens on the way, the last one too. */
export function walked(
  station: StationUnderTest,
  service: ServiceItem,
  until: string,
  branch = 0,
): readonly string[] {
  const met = [station.screen.name as string];
  while (met.at(-1) !== until && met.length < LONGEST) {
    const before = station.status.screen;
    stepOn(station, service, branch);
    if (JSON.stringify(station.status.screen) === JSON.stringify(before)) break;
    met.push(station.screen.name);
  }
  return met;
}

/** What answers a service when every choice is answered by its option at `branch`. */
function answersOf({ journey }: ServiceItem, branch: number): ReadonlyMap<StepId, string> {
  return new Map(
    journey.flatMap((step) =>
      step.step === 'question' ? [[step.id, goodAnswer(step, branch)] as const] : [],
    ),
  );
}

/** Screens of a journey that way. */
export function screensOf(service: ServiceItem, branch: number): number {
  return askedSteps(service, answersOf(service, branch)).length;
}

/** The questions of a journey that way. */
export function questionsOf(service: ServiceItem, branch: number): readonly QuestionStep[] {
  return askedQuestions(service, answersOf(service, branch));
}

/** The most options that any choice of a service has: so many branches are walked. */
export function branchesOf({ journey }: ServiceItem): number {
  return Math.max(
    1,
    ...journey.map((step) =>
      step.step === 'question' && step.answer.form === 'choice' ? step.answer.options.length : 1,
    ),
  );
}
