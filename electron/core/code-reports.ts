import type { DeviceEvent } from '../contract/device-messages.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { VisitId } from '../contract/ids.ts';
import { attendantPageUp } from './assist-state.ts';
import { classifyCode, sentenceFor, type WantedCode } from './code-routing.ts';
import { END_AFTER_MS } from './idle.ts';
import type { Moment, StationState, Visit } from './state.ts';
import { changed, failureJournalled, type Step, withVisit } from './transition.ts';
import { beginVisit } from './visit-life.ts';

/** What scanners report of codes. Whatever was shown, something is said. */

/** What the screen a resident identifies at asks to be shown. */
const IDENTIFYING: readonly WantedCode[] = ['voucher'];

/** A code was read: at the welcome screen it begins a visit, where it is wanted it is used, elsewhere a sentence passes by. */
export function codeScanned(
  before: StationState,
  { code, device }: Extract<DeviceEvent, { kind: 'codeScanned' }>,
  newVisit: VisitId,
  at: Moment,
): Step {
  const state = { ...before, lastActivityMono: at.mono };
  if (state.outOfService !== undefined) return changed(state);
  if (state.visit === undefined) {
    const begun = beginVisit(state, newVisit, at);
    const visit = begun.state.visit;
    if (visit === undefined) return begun;
    const told = identifyFailed(begun.state, visit, notIdentifiedBy(code.text), device, at);
    return { state: told.state, effects: [...begun.effects, ...told.effects] };
  }
  if (isIdentifying(state.visit))
    return identifyFailed(state, state.visit, notIdentifiedBy(code.text), device, at);
  return passing(state, 'code-not-wanted', device, at);
}

/** A scan that did not come whole; worth a word only where a code is waited for. */
export function codeScanFailed(
  before: StationState,
  { failure, device }: Extract<DeviceEvent, { kind: 'codeScanFailed' }>,
  at: Moment,
): Step {
  const state = { ...before, lastActivityMono: at.mono };
  if (state.visit === undefined || !isIdentifying(state.visit))
    return changed(state, failureJournalled(at, failure, state.visit, { device }));
  return identifyFailed(state, state.visit, failure, device, at);
}

const isIdentifying = ({ standing, ...visit }: Visit): boolean =>
  (!attendantPageUp({ standing, ...visit }) &&
    standing.at === 'identify' &&
    standing.phase === 'waiting-for-card') ||
  standing.at === 'no-card';

/** Why a code does not say who somebody is. */
function notIdentifiedBy(text: string): FailureCode {
  const kind = classifyCode(text, IDENTIFYING);
  return kind === 'voucher' ? 'voucher-not-enabled' : sentenceFor(kind);
}

function identifyFailed(
  state: StationState,
  visit: Visit,
  failure: FailureCode,
  device: string,
  at: Moment,
): Step {
  const standing = { at: 'identify', phase: 'waiting-for-card', failure } as const;
  return withVisit(state, { ...visit, standing }, failureJournalled(at, failure, visit, { device }));
}

/**
 * A sentence over whatever is up. A touch takes it away, nothing vanishes before somebody's eyes (elderly-ui row 18); where
 * nobody touches for as long as a visit may stand still, nobody is there.
 */
function passing(state: StationState, failure: FailureCode, device: string, at: Moment): Step {
  return changed(
    { ...state, passing: { failure, untilMono: at.mono + END_AFTER_MS } },
    failureJournalled(at, failure, state.visit, { device }),
  );
}
