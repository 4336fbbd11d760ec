import type { Credential } from '../contract/credential.ts';
import type { DeviceKind } from '../contract/device-kind.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { DeviceId, VisitId } from '../contract/ids.ts';
import { wantsActivationCode } from './activation.ts';
import { attendantPageUp } from './assist-state.ts';
import type { Effect } from './effects.ts';
import { wantsInvoice } from './invoices.ts';
import type { PersonIdentity } from './ports/upstream.ts';
import {
  DEFAULT_PREFERENCES,
  type Moment,
  NO_SLIP,
  type Standing,
  type StationContext,
  type StationState,
  type Visit,
} from './state.ts';
import { changed, journalled, type Step, withVisit } from './transition.ts';

/** Platform `psn_cert_type` by card (upstream spec §5): 01 resident card, 17 HK/MO/TW permit, 07 foreigner's residence card. */
const CERTIFICATE_TYPES: Record<Exclude<Credential['kind'], 'voucher'>, string> = {
  resident: '01',
  'hk-macao-taiwan': '17',
  'foreigner-2017': '07',
  'foreigner-2023': '07',
  // Its number is the holder's ID number.
  'social-card': '01',
  // A citizen's number, as somebody stated it.
  stated: '01',
};

/** The person as the platform is asked about them. */
export function personOf(card: Credential): PersonIdentity {
  const person = { certificateNumber: card.number, name: card.name };
  if (card.kind !== 'voucher') return { ...person, certificateType: CERTIFICATE_TYPES[card.kind] };
  const { certificateType, token } = card;
  return { ...person, certificateType, ...(token === undefined ? {} : { voucherToken: token }) };
}

/** A fresh visit, nobody identified yet. */
export function beginVisit(state: StationState, id: VisitId, at: Moment): Step {
  const visit: Visit = {
    id,
    standing: { at: 'identify', phase: 'waiting-for-card' },
    answers: new Map(),
    ledger: new Map(),
    signatures: new Map(),
    slip: NO_SLIP,
    anySlipPrinted: false,
    anyServiceDone: false,
  };
  return changed({ ...state, visit, lastActivityMono: at.mono }, journalled(at, 'visit-began', visit));
}

/** The resident is known: home at once, the record is asked for beside it. */
export function identify(state: StationState, visit: Visit, card: Credential, at: Moment): Step {
  const next: Visit = { ...visit, card, standing: { at: 'home' }, record: { state: 'asked' } };
  return withVisit(
    state,
    next,
    { effect: 'lookUpInsured', visit: visit.id, person: personOf(card) },
    journalled(at, 'visit-identified', next),
  );
}

/**
 * The visit is over for the resident: everything personal is dropped now, before the farewell is even painted.
 * What a printer still holds of an uncertain slip is cleared, so that the next resident does not find it.
 */
export function sayFarewell(context: StationContext, state: StationState, visit: Visit, at: Moment): Step {
  const takeSlip = visit.anySlipPrinted || visit.slip.state === 'sent' || visit.slip.state === 'queued';
  const parting: Visit = {
    id: visit.id,
    standing: { at: 'farewell', sinceMono: at.mono, takeSlip },
    answers: new Map(),
    ledger: new Map(),
    signatures: new Map(),
    slip: visit.slip,
    anySlipPrinted: false,
    anyServiceDone: false,
  };
  return withVisit(
    state,
    parting,
    ...clearedPrinters(context, visit),
    { effect: 'eraseVisit', visit: visit.id },
    journalled(at, 'visit-ended', visit),
  );
}

/** Back to welcome with nothing left: settings, help and data are as for a new person. */
export function endVisit(
  context: StationContext,
  state: StationState,
  visit: Visit,
  at: Moment,
  why: 'farewell' | 'idle',
): Step {
  const { visit: _gone, passing: _passing, ...rest } = state;
  const cleared: StationState = {
    ...rest,
    preferences: DEFAULT_PREFERENCES,
    help: { state: 'none' },
    cardLeftBehind: cardPresent(state),
    lastActivityMono: at.mono,
  };
  if (why === 'farewell') return changed(cleared);
  return changed(
    cleared,
    ...clearedPrinters(context, visit),
    { effect: 'eraseVisit', visit: visit.id },
    journalled(at, 'visit-ended-idle', visit),
  );
}

function clearedPrinters(context: StationContext, visit: Visit): Effect[] {
  if (visit.slip.state !== 'interrupted' && visit.slip.state !== 'unknown') return [];
  return context.devices
    .filter(({ kind }) => kind === 'receipt-printer' || kind === 'document-printer')
    .map(({ id }) => ({ effect: 'clearPrinter', device: id }));
}

/** Moves the resident; the slip belongs to the screen it was asked on, except the farewell's. */
export function stand(state: StationState, visit: Visit, standing: Standing): Step {
  return withVisit(state, { ...visit, standing, slip: NO_SLIP });
}

/** Whether a card lies on a reader or sticks in a slot. */
export const cardPresent = (state: StationState): boolean => state.cardsPresent.size > 0;

/** Whether a card on the reader is of use now; the reader polls faster while it is. */
export function wantsCard(state: StationState): boolean {
  if (state.outOfService !== undefined) return false;
  const { visit } = state;
  if (visit === undefined) return !state.cardLeftBehind;
  // While somebody is signed in, their card laid again is their going: the reader must look for it all the time.
  if (visit.assist !== undefined) return visit.assist.at !== 'pin';
  return visit.standing.at === 'identify' || visit.standing.at === 'no-card';
}

/** Whether a code is of use now; a scanner that can be switched is lit while it is. */
export function wantsCode(state: StationState): boolean {
  if (state.outOfService !== undefined) return false;
  const { visit } = state;
  if (visit !== undefined && attendantPageUp(visit)) return false;
  if (visit !== undefined && (wantsInvoice(visit) || wantsActivationCode(visit))) return true;
  return visit === undefined || visit.standing.at === 'identify' || visit.standing.at === 'no-card';
}

/** What tells who somebody is, by the device that reads it; the usual one first. */
const IDENTIFYING = [
  { kind: 'id-card-reader', way: 'id-card' },
  { kind: 'smart-card-reader', way: 'social-card' },
] as const;
export type IdentifyingWay = (typeof IDENTIFYING)[number]['way'];

/** The ways of identifying that work now, or are just opening; in trouble all are named that the site has. */
export function waysToIdentify(context: StationContext, state: StationState): readonly IdentifyingWay[] {
  const waysOf = (usable: (id: DeviceId) => boolean) =>
    IDENTIFYING.filter(({ kind }) =>
      context.devices.some((device) => device.kind === kind && usable(device.id)),
    ).map(({ way }) => way);
  const working = waysOf((id) => state.devices.get(id)?.state !== 'trouble');
  return working.length > 0 ? working : waysOf(() => true);
}

/** Why nobody can identify now, and by which device that is; undefined while one way works, or is just opening. */
export function identifyingTrouble(
  context: StationContext,
  state: StationState,
): { readonly device: DeviceKind; readonly failure: FailureCode } | undefined {
  const devices = IDENTIFYING.flatMap(({ kind }) => context.devices.filter((device) => device.kind === kind));
  const [first] = devices;
  if (first === undefined) return { device: 'id-card-reader', failure: 'no-reader-configured' };
  if (devices.some(({ id }) => state.devices.get(id)?.state !== 'trouble')) return undefined;
  return { device: first.kind, failure: state.devices.get(first.id)?.failure ?? 'reader-lost' };
}
