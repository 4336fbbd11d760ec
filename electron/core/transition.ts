import type { FailureCode } from '../contract/failures.ts';
import type { Effect, Transition } from './effects.ts';
import type { JournalDetail, JournalEntry, JournalEvent } from './journal-events.ts';
import type { Moment, StationState, Visit } from './state.ts';

/** Shorthands of the reducer's rooms: what stays, what changes, what is written down. */
export type Step = Transition<StationState>;

export const unchanged = (state: StationState): Step => ({ state, effects: [] });

export function changed(state: StationState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** The same state with its visit replaced. */
export function withVisit(state: StationState, visit: Visit, ...effects: readonly Effect[]): Step {
  return { state: { ...state, visit }, effects };
}

/** One journal entry as an effect. */
export function journalled(
  at: Moment,
  event: JournalEvent,
  visit: Visit | undefined,
  detail?: JournalDetail,
): Effect {
  const entry: JournalEntry = {
    at: at.wall,
    event,
    ...(visit === undefined ? {} : { visit: visit.id }),
    ...(detail === undefined ? {} : { detail }),
  };
  return { effect: 'journal', entries: [entry] };
}

/** A failure as a journal effect. */
export function failureJournalled(
  at: Moment,
  failure: FailureCode,
  visit: Visit | undefined,
  detail?: JournalDetail,
): Effect {
  return journalled(at, 'failure', visit, { failure, ...detail });
}
