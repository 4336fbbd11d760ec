import type { DeviceEvent } from '../contract/device-messages.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { VisitId } from '../contract/ids.ts';
import { readActivationCode, wantsActivationCode } from './activation.ts';
import { attendantPageUp } from './assist-state.ts';
import { classifyCode, sentenceFor, type WantedCode } from './code-routing.ts';
import { END_AFTER_MS } from './idle.ts';
import { invoiceScanned } from './invoices.ts';
import { slipCodeOf, slipShown } from './slip-check.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { changed, failureJournalled, type Step, withVisit } from './transition.ts';
import { beginVisit } from './visit-life.ts';
import { repeatsVoucher, showVoucher } from './vouchers.ts';

/** What scanners report of codes. Whatever was shown, something is said. */

/** What the screen a resident identifies at asks to be shown. */
const IDENTIFYING: readonly WantedCode[] = ['voucher'];

/** A code was read: at the welcome screen it begins a visit, where it is wanted it is used, elsewhere a sentence passes by. */
export function codeScanned(
  context: StationContext,
  before: StationState,
  { code, device }: Extract<DeviceEvent, { kind: 'codeScanned' }>,
  newVisit: VisitId,
  at: Moment,
): Step {
  const state = { ...before, lastActivityMono: at.mono };
  if (state.outOfService !== undefined) return changed(state);
  const slip = slipCodeOf(code.text);
  if (slip !== undefined) return slipShown(context, state, slip, at);
  if (state.visit === undefined) {
    const begun = beginVisit(state, newVisit, at);
    const visit = begun.state.visit;
    if (visit === undefined) return begun;
    const told = identifyingCode(context, begun.state, visit, code.text, device, at);
    return { state: told.state, effects: [...begun.effects, ...told.effects] };
  }
  if (isIdentifying(state.visit)) return identifyingCode(context, state, state.visit, code.text, device, at);
  if (repeatsVoucher(state.visit, code.text) && !wantsActivationCode(state.visit)) return changed(state);
  const activating = activatingCode(state, state.visit, code.text, device, at);
  if (activating !== undefined) return activating;
  return invoiceScanned(state, code.text, device, at) ?? passing(state, 'code-not-wanted', device, at);
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

/** A voucher is decoded where this site can; of anything else it is said what it is. */
function identifyingCode(
  context: StationContext,
  state: StationState,
  visit: Visit,
  text: string,
  device: string,
  at: Moment,
): Step {
  const kind = classifyCode(text, IDENTIFYING);
  if (kind !== 'voucher') return identifyFailed(state, visit, sentenceFor(kind), device, at);
  const asked = showVoucher(context, state, visit, { by: 'code', code: text.trim() }, at);
  return asked ?? identifyFailed(state, visit, 'voucher-not-enabled', device, at);
}

/** The new code after an activation; undefined where the page does not ask for it. */
function activatingCode(
  state: StationState,
  visit: Visit,
  text: string,
  device: string,
  at: Moment,
): Step | undefined {
  if (visit.standing.at !== 'journey' || attendantPageUp(visit)) return undefined;
  const { journey } = visit.standing;
  if (!wantsActivationCode(visit)) return undefined;
  const kind = classifyCode(text, IDENTIFYING);
  if (kind === 'voucher')
    return readActivationCode(state, visit, journey, { by: 'code', code: text.trim() }, at);
  return passing(state, sentenceFor(kind), device, at);
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
