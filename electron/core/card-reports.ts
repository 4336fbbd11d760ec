import type { Credential } from '../contract/credential.ts';
import type { DeviceEvent } from '../contract/device-messages.ts';
import type { DeviceId, VisitId } from '../contract/ids.ts';
import {
  attendantCardFound,
  attendantCardNotRead,
  attendantCardRead,
  stillLying,
  withReadersEmpty,
} from './assist.ts';
import { pendingMandate } from './assist-state.ts';
import { mandateCardRead } from './mandate.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { changed, failureJournalled, type Step, withVisit } from './transition.ts';
import { beginVisit, identify, stand } from './visit-life.ts';

/** What readers and slots report of cards: laid, read, not read, taken away. */

/** The state with a card in a device. */
export function withCard(state: StationState, device: DeviceId, at: Moment): StationState {
  return { ...state, cardsPresent: new Set(state.cardsPresent).add(device), lastActivityMono: at.mono };
}

/** The state with a card taken away; once all are, a new one begins a visit again. */
export function withoutCard(state: StationState, device: DeviceId, at: Moment): StationState {
  const cardsPresent = new Set([...state.cardsPresent].filter((id) => id !== device));
  const cardLeftBehind = state.cardLeftBehind && cardsPresent.size > 0;
  return withReadersEmpty({ ...state, cardsPresent, cardLeftBehind, lastActivityMono: at.mono });
}

/** A card laid at the welcome screen begins a visit by itself; one left over from the last visit does not. */
export function cardFound(state: StationState, newVisit: VisitId, at: Moment): Step {
  if (state.visit === undefined) {
    if (state.cardLeftBehind || state.outOfService !== undefined) return changed(state);
    const begun = beginVisit(state, newVisit, at);
    const visit = begun.state.visit;
    return visit === undefined ? begun : { state: reading(begun.state, visit).state, effects: begun.effects };
  }
  const forAttendant = attendantCardFound(state, state.visit);
  if (forAttendant !== undefined) return forAttendant;
  if (state.visit.attendantCardLies === true) return stillLying(state, state.visit);
  const { at: standing } = state.visit.standing;
  return standing === 'identify' || standing === 'no-card' ? reading(state, state.visit) : changed(state);
}

const reading = (state: StationState, visit: Visit): Step =>
  stand(state, visit, { at: 'identify', phase: 'reading' });

/** Who it is; of no use to anybody but a visit that waits for it. */
export function cardRead(
  context: StationContext,
  state: StationState,
  card: Credential,
  newVisit: VisitId,
  at: Moment,
): Step {
  const attendants =
    state.visit === undefined ? undefined : attendantCardRead(context, state, state.visit, card, at);
  if (attendants !== undefined) return attendants;
  const found = cardFound(state, newVisit, at);
  const { visit } = found.state;
  if (visit?.standing.at !== 'identify' || visit.attendantCardLies === true) return found;
  const identified =
    pendingMandate(visit) === undefined
      ? identify(found.state, visit, card, at)
      : mandateCardRead(found.state, visit, card, at);
  return { state: identified.state, effects: [...found.effects, ...identified.effects] };
}

/** Why a card could not be read, said where the resident waits for it. */
export function cardReadFailed(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'cardReadFailed' | 'socialCardReadFailed' }>,
  at: Moment,
): Step {
  const journal = failureJournalled(at, report.failure, state.visit, { device: report.device });
  const forAttendant =
    state.visit === undefined ? undefined : attendantCardNotRead(state, state.visit, report.failure);
  if (forAttendant !== undefined) return { ...forAttendant, effects: [journal] };
  if (state.visit?.standing.at !== 'identify') return changed(state, journal);
  const standing = { at: 'identify', phase: 'waiting-for-card', failure: report.failure } as const;
  return withVisit({ ...state, lastActivityMono: at.mono }, { ...state.visit, standing }, journal);
}
