import type { SignatureStep } from '../contract/catalogue.ts';
import { ratingReasons } from '../contract/rating.ts';
import type { Screen, ScreenName, StationStatus } from '../contract/status.ts';
import { activationScreen } from './activation.ts';
import { nextAfter } from './activation-words.ts';
import { answerInWords } from './answer-words.ts';
import {
  answersTo,
  askedQuestions,
  askedSteps,
  CHECK_LEFT_OPEN,
  secondCheckOf,
  signatureTo,
} from './asked-steps.ts';
import { attendantPageUp } from './assist-state.ts';
import { attendantScreen, operatorOf } from './assist-status.ts';
import { attachedTo } from './attached.ts';
import { attachedLines } from './attached-words.ts';
import { mayAskProgress, resultWithdrawable } from './cases.ts';
import { casesScreen } from './cases-status.ts';
import { dayOf } from './days.ts';
import { entriesFor, servicesHere, tellsElsewhere } from './duties.ts';
import { findingsInWords } from './findings-words.ts';
import { guideFacts } from './guide.ts';
import { idleStage } from './idle.ts';
import { invoicesScreen } from './invoices.ts';
import { stepOf } from './journeys.ts';
import { wantedCard } from './mandate.ts';
import { idNumberForScreen } from './masking.ts';
import { packageOf } from './packages.ts';
import { materialsScreen } from './papers.ts';
import { shownRecord } from './record-words.ts';
import { rememberedFor } from './remembered.ts';
import { rosterFor, rosterPersonInWords } from './roster-state.ts';
import type { Journey, Moment, StationContext, StationState, Visit } from './state.ts';
import { cardPresent, identifyingTrouble, wantsCode, waysToIdentify } from './visit-life.ts';
import { voucherWay } from './vouchers.ts';
import { coreWords } from './words.ts';

/** What the screens may know of a state: no more of a person than the present screen shows. */
export function statusOf(
  context: StationContext,
  state: StationState,
  at: Moment,
): Omit<StationStatus, 'revision'> {
  const { site } = context;
  const { visit } = state;
  return {
    site: {
      name: site.name,
      place: site.place,
      terminal: site.terminal,
      ...(site.phone === undefined ? {} : { phone: site.phone }),
      readerSide: site.readerSide,
      panel: site.panel,
      ...(context.staffed === true ? { attendants: true } : {}),
      ...(site.answerMinutes === undefined ? {} : { answerMinutes: site.answerMinutes }),
    },
    screen: screenOf(context, state, at),
    ...(visit === undefined ? {} : { visit: { id: visit.id } }),
    ...operatorOf(visit),
    ...(visit?.card === undefined || attendantPageUp(visit)
      ? {}
      : { resident: residentOf(visit, visit.card.number, visit.card.name) }),
    ...passingOf(state),
    idle: idleStage(state, at),
    preferences: state.preferences,
    help: state.help,
    devices: context.devices.map(({ id, kind }) => ({
      id,
      kind,
      ...(state.devices.get(id) ?? { state: 'opening' }),
    })),
    codes: codesOf(context, state),
    network: state.network,
    outbox: state.outbox,
    at: at.wall,
  };
}

function passingOf({ passing }: StationState): Pick<StationStatus, 'passing'> {
  if (passing === undefined) return {};
  return { passing: 'slip' in passing ? { slip: passing.slip } : { failure: passing.failure } };
}

/** What the window reads codes with, and whether one is of use. */
function codesOf({ devices }: StationContext, state: StationState): StationStatus['codes'] {
  const codes: StationStatus['codes'] = { awaited: wantsCode(state) };
  for (const { id, page } of devices) {
    if (page?.kind === 'camera')
      codes.camera ??= { device: id, ...(page.label === undefined ? {} : { label: page.label }) };
    else if (page?.kind === 'keyboard') codes.keyboard ??= { device: id };
  }
  return codes;
}

function residentOf(visit: Visit, number: string, name: string): NonNullable<StationStatus['resident']> {
  const idNumberShown = visit.idNumberShownUntilMono !== undefined;
  return { name, idNumber: idNumberShown ? number : idNumberForScreen(number), idNumberShown };
}

function screenOf(context: StationContext, state: StationState, at: Moment): Screen {
  if (state.outOfService !== undefined) return { name: 'out-of-service', failure: state.outOfService };
  const { visit } = state;
  const trouble = identifyingTrouble(context, state);
  const pageUp = visit !== undefined && attendantPageUp(visit);
  const needsReader =
    visit === undefined || (pageUp ? visit.assist?.at === 'card' : visit.standing.at === 'identify');
  const byVoucherAlone = trouble !== undefined && !pageUp && voucherWay(context, state) !== undefined;
  if (needsReader && trouble !== undefined && !byVoucherAlone) return { name: 'device-trouble', ...trouble };
  if (visit === undefined) return { name: 'welcome' };
  const attendants = attendantScreen(context, state, visit, at);
  if (attendants !== undefined) return attendants;
  const { standing } = visit;
  switch (standing.at) {
    case 'identify':
      return {
        name: 'identify',
        phase: standing.phase,
        ways: byVoucherAlone ? [] : [...waysToIdentify(context, state)],
        ...voucherOf(context, state),
        ...whoseCard(visit),
        ...(standing.failure === undefined ? {} : { failure: standing.failure }),
      };
    case 'no-card':
    case 'rate':
      return { name: standing.at };
    case 'rate-why':
      return { name: 'rate-why', reasons: [...ratingReasons] };
    case 'home':
      return {
        name: 'home',
        tiles: tilesOf(context, visit),
        ...(tellsElsewhere(context, visit) ? { elsewhere: true } : {}),
        ...(mayAskProgress(visit) ? { cases: true } : {}),
      };
    case 'elsewhere':
      return elsewhereScreen(context);
    case 'at-the-counter': {
      const { entryName, duty } = standing;
      return { name: 'at-the-counter', entryName, ...(duty === true ? { duty } : {}) };
    }
    case 'farewell':
      return { name: 'farewell', takeCard: cardPresent(state), takeSlip: standing.takeSlip };
    case 'cases':
      return casesScreen(context, state, visit, standing.cases, at);
    case 'journey':
      return journeyScreen(context, state, visit, standing.journey, at);
  }
}

/** The level's entries in the place's own order, those done here first; one that holds several services once for each. */
function tilesOf({ catalogue }: StationContext, visit: Visit): Extract<Screen, { name: 'home' }>['tiles'] {
  const tiles = entriesFor(catalogue, visit).flatMap((entry) => {
    const shown = { entry: entry.no, name: entry.name };
    const here = servicesHere(catalogue, entry, visit);
    return here.length === 0
      ? [shown]
      : here.map(({ id, action, kind }) => ({ ...shown, service: id, action, kind }));
  });
  return [...tiles.filter((tile) => 'service' in tile), ...tiles.filter((tile) => !('service' in tile))];
}

function elsewhereScreen({ catalogue }: StationContext): Screen {
  const services = (catalogue.elsewhere ?? []).map(({ action, offices }) => ({
    action,
    where: offices.map(({ name }) => name),
  }));
  return { name: 'elsewhere', services };
}

function journeyScreen(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  at: Moment,
): Screen {
  const step = stepOf(journey);
  const common = {
    service: { id: journey.service.id, name: journey.entryName },
    progress: progressOf(visit, journey),
  };
  const failure = journey.failure === undefined ? {} : { failure: journey.failure };
  if (journey.guide === true)
    return { name: 'guide', ...common, facts: guideFacts(journey.service), slip: slipOf(visit) };
  switch (step.step) {
    case 'record':
      return { name: 'record', ...common, title: step.title, ...recordOf(context, visit, journey) };
    case 'enquiry':
      return { name: 'enquiry', ...common, title: step.title, ...enquiryOf(context, visit, journey) };
    case 'notice': {
      const items = step.items.map(({ text }) => text);
      const slip = journey.service.audience === 'attendant' ? {} : { slip: slipOf(visit) };
      return { name: 'notice', ...common, title: step.title, items, ...slip };
    }
    case 'question':
      return { ...questionOf(context, visit, journey, step, at), ...common };
    case 'signature':
      return { ...signatureScreen(visit, journey, step), ...common };
    case 'materials':
      return { ...materialsScreen(context, state, visit, journey, step), ...common };
    case 'invoices':
      return { ...invoicesScreen(visit, journey, step), ...common };
    case 'activation':
      return { ...activationScreen(context, visit, journey, step), ...common };
    case 'commitment':
      return { name: 'commitment', ...common, title: step.title, lines: step.lines };
    case 'second-check': {
      const answers = answersShown(context, visit, journey);
      return { name: 'second-check', ...common, title: step.title, lines: step.lines, answers };
    }
    case 'check-answers': {
      const answers = answersShown(context, visit, journey);
      return { name: 'check-answers', ...common, answers, submitLabel: step.submitLabel, ...failure };
    }
    case 'result': {
      const next = [...(nextAfter(journey.activation?.outcome) ?? step.next)];
      const whole = packageOf(context.catalogue, visit, journey.service.id);
      const pack = whole === undefined ? {} : { package: whole };
      const back = resultWithdrawable(state, visit, journey, at) ? { withdrawable: true } : {};
      return { name: 'result', ...common, next, ...pack, ...back, slip: slipOf(visit), ...resultOf(journey) };
    }
  }
}

type ScreenPart<N extends ScreenName> = Omit<Extract<Screen, { name: N }>, 'name' | 'service' | 'progress'>;

function recordOf(
  context: StationContext,
  visit: Visit,
  journey: Journey,
): Omit<ScreenPart<'record'>, 'title'> {
  const slip = slipOf(visit);
  const last = journey.index === journey.service.journey.length - 1;
  const { record } = visit;
  if (record === undefined || record.state === 'asked') return { slip, last };
  if (record.state === 'unavailable') return { failure: record.failure, slip, last };
  return { record: shownRecord(context.catalogue, record.record), origin: record.origin, slip, last };
}

function enquiryOf(
  { catalogue }: StationContext,
  visit: Visit,
  journey: Journey,
): Omit<ScreenPart<'enquiry'>, 'title'> {
  const common = { slip: slipOf(visit), last: journey.index === journey.service.journey.length - 1 };
  const shown = visit.enquiry?.shown;
  if (shown?.state === 'unavailable') return { failure: shown.failure, ...common };
  if (shown?.state !== 'found') return common;
  const { findings, origin } = shown;
  return {
    parts: findingsInWords(catalogue, findings),
    ...(origin === undefined ? {} : { origin }),
    ...common,
  };
}

function questionOf(
  { catalogue }: StationContext,
  visit: Visit,
  journey: Journey,
  step: Extract<ReturnType<typeof stepOf>, { step: 'question' }>,
  at: Moment,
): ScreenPart<'question'> & { name: 'question' } {
  const given = journey.tried ?? answersTo(visit, journey.service.id).get(step.id);
  const known = given === undefined ? rememberedFor(visit, step) : undefined;
  const answer = given ?? known;
  const roster = rosterFor(visit, step);
  return {
    name: 'question',
    step: step.id,
    question: step.question,
    why: step.why,
    form: step.answer,
    ...(step.unsure === undefined ? {} : { unsure: step.unsure }),
    ...(answer === undefined ? {} : { answer }),
    ...(known === undefined
      ? {}
      : { remembered: { shown: answerInWords(step, known, catalogue, 'screen') } }),
    ...(journey.complaint === undefined ? {} : { complaint: journey.complaint }),
    today: dayOf(at.wall),
    ...(looksBack(step) ? { lookingBack: true } : {}),
    changing: journey.changing !== undefined,
    ...(step.privacy === 'plain' ? {} : { private: true }),
    ...(step.optional === undefined ? {} : { optional: true }),
    ...(roster === undefined ? {} : { roster }),
  };
}

/** Whether no rule lets a day after today pass. */
function looksBack({ rules }: Extract<ReturnType<typeof stepOf>, { step: 'question' }>): boolean {
  return rules.some(({ rule }) => rule === 'not-in-the-future' || rule === 'within-past-days');
}

function signatureScreen(
  visit: Visit,
  journey: Journey,
  step: SignatureStep,
): ScreenPart<'signature'> & { name: 'signature' } {
  const given = signatureTo(visit, journey.service.id)?.by;
  return {
    name: 'signature',
    step: step.id,
    question: step.question,
    why: step.why,
    ...(given === undefined ? {} : { given }),
    ...(journey.complaint === undefined ? {} : { complaint: journey.complaint }),
    changing: journey.changing !== undefined,
  };
}

/** Steps are counted along the way that the answers lead. */
function progressOf(visit: Visit, { service, index }: Journey): { step: number; of: number } {
  const steps = askedSteps(service, answersTo(visit, service.id));
  const here = service.journey[index];
  return { step: steps.findIndex((step) => step === here) + 1, of: steps.length };
}

function answersShown(
  context: StationContext,
  visit: Visit,
  { service }: Journey,
): ScreenPart<'check-answers'>['answers'] {
  const answers = answersTo(visit, service.id);
  const lines = askedQuestions(service, answers).flatMap((question) => {
    const answer = answers.get(question.id);
    if (answer === undefined) return [];
    const shown =
      rosterPersonInWords(visit, answer) ?? answerInWords(question, answer, context.catalogue, 'screen');
    return [{ step: question.id, label: question.label, shown }];
  });
  lines.push(...attachedLines(service, answers, attachedTo(visit, service.id)));
  const second = secondCheckOf(service, answers);
  if (second !== undefined) {
    const { step, value } = second;
    const shown = coreWords.secondCheck[value === CHECK_LEFT_OPEN ? 'open' : 'made'];
    lines.push({ step: step.id, label: step.label, shown });
  }
  const signing = service.journey.find((step) => step.step === 'signature');
  const by = signatureTo(visit, service.id)?.by;
  if (signing === undefined || by === undefined) return lines;
  return [...lines, { step: signing.id, label: signing.label, shown: coreWords.answers.signed[by] }];
}

function resultOf({
  result,
}: Journey): Pick<ScreenPart<'result'>, 'outcome' | 'receiptNumber' | 'promised' | 'reason'> {
  if (result === undefined) return { outcome: 'sending', receiptNumber: '' };
  return {
    outcome: result.outcome,
    receiptNumber: result.receiptNumber,
    ...(result.promised === undefined ? {} : { promised: result.promised }),
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  };
}

function slipOf({ slip }: Visit): ScreenPart<'result'>['slip'] {
  return {
    state: slip.state,
    duplicate: slip.duplicate,
    paper: slip.paper,
    ...(slip.failure === undefined ? {} : { failure: slip.failure }),
  };
}

/** Whether a voucher can be shown instead of a card. */
function voucherOf(context: StationContext, state: StationState): Pick<ScreenPart<'identify'>, 'voucher'> {
  const voucher = voucherWay(context, state);
  return voucher === undefined ? {} : { voucher };
}

/** Whose card is asked for, where it is not the resident's own. */
function whoseCard(visit: Visit): Pick<ScreenPart<'identify'>, 'whose'> {
  const whose = wantedCard(visit);
  return whose === undefined ? {} : { whose };
}
