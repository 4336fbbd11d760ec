import type { JourneyStep } from '../contract/catalogue.ts';
import type { ServiceId, StepId } from '../contract/ids.ts';
import type { Signature } from '../contract/signature.ts';
import { activationBack } from './activation.ts';
import type { AnswerSurroundings } from './answer-rules.ts';
import { fenOf } from './answer-words.ts';
import { complaintAbout, tidied } from './answers.ts';
import {
  answersTo,
  askedQuestions,
  firstOpenStep,
  neighbouringStep,
  signatureTo,
  uncheckedAgain,
} from './asked-steps.ts';
import { assistRecord } from './assist-record.ts';
import { attachedTo, invoicesTotal, withoutSubmitted } from './attached.ts';
import { dayOf } from './days.ts';
import { keepDraft, lookForDraft } from './drafts.ts';
import { handedInBy, isDuty, servicesHere } from './duties.ts';
import type { Effect } from './effects.ts';
import { invoicesComplaint } from './invoices.ts';
import { lookForPages, papersDone } from './papers.ts';
import { remembering } from './remembered.ts';
import { isOnRoster } from './roster-state.ts';
import { isWritten } from './signing.ts';
import {
  type Journey,
  type Moment,
  NO_SLIP,
  type StationContext,
  type StationState,
  type Visit,
} from './state.ts';
import { journalled, type Step, unchanged, withVisit } from './transition.ts';
import { stand } from './visit-life.ts';

/** The step a journey stands at. The index is kept inside the list by every function of this file. */
export function stepOf(journey: Journey): JourneyStep {
  const step = journey.service.journey[journey.index];
  if (step === undefined) throw new Error(`journey ${journey.service.id} has no step ${journey.index}`);
  return step;
}

/**
 * Opens an entry of the level: of the services this terminal does the one named, or the first; the counter where it
 * does none. A service that the entry does not have opens nothing.
 */
export function openEntry(
  context: StationContext,
  state: StationState,
  visit: Visit,
  asked: { readonly entry: number; readonly service?: ServiceId | undefined },
  at: Moment,
): Step {
  const entry = context.catalogue.level.entries.find(({ no }) => no === asked.entry);
  if (entry === undefined || !mayOpen(visit)) return unchanged(state);
  const here = servicesHere(context.catalogue, entry, visit);
  const service = asked.service === undefined ? here[0] : here.find(({ id }) => id === asked.service);
  if (service === undefined) {
    if (asked.service !== undefined) return unchanged(state);
    const duty = isDuty(context.catalogue, entry) ? { duty: true } : {};
    return stand(state, visit, { at: 'at-the-counter', entryName: entry.name, ...duty });
  }
  const journey: Journey = { service, entryName: entry.name, index: 0, submitting: false };
  const opened = stand(state, afresh(visit, service.id), { at: 'journey', journey });
  const effects = [
    journalled(at, 'service-opened', visit, { service: service.id }),
    ...lookForPages(visit, service),
    ...lookForDraft(visit, service),
  ];
  return { ...opened, effects };
}

/** From the home screen, and from the result of a part to the next one of its package. */
function mayOpen({ standing }: Visit): boolean {
  if (standing.at !== 'journey') return standing.at === 'home';
  const { journey } = standing;
  return stepOf(journey).step === 'result' && journey.result?.outcome !== 'sending';
}

/** A matter that came to its end is another one when it is opened again: for somebody else, or about something else. */
function afresh(visit: Visit, service: ServiceId): Visit {
  const { done = new Set() } = visit;
  if (!done.has(service)) return withoutSubmitted(visit, service);
  const answers = new Map(visit.answers);
  const signatures = new Map(visit.signatures);
  answers.delete(service);
  signatures.delete(service);
  const others = new Set([...done].filter((id) => id !== service));
  return withoutSubmitted({ ...visit, answers, signatures, done: others }, service);
}

/** Puts a journey back into the visit; a new step starts with no slip. */
function withJourney(state: StationState, visit: Visit, journey: Journey, ...effects: Effect[]): Step {
  return withVisit(state, { ...visit, standing: { at: 'journey', journey } }, ...effects);
}

/** On to a step, its complaint and slip forgotten. */
function moveTo(
  state: StationState,
  visit: Visit,
  journey: Journey,
  index: number,
  stillChanging?: StepId,
): Step {
  const { complaint: _complaint, tried: _tried, changing: _changing, failure: _failure, ...rest } = journey;
  const { invoice: _invoice, ...kept } = rest;
  const moved: Journey = {
    ...kept,
    index,
    ...(stillChanging === undefined ? {} : { changing: stillChanging }),
  };
  const step = stepOf(moved);
  const effects: Effect[] =
    step.step === 'result' && moved.result === undefined && journey.service.kind === 'certificate'
      ? [{ effect: 'makeCertificate', visit: visit.id, service: journey.service.id }]
      : [];
  return withJourney(state, { ...visit, slip: NO_SLIP }, moved, ...effects);
}

/**
 * On to the next step of the way the answers lead; from the check page's changes straight back to it, by way of what another
 * choice leaves open.
 */
export function moveOn(state: StationState, visit: Visit, journey: Journey): Step {
  const { service, index, changing } = journey;
  if (changing === undefined) {
    const next = neighbouringStep(service, answersTo(visit, service.id), index, 1);
    return moveTo(state, visit, journey, next ?? index);
  }
  const open = firstOpenStep(service, visit) ?? index;
  const step = service.journey[open];
  const arrived = step === undefined || step.step === 'check-answers';
  return moveTo(state, visit, journey, open, arrived ? undefined : step.id);
}

/** 继续 where nothing is asked, or was signed already, or papers and invoices are there; the last step of a query leads home. */
export function proceed(context: StationContext, state: StationState, visit: Visit, journey: Journey): Step {
  const step = stepOf(journey);
  if (step.step === 'materials') {
    const done = papersDone(context, state, visit, journey, step);
    if ('visit' in done) return moveOn(state, done.visit, journey);
    return withJourney(state, visit, { ...journey, complaint: done.complaint });
  }
  if (step.step === 'invoices') {
    const complaint = invoicesComplaint(visit, journey);
    if (journey.invoice !== undefined) return unchanged(state);
    return complaint === undefined
      ? moveOn(state, visit, journey)
      : withJourney(state, visit, { ...journey, complaint });
  }
  const signed = step.step === 'signature' && signatureTo(visit, journey.service.id) !== undefined;
  if (signed) return moveOn(state, visit, journey);
  if (step.step !== 'record' && step.step !== 'enquiry' && step.step !== 'notice') return unchanged(state);
  const isLast = journey.index === journey.service.journey.length - 1;
  if (!isLast) return moveOn(state, visit, journey);
  return stand(state, { ...visit, anyServiceDone: true }, { at: 'home' });
}

/** What stands among the answers for a commitment that was agreed to; it is no answer and is not sent as one. */
const AGREED = 'agreed';

/** 同意 on the commitment. */
export function agree(state: StationState, visit: Visit, journey: Journey, service: ServiceId): Step {
  const step = stepOf(journey);
  if (step.step !== 'commitment' || journey.service.id !== service) return unchanged(state);
  const agreed = new Map(answersTo(visit, service)).set(step.id, AGREED);
  return moveOn(state, { ...visit, answers: new Map(visit.answers).set(service, agreed) }, journey);
}

/** What the rules of an answer may look at. */
function surroundingsOf(
  { catalogue }: StationContext,
  visit: Visit,
  { service }: Journey,
  at: Moment,
): AnswerSurroundings {
  const answers = answersTo(visit, service.id);
  const asked = new Set(askedQuestions(service, answers).map(({ id }) => id));
  return {
    catalogue,
    today: dayOf(at.wall),
    ...(visit.record?.state === 'found' ? { record: visit.record.record } : {}),
    ...(visit.card === undefined ? {} : { ownNumber: visit.card.number }),
    answerTo: (step) => (asked.has(step) ? answers.get(step) : undefined),
    isOnRoster: (ref) => isOnRoster(visit, ref),
    amounts: {
      of: (step) => (asked.has(step) ? (fenOf(answers.get(step) ?? '') ?? 0) : 0),
      invoices: invoicesTotal(attachedTo(visit, service.id).invoices),
    },
  };
}

/** The first answer that no longer holds, because another one, or the invoices, changed after it. */
function firstBrokenAnswer(
  context: StationContext,
  visit: Visit,
  journey: Journey,
  at: Moment,
): { readonly step: StepId; readonly complaint: string } | undefined {
  const answers = answersTo(visit, journey.service.id);
  const surroundings = surroundingsOf(context, visit, journey, at);
  for (const step of askedQuestions(journey.service, answers)) {
    const complaint = complaintAbout(step, answers.get(step.id) ?? '', surroundings);
    if (complaint !== undefined) return { step: step.id, complaint };
  }
  return undefined;
}

/**
 * 继续 on a question. An answer that the rules allow is kept and leads on; another is shown again as it was typed, and never
 * takes the place of one that was accepted.
 */
export function answerStep(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  answered: { readonly step: StepId; readonly answer: string },
  at: Moment,
): Step {
  const step = stepOf(journey);
  if (step.step !== 'question' || step.id !== answered.step) return unchanged(state);
  const answer = tidied(step.answer, answered.answer);
  const complaint = complaintAbout(step, answer, surroundingsOf(context, visit, journey, at));
  if (complaint !== undefined)
    return withJourney(state, visit, { ...journey, complaint, tried: answered.answer });
  const before = uncheckedAgain(journey.service, answersTo(visit, journey.service.id));
  const answers = new Map(before).set(step.id, answer);
  const kept: Visit = {
    ...visit,
    answers: new Map(visit.answers).set(journey.service.id, answers),
    ledger: remembering(visit, step, answer),
  };
  const moved = moveOn(state, kept, journey);
  return { ...moved, effects: [...moved.effects, ...keepDraft(kept, journey.service)] };
}

/** 确认 on a signature, or 我不会签字. One that was hardly begun is asked for again, and what was accepted before stays. */
export function sign(
  state: StationState,
  visit: Visit,
  journey: Journey,
  signed: { readonly step: StepId; readonly signature?: Signature | undefined },
): Step {
  const step = stepOf(journey);
  if (step.step !== 'signature' || step.id !== signed.step) return unchanged(state);
  const { signature } = signed;
  if (signature === undefined || !isWritten(signature))
    return withJourney(state, visit, { ...journey, complaint: step.missing });
  const kept = { ...visit, signatures: new Map(visit.signatures).set(journey.service.id, signature) };
  return moveOn(state, kept, journey);
}

/** What the check page shows a line of. */
const CHANGEABLE: ReadonlySet<JourneyStep['step']> = new Set([
  'question',
  'signature',
  'materials',
  'invoices',
]);

/** 修改 on the check page; the answer leads straight back. */
export function changeAnswer(state: StationState, visit: Visit, journey: Journey, step: StepId): Step {
  const index = journey.service.journey.findIndex(
    (candidate) => candidate.id === step && CHANGEABLE.has(candidate.step),
  );
  if (stepOf(journey).step !== 'check-answers' || journey.submitting || index < 0) return unchanged(state);
  return withJourney(state, visit, { ...journey, index, changing: step });
}

/** 提交: into the outbox first, then onto the wire; nothing is sent that is not written down. */
export function submit(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  service: ServiceId,
  at: Moment,
): Step {
  const atCheckPage = stepOf(journey).step === 'check-answers' && journey.service.id === service;
  const card = handedInBy(visit);
  if (!atCheckPage || journey.submitting || card === undefined) return unchanged(state);
  const open = firstOpenStep(journey.service, visit);
  if (open !== undefined && open !== journey.index) return moveTo(state, visit, journey, open);
  const broken = firstBrokenAnswer(context, visit, journey, at);
  if (broken !== undefined) {
    const asked = changeAnswer(state, visit, journey, broken.step);
    const standing = asked.state.visit?.standing;
    if (standing?.at !== 'journey') return asked;
    return withJourney(state, visit, { ...standing.journey, complaint: broken.complaint });
  }
  const signature = signatureTo(visit, service);
  const attached = visit.attached?.get(service);
  const assist = assistRecord(visit);
  const { failure: _failure, ...fresh } = journey;
  return withJourney(
    state,
    visit,
    { ...fresh, submitting: true },
    {
      effect: 'acceptFiling',
      visit: visit.id,
      service: journey.service,
      card,
      ...(visit.record?.state === 'found' ? { record: visit.record.record } : {}),
      answers: answersTo(visit, service),
      ...(signature === undefined ? {} : { signature }),
      ...(attached === undefined ? {} : { attached }),
      ...(assist === undefined ? {} : { assist }),
    },
  );
}

/** 返回 inside a journey: one step back with everything kept, home from the first, and never back over a submission. */
export function stepBack(state: StationState, visit: Visit, journey: Journey): Step {
  if (journey.submitting) return unchanged(state);
  if (journey.invoice !== undefined) {
    const { invoice: _given, ...list } = journey;
    return withJourney(state, visit, list);
  }
  const turned = stepOf(journey).step === 'activation' ? activationBack(state, visit, journey) : undefined;
  if (turned !== undefined) return turned;
  if (journey.result !== undefined || journey.index === 0) return stand(state, visit, { at: 'home' });
  const checkPage = journey.service.journey.findIndex(({ step }) => step === 'check-answers');
  const before = neighbouringStep(journey.service, answersTo(visit, journey.service.id), journey.index, -1);
  if (journey.changing !== undefined) return moveTo(state, visit, journey, checkPage);
  return before === undefined ? stand(state, visit, { at: 'home' }) : moveTo(state, visit, journey, before);
}

/** The step after the check page, reached when the store has the case. */
export function showResult(
  state: StationState,
  visit: Visit,
  journey: Journey,
  result: NonNullable<Journey['result']>,
): Step {
  const index = journey.service.journey.findIndex(({ step }) => step === 'result');
  const done = new Set(visit.done).add(journey.service.id);
  const shown: Visit = { ...visit, done, anyServiceDone: true };
  if (index < 0) return stand(state, shown, { at: 'home' });
  return moveTo(state, shown, { ...journey, submitting: false, result }, index);
}
