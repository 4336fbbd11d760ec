import type { JourneyStep } from '../contract/catalogue.ts';
import type { FailureCode, VoucherFailure } from '../contract/failures.ts';
import type { StepId } from '../contract/ids.ts';
import type { Screen } from '../contract/status.ts';
import {
  type ActivationObstacle,
  type ActivationPage,
  activationObstacles,
  type VoucherChannel,
  type VoucherGuide,
  type VoucherIdentity,
} from '../contract/voucher.ts';
import { askDecoder, saidOf } from './decoding.ts';
import type { VoucherQuestion } from './ports/voucher-decoder.ts';
import type { Journey, Moment, StationContext, StationState, Visit } from './state.ts';
import { journalled, type Step, unchanged, withVisit } from './transition.ts';

/**
 * Activating an e-voucher. Nothing a terminal can ask tells whether somebody has one (upstream spec §2.3): what residents say
 * leads them on, and only a code that was decoded proves anything.
 */

/** Where an activation stands; it lives in its journey. */
export interface ActivationState {
  readonly page: ActivationPage;
  /** The pages that led here, for 返回. */
  readonly trail: readonly ActivationPage[];
  /** A channel's id in the guide, or `FACE_CHANNEL`. */
  readonly channel?: string;
  /** The code will be that of a child or an elder in the resident's family account. */
  readonly forRelative: boolean;
  readonly failure?: FailureCode;
  readonly outcome?: ActivationOutcome;
}

/**
 * What came of it. `activated` and `family`: a code was decoded at that moment, in ms of wall time. `referred`: handed to the
 * attendant, and why.
 */
export type ActivationOutcome =
  | { readonly came: 'activated' | 'family'; readonly at: number }
  | { readonly came: 'referred'; readonly why: ActivationObstacle };

/** The certified face terminal, offered beside the channels where the site has one. */
export const FACE_CHANNEL = 'face-terminal';

/** Where each page leads to by a choice; `proceed` and the decoder lead on from the others. */
const WAYS: Readonly<Record<ActivationPage, readonly ActivationPage[]>> = {
  begin: ['channels', 'show', 'family', 'no-phone'],
  channels: ['steps'],
  steps: ['show', 'stuck'],
  stuck: ['face-fails', 'asked-for-money', 'no-phone'],
  family: ['channels'],
  show: ['stuck'],
  checking: [],
  activated: [],
  'no-phone': ['family'],
  'face-fails': ['family'],
  'asked-for-money': ['channels'],
};

const BEGUN: ActivationState = { page: 'begin', trail: [], forRelative: false };

/** Where the activation of this journey stands; at its beginning as long as nothing was chosen. */
export const activationOf = ({ activation }: Journey): ActivationState => activation ?? BEGUN;

const isObstacle = (page: ActivationPage): page is ActivationObstacle =>
  (activationObstacles as readonly ActivationPage[]).includes(page);

function standAt(state: StationState, visit: Visit, journey: Journey, activation: ActivationState): Step {
  return withVisit(state, { ...visit, standing: { at: 'journey', journey: { ...journey, activation } } });
}

/** On to a page, the last complaint forgotten. */
function turnTo(before: ActivationState, page: ActivationPage): ActivationState {
  const { failure: _failure, ...rest } = before;
  return { ...rest, page, trail: [...before.trail, before.page] };
}

/** A choice on a page. One that the page does not offer changes nothing. */
export function chooseActivation(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  chosen: { readonly step: StepId; readonly to: ActivationPage; readonly channel?: string | undefined },
  at: Moment,
): Step {
  const before = activationOf(journey);
  const step = journey.service.journey[journey.index];
  if (step?.step !== 'activation' || step.id !== chosen.step) return unchanged(state);
  if (!WAYS[before.page].includes(chosen.to)) return unchanged(state);
  const next = turnTo(before, chosen.to);
  if (chosen.to === 'family') return standAt(state, visit, journey, { ...next, forRelative: true });
  if (chosen.to !== 'steps') return standAt(state, visit, journey, next);
  const { channel } = chosen;
  const offered = channelsOffered(context).some(({ id }) => id === channel);
  if (!offered || channel === undefined) return unchanged(state);
  if (channel === FACE_CHANNEL) return ask(state, visit, journey, { by: 'face' }, at);
  return standAt(state, visit, journey, { ...next, channel });
}

/** 返回 inside an activation; undefined at its first page, and never back over what was proved. */
export function activationBack(state: StationState, visit: Visit, journey: Journey): Step | undefined {
  if (journey.activation === undefined) return undefined;
  const { failure: _failure, ...activation } = journey.activation;
  if (activation.page === 'activated') return unchanged(state);
  const page = activation.trail.at(-1);
  if (page === undefined) return undefined;
  const trail = activation.trail.slice(0, -1);
  const forRelative = activation.forRelative && (page === 'family' || trail.includes('family'));
  return standAt(state, visit, journey, { ...activation, page, trail, forRelative });
}

/**
 * 继续: from the proof to the result, and from an obstacle to the attendant with a slip. Gives the journey to move on with, or
 * undefined where the page is left by a choice.
 */
export function activationDone(visit: Visit, journey: Journey): Journey | undefined {
  const activation = activationOf(journey);
  if (activation.page === 'activated') return { ...journey, activation };
  if (!isObstacle(activation.page) || visit.card === undefined) return undefined;
  return { ...journey, activation: { ...activation, outcome: { came: 'referred', why: activation.page } } };
}

/** Whether the page waits for a code. */
export function wantsActivationCode({ standing }: Visit): boolean {
  return standing.at === 'journey' && standing.journey.activation?.page === 'show';
}

/** A code at the page that asks for one; undefined at every other. */
export function readActivationCode(
  state: StationState,
  visit: Visit,
  journey: Journey,
  question: VoucherQuestion,
  at: Moment,
): Step | undefined {
  return wantsActivationCode(visit) ? ask(state, visit, journey, question, at) : undefined;
}

/** Being decoded: the page says so. */
function ask(
  state: StationState,
  visit: Visit,
  journey: Journey,
  question: VoucherQuestion,
  at: Moment,
): Step {
  const checking = standAt(state, visit, journey, turnTo(activationOf(journey), 'checking'));
  return { state: checking.state, effects: [askDecoder(visit, question, at)] };
}

/** Decoded. In somebody's own activation it must be their own code; in the family account it is the relative's. */
export function voucherActivated(
  state: StationState,
  visit: Visit,
  journey: Journey,
  identity: VoucherIdentity,
  at: Moment,
): Step {
  const before = activationOf(journey);
  const own = identity.number.toUpperCase() === visit.card?.number.toUpperCase();
  if (!own && !before.forRelative)
    return voucherNotActivated(state, visit, journey, 'voucher-of-somebody-else');
  const { failure: _failure, ...rest } = before;
  const outcome: ActivationOutcome = { came: own ? 'activated' : 'family', at: at.wall };
  const proved = standAt(state, visit, journey, { ...rest, page: 'activated', trail: [], outcome });
  const entry = journalled(at, 'voucher-activated', visit, { service: journey.service.id });
  return { state: proved.state, effects: [entry] };
}

/** Not decoded: back to the page that asks for the code, with the reason. */
export function voucherNotActivated(
  state: StationState,
  visit: Visit,
  journey: Journey,
  failure: VoucherFailure,
): Step {
  const { failure: _failure, ...before } = activationOf(journey);
  const page = before.trail.at(-1) ?? 'show';
  const waiting: ActivationState = { ...before, page, trail: before.trail.slice(0, -1) };
  const said = saidOf(failure);
  return standAt(state, visit, journey, said === undefined ? waiting : { ...waiting, failure: said });
}

/** The channels of the place, and the face terminal where there is one. */
function channelsOffered({ catalogue, voucher }: StationContext): readonly { readonly id: string }[] {
  const own = catalogue.voucher?.channels ?? [];
  return voucher?.faceTerminal === true ? [{ id: FACE_CHANNEL }, ...own] : own;
}

type ActivationScreen = Omit<Extract<Screen, { name: 'activation' }>, 'service' | 'progress'>;

/** What the screen shows of it. */
export function activationScreen(
  context: StationContext,
  visit: Visit,
  journey: Journey,
  step: Extract<JourneyStep, { step: 'activation' }>,
): ActivationScreen {
  const activation = activationOf(journey);
  const { page, trail, failure, outcome, forRelative } = activation;
  const guide = context.catalogue.voucher;
  return {
    name: 'activation',
    step: step.id,
    page,
    forRelative,
    reads: context.voucher?.reads ?? 'none',
    face: context.voucher?.faceTerminal === true,
    ...(guide === undefined ? {} : guideFor(guide, activation)),
    // Only the face terminal is asked from the list of channels.
    ...(page === 'checking' ? { looking: trail.at(-1) === 'channels' ? 'face' : 'code' } : {}),
    ...(failure === undefined ? {} : { failure }),
    ...(outcome === undefined || outcome.came === 'referred' ? {} : { activatedAt: outcome.at }),
    ...(isUninsured(visit) ? { uninsured: true } : {}),
  };
}

/** The platform knows no such person: a voucher without a cover pays for nothing. */
const isUninsured = ({ record }: Visit): boolean =>
  record?.state === 'unavailable' && record.failure === 'person-not-insured';

function guideFor(
  { channels, family }: VoucherGuide,
  { page, channel }: ActivationState,
): Pick<ActivationScreen, 'channels' | 'channel' | 'family'> {
  if (page === 'channels') return { channels: channels.map(({ id, name }) => ({ id, name })) };
  if (page === 'family')
    return {
      family: {
        rules: family.rules.map(({ who, lines }) => ({ who, lines: lines.map(({ text }) => text) })),
        most: family.members.most,
      },
    };
  const chosen = channels.find(({ id }) => id === channel);
  return page === 'steps' && chosen !== undefined ? { channel: channelInWords(chosen) } : {};
}

function channelInWords({ id, name, steps, address }: VoucherChannel): ActivationScreen['channel'] {
  return {
    id,
    name,
    steps: steps.map(({ text }) => text),
    ...(address === undefined ? {} : { address: address.url }),
  };
}
