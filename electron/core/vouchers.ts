import type { VoucherFailure } from '../contract/failures.ts';
import type { VisitId } from '../contract/ids.ts';
import type { VoucherIdentity } from '../contract/voucher.ts';
import {
  activationDone,
  activationOf,
  readActivationCode,
  voucherActivated,
  voucherNotActivated,
} from './activation.ts';
import { pendingMandate } from './assist-state.ts';
import { classifyCode } from './code-routing.ts';
import { askDecoder, saidOf } from './decoding.ts';
import { moveOn, stepOf } from './journeys.ts';
import { mandateCardRead } from './mandate.ts';
import type { VoucherQuestion } from './ports/voucher-decoder.ts';
import type { Journey, Moment, StationContext, StationState, Visit } from './state.ts';
import { failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';
import { identify, stand } from './visit-life.ts';

/**
 * Somebody shows an e-voucher to say who they are. The code goes into an effect and nowhere else: no state, no status and no
 * journal ever holds it.
 */

/** How a voucher can be shown here: to the kiosk's scanner, or to a box that has to be told first. */
export type VoucherWay = NonNullable<StationContext['voucher']>['reads'];

/** How a voucher can be shown now; undefined where none is decoded, or nothing could read it. */
export function voucherWay(context: StationContext, state: StationState): VoucherWay | undefined {
  const { voucher, devices } = context;
  if (voucher === undefined || voucher.reads === 'own-scanner') return voucher?.reads;
  const works = devices.some(
    ({ id, kind }) => kind === 'code-scanner' && state.devices.get(id)?.state !== 'trouble',
  );
  return works ? voucher.reads : undefined;
}

/** A voucher at the identify screen: it is decoded while the screen says so. */
export function showVoucher(
  context: StationContext,
  state: StationState,
  visit: Visit,
  question: VoucherQuestion,
  at: Moment,
): Step | undefined {
  if (context.voucher === undefined) return undefined;
  const shown = stand(state, visit, { at: 'identify', phase: 'checking-code' });
  return { state: shown.state, effects: [...shown.effects, askDecoder(visit, question, at)] };
}

/** 用医保码 where the certified box reads: the resident says when. */
export function pressedForVoucher(
  context: StationContext,
  state: StationState,
  visit: Visit,
  at: Moment,
): Step | undefined {
  const { standing } = visit;
  if (context.voucher?.reads !== 'own-scanner') return undefined;
  if (standing.at === 'journey')
    return readActivationCode(state, visit, standing.journey, { by: 'own-scanner' }, at);
  if (standing.at !== 'identify' || standing.phase !== 'waiting-for-card') return undefined;
  return showVoucher(context, state, visit, { by: 'own-scanner' }, at);
}

/** Whether a scan only repeats what is being decoded, or has been: scanners say a code again as long as they see it. */
export function repeatsVoucher({ standing, card }: Visit, text: string): boolean {
  const decoding = standing.at === 'identify' && standing.phase === 'checking-code';
  const activating = standing.at === 'journey' && standing.journey.activation !== undefined;
  return (
    (decoding || activating || card?.kind === 'voucher') && classifyCode(text, ['voucher']) === 'voucher'
  );
}

/** 继续 in an activation: with the proof, or to the attendant with a slip; undefined in every other step. */
export function leaveActivation(
  state: StationState,
  visit: Visit,
  journey: Journey,
  at: Moment,
): Step | undefined {
  if (stepOf(journey).step !== 'activation') return undefined;
  const done = activationDone(visit, journey);
  if (done === undefined) return unchanged(state);
  const moved = moveOn(state, visit, done);
  const { outcome } = activationOf(done);
  if (outcome?.came !== 'referred') return moved;
  const entry = journalled(at, 'voucher-referred', visit, { step: outcome.why });
  return { state: moved.state, effects: [...moved.effects, entry] };
}

/** What came of a decoding. */
export type VoucherReport =
  | { readonly event: 'voucherDecoded'; readonly visit: VisitId; readonly identity: VoucherIdentity }
  | {
      readonly event: 'voucherNotDecoded';
      readonly visit: VisitId;
      readonly failure: VoucherFailure;
      readonly platformCode?: number;
    };

/** The decoder's answer, to whoever still waits for it: a card laid meanwhile, or 返回, has made it nobody's. */
export function voucherAnswered(state: StationState, event: VoucherReport, at: Moment): Step {
  const { visit } = state;
  if (visit?.id !== event.visit) return unchanged(state);
  const { standing } = visit;
  if (standing.at === 'journey' && standing.journey.activation?.page === 'checking')
    return event.event === 'voucherDecoded'
      ? voucherActivated(state, visit, standing.journey, event.identity, at)
      : notDecoded(at, visit, event, voucherNotActivated(state, visit, standing.journey, event.failure));
  if (standing.at !== 'identify' || standing.phase !== 'checking-code') return unchanged(state);
  if (event.event === 'voucherNotDecoded') {
    const failure = saidOf(event.failure);
    const waiting = {
      at: 'identify',
      phase: 'waiting-for-card',
      ...(failure === undefined ? {} : { failure }),
    } as const;
    return notDecoded(at, visit, event, withVisit(state, { ...visit, standing: waiting }));
  }
  return pendingMandate(visit) === undefined
    ? identify(state, visit, event.identity, at)
    : mandateCardRead(state, visit, event.identity, at);
}

function notDecoded(
  at: Moment,
  visit: Visit,
  { failure, platformCode }: Extract<VoucherReport, { event: 'voucherNotDecoded' }>,
  { state, effects }: Step,
): Step {
  const detail = platformCode === undefined ? {} : { reference: String(platformCode) };
  return { state, effects: [...effects, failureJournalled(at, failure, visit, detail)] };
}
