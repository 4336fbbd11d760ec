import type { SecondCheckStep } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import type { FailureCode } from '../contract/failures.ts';
import { answersTo, CHECK_LEFT_OPEN } from './asked-steps.ts';
import { type AskingForCard, type AskingForPin, type SignedIn, signedIn } from './assist-state.ts';
import type { CommandEvent, ReportEvent } from './events.ts';
import { moveOn, stepOf } from './journeys.ts';
import type { Journey, Moment, StationState, Visit } from './state.ts';
import { changed, failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';
import { cardPresent } from './visit-life.ts';

/**
 * Four eyes on a duty: another attendant reads what was entered and says so with card and PIN of their own, while the first
 * one stays signed in. Where nobody else is there the case says that the check is still to be made.
 */

interface Checking {
  readonly assist: SignedIn;
  readonly second: AskingForCard | AskingForPin;
}

/** The second attendant who is being asked for card or PIN. */
function checking(visit: Visit): Checking | undefined {
  const assist = signedIn(visit);
  return assist?.second === undefined ? undefined : { assist, second: assist.second };
}

function withSecond(
  state: StationState,
  visit: Visit,
  assist: SignedIn,
  second: SignedIn['second'],
  ...effects: Step['effects']
): Step {
  const { second: _before, ...rest } = assist;
  const next: SignedIn = second === undefined ? rest : { ...rest, second };
  return withVisit(state, { ...visit, assist: next }, ...effects);
}

/** The step of a duty that another attendant looks it over at. */
function stepAt(journey: Journey): SecondCheckStep | undefined {
  const step = stepOf(journey);
  return step.step === 'second-check' ? step : undefined;
}

function askForSecondCard(
  state: StationState,
  visit: Visit,
  assist: SignedIn,
  failure?: FailureCode,
  ...effects: Step['effects']
): Step {
  const lifted = assist.second?.at === 'card' ? assist.second.lifted : !cardPresent(state);
  const why = failure === undefined ? {} : { failure };
  const second: AskingForCard = { at: 'card', phase: 'waiting-for-card', lifted, ...why };
  return withSecond(state, visit, assist, second, ...effects);
}

/** What somebody does at the page of a second check; undefined where none is up and none is asked for. */
export function secondCheckCommand(state: StationState, visit: Visit, event: CommandEvent): Step | undefined {
  const assist = signedIn(visit);
  if (assist === undefined) return undefined;
  if (event.event === 'askSecond') {
    const { standing } = visit;
    const asked = standing.at === 'journey' && stepAt(standing.journey) !== undefined;
    return asked && assist.page === 'none' ? askForSecondCard(state, visit, assist) : unchanged(state);
  }
  const { second } = assist;
  if (second === undefined) return undefined;
  if (event.event === 'goBack' || event.event === 'goHome')
    return withSecond(state, visit, assist, undefined);
  if (event.event !== 'enterPin' || second.at !== 'pin' || second.checking) return unchanged(state);
  const { failure: _failure, lockedUntil: _over, ...rest } = second;
  const tried: AskingForPin = { ...rest, checking: true, tries: second.tries + 1 };
  const attendant = second.attendant.id;
  return withSecond(state, visit, assist, tried, {
    effect: 'checkPin',
    visit: visit.id,
    attendant,
    pin: event.pin,
  });
}

/** A card found, or not read, while the second attendant's is asked for. */
export function secondCardSeen(state: StationState, visit: Visit, failure?: FailureCode): Step | undefined {
  const found = checking(visit);
  if (found === undefined) return undefined;
  const { assist, second } = found;
  if (second.at !== 'card') return changed(state);
  if (failure !== undefined) return askForSecondCard(state, visit, assist, failure);
  return withSecond(state, visit, assist, { at: 'card', phase: 'reading', lifted: second.lifted });
}

/** A card read: nobody checks their own work, so that the first attendant's is refused. */
export function secondCardRead(
  state: StationState,
  visit: Visit,
  card: Credential,
  at: Moment,
): Step | undefined {
  const found = checking(visit);
  if (found === undefined) return undefined;
  const { assist, second } = found;
  if (second.at !== 'card') return changed(state);
  if (card.number === assist.card.number) {
    if (!second.lifted) return askForSecondCard(state, visit, assist);
    const failure = 'second-check-same-person';
    return askForSecondCard(state, visit, assist, failure, failureJournalled(at, failure, visit));
  }
  const effect = { effect: 'recogniseAttendant', visit: visit.id, number: card.number } as const;
  return withSecond(state, visit, assist, { ...second, phase: 'reading', card }, effect);
}

type AttendantAnswer = Extract<
  ReportEvent,
  { event: 'attendantRecognised' | 'attendantNotRecognised' | 'pinChecked' }
>;

/** What the station found out of the second attendant; undefined where none is asked for. */
export function secondAnswered(state: StationState, event: AttendantAnswer, at: Moment): Step | undefined {
  const { visit } = state;
  const found = visit === undefined ? undefined : checking(visit);
  if (visit === undefined || found === undefined || visit.id !== event.visit) return undefined;
  const { assist, second } = found;
  if (event.event === 'pinChecked')
    return second.at === 'pin' && second.checking && second.attendant.id === event.attendant
      ? pinChecked(state, visit, { assist, second }, event, at)
      : unchanged(state);
  if (second.at !== 'card' || second.card === undefined) return unchanged(state);
  if (event.event === 'attendantNotRecognised') {
    const entry = failureJournalled(at, event.failure, visit);
    return askForSecondCard(state, visit, assist, event.failure, entry);
  }
  const { attendant, lockedUntil } = event;
  const locked = lockedUntil === undefined ? {} : ({ lockedUntil, failure: 'attendant-locked-out' } as const);
  const asked = { at: 'pin', attendant, card: second.card, checking: false, tries: 0, ...locked } as const;
  return withSecond(state, visit, assist, asked);
}

function pinChecked(
  state: StationState,
  visit: Visit,
  { assist, second }: { readonly assist: SignedIn; readonly second: AskingForPin },
  { outcome }: Extract<AttendantAnswer, { event: 'pinChecked' }>,
  at: Moment,
): Step {
  if (outcome.pin !== 'right') {
    const until = outcome.lockedUntil === undefined ? {} : { lockedUntil: outcome.lockedUntil };
    const again: AskingForPin = { ...second, checking: false, failure: outcome.failure, ...until };
    return withSecond(state, visit, assist, again);
  }
  const checked = withSecond(state, visit, assist, undefined).state;
  const entry = journalled(at, 'second-check-made', visit, { attendant: second.attendant.id });
  return checked.visit === undefined
    ? unchanged(state)
    : settle(checked, checked.visit, second.attendant.id, entry);
}

/** The check is made, or left open, and the duty goes on. */
function settle(state: StationState, visit: Visit, value: string, entry: Step['effects'][number]): Step {
  if (visit.standing.at !== 'journey') return unchanged(state);
  const { journey } = visit.standing;
  const step = stepAt(journey);
  if (step === undefined) return unchanged(state);
  const answers = new Map(answersTo(visit, journey.service.id)).set(step.id, value);
  const kept: Visit = { ...visit, answers: new Map(visit.answers).set(journey.service.id, answers) };
  const done = moveOn(state, kept, journey);
  return { state: done.state, effects: [...done.effects, entry] };
}

/** 现在没有别人: the case says so, and the county looks it over. Undefined at any other step. */
export function leaveSecondCheckOpen(
  state: StationState,
  visit: Visit,
  journey: Journey,
  at: Moment,
): Step | undefined {
  if (stepAt(journey) === undefined) return undefined;
  return settle(state, visit, CHECK_LEFT_OPEN, journalled(at, 'second-check-left-open', visit));
}
