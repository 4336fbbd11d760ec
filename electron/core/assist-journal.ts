import { signedIn } from './assist-state.ts';
import type { Effect } from './effects.ts';
import type { StationEvent } from './events.ts';
import { stepOf } from './journeys.ts';
import type { StationState, Visit } from './state.ts';
import { journalled } from './transition.ts';

/**
 * What the journal says while somebody else operates: every step they reach, every consent they pass on, and their going,
 * whatever it came by. Told from the states before and after, so that no way can be forgotten.
 */
export function assistEntries(before: StationState, after: StationState, event: StationEvent): Effect[] {
  return [...stepEntries(before, after, event), ...partingEntries(before, after, event)];
}

function partingEntries(before: StationState, after: StationState, { at }: StationEvent): Effect[] {
  const was = signedIn(before.visit);
  if (was === undefined || before.visit === undefined) return [];
  const stays = after.visit?.id === before.visit.id && signedIn(after.visit) !== undefined;
  return stays ? [] : [journalled(at, 'attendant-signed-out', before.visit, { attendant: was.attendant.id })];
}

/** The service and the step a visit stands at, where it stands at one. */
function placeOf(visit: Visit | undefined) {
  if (visit?.standing.at !== 'journey') return undefined;
  const { journey } = visit.standing;
  const step = stepOf(journey);
  return { service: journey.service.id, step: step.id, kind: step.step };
}

function stepEntries(before: StationState, after: StationState, event: StationEvent): Effect[] {
  const { visit } = after;
  const assist = signedIn(visit);
  if (assist?.mode === undefined) return [];
  const from = placeOf(before.visit);
  const to = placeOf(visit);
  if (from?.service === to?.service && from?.step === to?.step) return [];
  const who = { attendant: assist.attendant.id, mode: assist.mode };
  const agreed =
    event.event === 'agree' && from?.kind === 'commitment'
      ? [journalled(event.at, 'commitment-agreed', visit, { ...who, service: from.service, step: from.step })]
      : [];
  const reached =
    to === undefined
      ? []
      : [journalled(event.at, 'assisted-step', visit, { ...who, service: to.service, step: to.step })];
  return [...agreed, ...reached];
}
