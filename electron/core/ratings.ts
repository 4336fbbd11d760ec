import type { RatingReason } from '../contract/rating.ts';
import type { Rating } from '../contract/station-contract.ts';
import type { CommandEvent } from './events.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { journalled, type Step } from './transition.ts';
import { sayFarewell, stand } from './visit-life.ts';

/** The best rating whose reason is asked: whoever was content is not held up. */
const ASKED_WHY_UP_TO: Rating = 3;

/** What a rating, its reason or neither does; `undefined` for every other command and standing. */
export function ratingCommand(
  context: StationContext,
  state: StationState,
  visit: Visit,
  event: CommandEvent,
  at: Moment,
): Step | undefined {
  const { standing } = visit;
  if (standing.at === 'rate') {
    if (event.event === 'rate') return rated(context, state, visit, event.rating, at);
    if (event.event !== 'skipRating') return undefined;
    return parting(context, state, visit, at, journalled(at, 'rating-skipped', visit));
  }
  if (standing.at !== 'rate-why') return undefined;
  if (event.event === 'skipRating') return sayFarewell(context, state, visit, at);
  if (event.event !== 'giveReason') return undefined;
  const { rating } = standing;
  return parting(context, state, visit, at, reasonGiven(visit, rating, event.reason, at));
}

function reasonGiven(visit: Visit, rating: Rating, reason: RatingReason, at: Moment) {
  return journalled(at, 'rating-explained', visit, { rating, reason });
}

function rated(context: StationContext, state: StationState, visit: Visit, rating: Rating, at: Moment): Step {
  const given = journalled(at, 'rating-given', visit, { rating });
  if (rating > ASKED_WHY_UP_TO) return parting(context, state, visit, at, given);
  const asked = stand(state, { ...visit, rated: true }, { at: 'rate-why', rating });
  return { ...asked, effects: [...asked.effects, given] };
}

function parting(
  context: StationContext,
  state: StationState,
  visit: Visit,
  at: Moment,
  entry: Step['effects'][number],
): Step {
  const farewell = sayFarewell(context, state, visit, at);
  return { ...farewell, effects: [entry, ...farewell.effects] };
}
