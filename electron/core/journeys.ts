import type { Catalogue, JourneyStep, QuestionStep, ServiceItem, SiteLevel } from '../contract/catalogue.ts';
import type { ServiceId, StepId } from '../contract/ids.ts';
import { complaintAbout } from './answers.ts';
import { dayOf } from './days.ts';
import type { Effect } from './effects.ts';
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

/** The answers given so far to one service. */
export function answersTo(visit: Visit, service: ServiceId): ReadonlyMap<StepId, string> {
  return visit.answers.get(service) ?? new Map();
}

/** The questions of a service, in order. */
export function questionsOf(service: ServiceItem): readonly QuestionStep[] {
  return service.journey.filter((step) => step.step === 'question');
}

/** The services of an entry that this terminal does itself, in the entry's order. */
export function servicesHere(catalogue: Catalogue, entry: SiteLevel['entries'][number]): ServiceItem[] {
  return [...new Set(entry.services)]
    .map((id) => catalogue.services.get(id))
    .filter((item) => item !== undefined);
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
  if (entry === undefined || visit.standing.at !== 'home') return unchanged(state);
  const here = servicesHere(context.catalogue, entry);
  const service = asked.service === undefined ? here[0] : here.find(({ id }) => id === asked.service);
  if (service === undefined) {
    if (asked.service !== undefined) return unchanged(state);
    return stand(state, visit, { at: 'at-the-counter', entryName: entry.name });
  }
  const journey: Journey = { service, entryName: entry.name, index: 0, submitting: false };
  const opened = stand(state, visit, { at: 'journey', journey });
  return { ...opened, effects: [journalled(at, 'service-opened', visit, { service: service.id })] };
}

/** Puts a journey back into the visit; a new step starts with no slip. */
function withJourney(state: StationState, visit: Visit, journey: Journey, ...effects: Effect[]): Step {
  return withVisit(state, { ...visit, standing: { at: 'journey', journey } }, ...effects);
}

/** On to a step, its complaint and slip forgotten. */
function moveTo(state: StationState, visit: Visit, journey: Journey, index: number): Step {
  const { complaint: _complaint, changing: _changing, failure: _failure, ...kept } = journey;
  const moved = { ...kept, index };
  const step = stepOf(moved);
  const effects: Effect[] =
    step.step === 'result' && moved.result === undefined && journey.service.kind === 'certificate'
      ? [{ effect: 'makeCertificate', visit: visit.id, service: journey.service.id }]
      : [];
  return withJourney(state, { ...visit, slip: NO_SLIP }, moved, ...effects);
}

/** 继续 where nothing is asked; the last step of a query leads home. */
export function proceed(state: StationState, visit: Visit, journey: Journey): Step {
  const step = stepOf(journey);
  if (step.step !== 'record' && step.step !== 'notice') return unchanged(state);
  const isLast = journey.index === journey.service.journey.length - 1;
  if (!isLast) return moveTo(state, visit, journey, journey.index + 1);
  return stand(state, { ...visit, anyServiceDone: true }, { at: 'home' });
}

/** 同意 on the commitment. */
export function agree(state: StationState, visit: Visit, journey: Journey, service: ServiceId): Step {
  if (stepOf(journey).step !== 'commitment' || journey.service.id !== service) return unchanged(state);
  return moveTo(state, visit, journey, journey.index + 1);
}

/** 继续 on a question: the answer is kept either way, the journey moves on only when the rules allow it. */
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
  const answers = new Map(answersTo(visit, journey.service.id)).set(step.id, answered.answer);
  const kept: Visit = { ...visit, answers: new Map(visit.answers).set(journey.service.id, answers) };
  const complaint = complaintAbout(step, answered.answer, {
    catalogue: context.catalogue,
    today: dayOf(at.wall),
    ...(visit.record?.state === 'found' ? { record: visit.record.record } : {}),
  });
  if (complaint !== undefined) return withJourney(state, kept, { ...journey, complaint });
  const checkPage = journey.service.journey.findIndex(({ step: kind }) => kind === 'check-answers');
  return moveTo(state, kept, journey, journey.changing === undefined ? journey.index + 1 : checkPage);
}

/** 修改 on the check page; the answer leads straight back. */
export function changeAnswer(state: StationState, visit: Visit, journey: Journey, step: StepId): Step {
  const index = journey.service.journey.findIndex(
    (candidate) => candidate.id === step && candidate.step === 'question',
  );
  if (stepOf(journey).step !== 'check-answers' || journey.submitting || index < 0) return unchanged(state);
  return withJourney(state, visit, { ...journey, index, changing: step });
}

/** 提交: into the outbox first, then onto the wire; nothing is sent that is not written down. */
export function submit(state: StationState, visit: Visit, journey: Journey, service: ServiceId): Step {
  const atCheckPage = stepOf(journey).step === 'check-answers' && journey.service.id === service;
  if (!atCheckPage || journey.submitting || visit.card === undefined) return unchanged(state);
  const { failure: _failure, ...fresh } = journey;
  return withJourney(
    state,
    visit,
    { ...fresh, submitting: true },
    {
      effect: 'acceptFiling',
      visit: visit.id,
      service: journey.service,
      card: visit.card,
      ...(visit.record?.state === 'found' ? { record: visit.record.record } : {}),
      answers: answersTo(visit, service),
    },
  );
}

/** 返回 inside a journey: one step back with everything kept, home from the first, and never back over a submission. */
export function stepBack(state: StationState, visit: Visit, journey: Journey): Step {
  if (journey.submitting) return unchanged(state);
  if (journey.result !== undefined || journey.index === 0) return stand(state, visit, { at: 'home' });
  const checkPage = journey.service.journey.findIndex(({ step }) => step === 'check-answers');
  return moveTo(state, visit, journey, journey.changing === undefined ? journey.index - 1 : checkPage);
}

/** The step after the check page, reached when the store has the case. */
export function showResult(
  state: StationState,
  visit: Visit,
  journey: Journey,
  result: NonNullable<Journey['result']>,
): Step {
  const index = journey.service.journey.findIndex(({ step }) => step === 'result');
  const shown = { ...visit, anyServiceDone: true };
  if (index < 0) return stand(state, shown, { at: 'home' });
  return moveTo(state, shown, { ...journey, submitting: false, result }, index);
}
