import type { RosterPerson, RosterSelection } from '../contract/roster.ts';
import { homeOf } from './answer-words.ts';
import { answersTo } from './asked-steps.ts';
import { onDuty } from './duties.ts';
import type { Effect } from './effects.ts';
import type { ReportEvent, StationEvent } from './events.ts';
import { stepOf } from './journeys.ts';
import type { RosterState } from './roster-state.ts';
import type { Moment, StationState, Visit } from './state.ts';
import { failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';

/**
 * A village's list of people, for staff alone: it is asked for when a duty comes to its question, every look is journalled, and
 * nothing of it outlives the visit.
 */

/** The list that the present question needs. */
function wantedRoster(visit: Visit | undefined): Pick<RosterState, 'village' | 'shows'> | undefined {
  if (visit?.standing.at !== 'journey' || !onDuty(visit)) return undefined;
  const { journey } = visit.standing;
  const step = stepOf(journey);
  if (step.step !== 'question' || step.answer.form !== 'roster') return undefined;
  const answer = answersTo(visit, journey.service.id).get(step.answer.village);
  const village = answer === undefined ? undefined : homeOf(answer)?.village;
  return village === undefined ? undefined : { village, shows: step.answer.shows };
}

/**
 * The state with the list of the present question asked for, unless it is there already; one that could not be had is asked
 * for again with 继续 and by nothing else.
 */
export function askingForRoster(state: StationState, { event, at }: StationEvent): Step {
  const { visit } = state;
  const wanted = wantedRoster(visit);
  if (visit === undefined || wanted === undefined) return { state, effects: [] };
  const { roster } = visit;
  const same = roster?.village === wanted.village && roster.shows === wanted.shows;
  const again = event === 'answerStep' && roster?.shown.state === 'unavailable';
  if (same && !again) return { state, effects: [] };
  const effect: Effect = { effect: 'lookUpRoster', visit: visit.id, village: wanted.village };
  const asked: Visit = { ...visit, roster: { ...wanted, shown: { state: 'asked' } } };
  return withVisit(
    state,
    asked,
    effect,
    journalled(at, 'roster-looked-up', visit, { village: wanted.village }),
  );
}

type RosterAnswer = Extract<ReportEvent, { event: 'rosterFound' | 'rosterUnavailable' }>;

/** What the platform answered; for another village, or after the visit, it is dropped. */
export function rosterAnswered(state: StationState, event: RosterAnswer, at: Moment): Step {
  const { visit } = state;
  const { roster } = visit ?? {};
  if (visit?.id !== event.visit || roster?.village !== event.village) return unchanged(state);
  if (event.event === 'rosterFound') {
    const people = event.people.filter((person) => isSelected(person, roster.shows));
    return withVisit(state, { ...visit, roster: { ...roster, shown: { state: 'found', people } } });
  }
  const shown = { state: 'unavailable', failure: event.failure } as const;
  return withVisit(
    state,
    { ...visit, roster: { ...roster, shown } },
    failureJournalled(at, event.failure, visit),
  );
}

function isSelected({ insured, chronic }: RosterPerson, shows: RosterSelection): boolean {
  switch (shows) {
    case 'all':
      return true;
    case 'uninsured':
      return !insured;
    case 'chronic':
      return chronic;
  }
}
