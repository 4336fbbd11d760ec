import type { JourneyStep, QuestionStep, SecondCheckStep, ServiceItem } from '../contract/catalogue.ts';
import type { ServiceId } from '../contract/ids.ts';
import type { Signature } from '../contract/signature.ts';
import { type Answers, attachedTo, missingPapers, wantedPapers } from './attached.ts';
import type { Visit } from './state.ts';

export type { Answers };

const NO_ANSWERS: Answers = new Map();

/** The answers given so far to one service. */
export function answersTo(visit: Visit, service: ServiceId): Answers {
  return visit.answers.get(service) ?? NO_ANSWERS;
}

/** The signature given to one service, if any. */
export function signatureTo(visit: Visit, service: ServiceId): Signature | undefined {
  return visit.signatures.get(service);
}

/** Whether a step is part of the way these answers lead; a question may hang on a choice that hangs on another. */
function isAsked({ journey }: Pick<ServiceItem, 'journey'>, step: JourneyStep, answers: Answers): boolean {
  if (step.step === 'materials' && wantedPapers(step, answers).length === 0) return false;
  if (!('when' in step) || step.when === undefined) return true;
  const { when } = step;
  const choice = journey.find(({ id }) => id === when.step);
  const chosen = answers.get(when.step);
  if (choice === undefined || chosen === undefined || !when.is.includes(chosen)) return false;
  return isAsked({ journey }, choice, answers);
}

/** The steps that these answers lead through, in order. */
export function askedSteps(service: ServiceItem, answers: Answers): readonly JourneyStep[] {
  return service.journey.filter((step) => isAsked(service, step, answers));
}

/** The questions that these answers lead through: what is shown, sent and printed; one that was left behind is none. */
export function askedQuestions(service: ServiceItem, answers: Answers): readonly QuestionStep[] {
  return askedSteps(service, answers).filter((step) => step.step === 'question');
}

/** The index of the step after `index`, or before it, on the way these answers lead; `undefined` at either end. */
export function neighbouringStep(
  service: ServiceItem,
  answers: Answers,
  index: number,
  direction: 1 | -1,
): number | undefined {
  const { journey } = service;
  for (let at = index + direction; at >= 0 && at < journey.length; at += direction) {
    const step = journey[at];
    if (step !== undefined && isAsked(service, step, answers)) return at;
  }
  return undefined;
}

/**
 * Where a resident goes who changed an answer: to the first thing that is still open, because another choice may ask other
 * questions, else to the check page.
 */
export function firstOpenStep(service: ServiceItem, visit: Visit): number | undefined {
  const answers = answersTo(visit, service.id);
  const index = service.journey.findIndex((step) => {
    if (!isAsked(service, step, answers)) return false;
    if (step.step === 'question' || step.step === 'second-check') return !answers.has(step.id);
    // Agreed to with the answers that led past it; another choice leads to it anew.
    if (step.step === 'commitment') return step.when !== undefined && !answers.has(step.id);
    if (step.step === 'signature') return signatureTo(visit, service.id) === undefined;
    if (step.step === 'materials')
      return missingPapers(step, answers, attachedTo(visit, service.id)).length > 0;
    if (step.step === 'invoices') return attachedTo(visit, service.id).invoices.length === 0;
    return step.step === 'check-answers';
  });
  return index < 0 ? undefined : index;
}

/** What the case says where nobody else was there to look. */
export const CHECK_LEFT_OPEN = 'open';

/** What became of the look that another attendant takes at a duty: the step, and who it was, or `open`. */
export function secondCheckOf(
  { journey }: Pick<ServiceItem, 'journey'>,
  answers: Answers,
): { readonly step: SecondCheckStep; readonly value: string } | undefined {
  const step = journey.find((candidate) => candidate.step === 'second-check');
  const value = step === undefined ? undefined : answers.get(step.id);
  return step === undefined || value === undefined ? undefined : { step, value };
}

/** The answers without a look that was taken before one of them changed. */
export function uncheckedAgain({ journey }: Pick<ServiceItem, 'journey'>, answers: Answers): Answers {
  const step = journey.find((candidate) => candidate.step === 'second-check');
  return step === undefined ? answers : new Map([...answers].filter(([id]) => id !== step.id));
}
