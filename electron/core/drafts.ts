import type { ServiceItem } from '../contract/catalogue.ts';
import { answersTo } from './asked-steps.ts';
import { signedIn } from './assist-state.ts';
import type { Effect } from './effects.ts';
import type { ReportEvent } from './events.ts';
import { remembering } from './remembered.ts';
import type { Moment, StationState, Visit } from './state.ts';
import { journalled, type Step, unchanged, withVisit } from './transition.ts';

/**
 * Answers outlive a sudden end, as photographed pages do: they are kept with each answer, and offered again one by one to whoever
 * proves to be the same person. A visit that ends in order takes them with it; nothing is left behind by somebody who left.
 */

/**
 * Whose draft it is: of somebody who is here for themselves. A service that hands nothing in has none, nor has a duty, whose people
 * are many, nor a case in which one acts for another: a number that somebody states, or a relative's card, proves no right to read on.
 */
function holderOf(visit: Visit, { journey }: ServiceItem): string | undefined {
  const { card } = visit;
  const mode = signedIn(visit)?.mode;
  const own = mode !== 'on-behalf' && mode !== 'duty' && card?.kind !== 'stated';
  const handsIn = journey.some(({ step }) => step === 'check-answers');
  return own && handsIn ? card?.number : undefined;
}

/** Seals what was answered so far. */
export function keepDraft(visit: Visit, service: ServiceItem): readonly Effect[] {
  const person = holderOf(visit, service);
  const answers = answersTo(visit, service.id);
  if (person === undefined || answers.size === 0) return [];
  return [{ effect: 'keepDraft', visit: visit.id, service: service.id, person, answers }];
}

/** Asks for what a sudden end left, as the service opens. */
export function lookForDraft(visit: Visit, service: ServiceItem): readonly Effect[] {
  const person = holderOf(visit, service);
  if (person === undefined || answersTo(visit, service.id).size > 0) return [];
  return [{ effect: 'findDraft', visit: visit.id, service: service.id, person }];
}

/**
 * The answers go into the visit's ledger: each question offers its own to be confirmed, and its rules look at it anew. What the
 * person said in this visit counts more.
 */
export function draftFound(
  state: StationState,
  { visit: asked, service: id, answers }: Extract<ReportEvent, { event: 'draftFound' }>,
  at: Moment,
): Step {
  const { visit } = state;
  if (visit?.id !== asked || visit.standing.at !== 'journey') return unchanged(state);
  const { service } = visit.standing.journey;
  if (service.id !== id) return unchanged(state);
  const found = service.journey.reduce((ledger: Visit['ledger'], step) => {
    const answer = step.step === 'question' ? answers.get(step.id) : undefined;
    return step.step !== 'question' || answer === undefined
      ? ledger
      : remembering({ ...visit, ledger }, step, answer);
  }, new Map());
  const ledger = new Map([...found, ...visit.ledger]);
  return withVisit(state, { ...visit, ledger }, journalled(at, 'draft-found', visit, { service: id }));
}
