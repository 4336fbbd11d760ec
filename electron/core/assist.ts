import type { AssistMode } from '../contract/attendant.ts';
import type { Credential } from '../contract/credential.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { VisitId } from '../contract/ids.ts';
import {
  type AskingForPin,
  type AssistState,
  attendantPageUp,
  type SignedIn,
  signedIn,
} from './assist-state.ts';
import { withoutDuty } from './duties.ts';
import type { CommandEvent, ReportEvent } from './events.ts';
import { beginMandate, giveUpMandate, withoutAnswers } from './mandate.ts';
import { secondAnswered, secondCardRead, secondCardSeen, secondCheckCommand } from './second-check.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { changed, failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';
import { beginVisit, cardPresent, sayFarewell } from './visit-life.ts';

/**
 * Signing in and out, and the attendant's page. While it is up the resident's screen waits behind it untouched: no command
 * reaches it, and no card either, because the rules know whose card was asked for.
 */

type AttendantCommand = Extract<
  CommandEvent,
  { event: 'openAttendant' | 'enterPin' | 'chooseMode' | 'showMachine' | 'signOut' }
>;

function isAttendantCommand(event: CommandEvent): event is AttendantCommand {
  switch (event.event) {
    case 'openAttendant':
    case 'enterPin':
    case 'chooseMode':
    case 'showMachine':
    case 'signOut':
      return true;
    default:
      return false;
  }
}

/** What attendants do; undefined where a command is the resident's screen's business. */
export function attendantCommand(
  context: StationContext,
  state: StationState,
  event: CommandEvent,
  at: Moment,
): Step | undefined {
  const { visit } = state;
  if (event.event === 'openAttendant') return openAttendant(context, state, event.newVisit, at);
  if (visit === undefined) return isAttendantCommand(event) ? unchanged(state) : undefined;
  const second = secondCheckCommand(state, visit, event);
  if (second !== undefined) return second;
  if (isAttendantCommand(event)) return inSession(context, state, visit, event, at);
  if (!attendantPageUp(visit)) return undefined;
  if (event.event === 'goBack' || event.event === 'goHome') return closePage(context, state, visit, at);
  return unchanged(state);
}

function inSession(
  context: StationContext,
  state: StationState,
  visit: Visit,
  event: Exclude<AttendantCommand, { event: 'openAttendant' }>,
  at: Moment,
): Step {
  const { assist } = visit;
  if (assist === undefined) return unchanged(state);
  if (event.event === 'signOut') return signOut(context, state, visit, at);
  if (event.event === 'enterPin')
    return assist.at === 'pin' ? enterPin(state, visit, assist, event.pin, at) : unchanged(state);
  if (assist.at !== 'signed-in' || assist.page === 'none') return unchanged(state);
  if (event.event === 'chooseMode') return chooseMode(context, state, visit, assist, event.mode, at);
  if (!assist.attendant.roles.includes('machine')) return roleMissing(state, visit, assist, at);
  return withAssist(state, visit, { ...withoutFailure(assist), page: 'machine' });
}

/** 我是工作人员. It needs no visit; one begins with it, so that signing in ends as visits end. */
function openAttendant(context: StationContext, state: StationState, newVisit: VisitId, at: Moment): Step {
  if (context.staffed !== true || state.outOfService !== undefined) return unchanged(state);
  if (state.visit === undefined) {
    const begun = beginVisit(state, newVisit, at);
    const { visit } = begun.state;
    if (visit === undefined) return begun;
    return { ...askForCard(begun.state, visit), effects: begun.effects };
  }
  const { visit } = state;
  // Somebody's card was read already: asked for once more it would lie there as nobody's.
  if (visit.standing.at === 'farewell' || visit.assist?.at === 'pin') return unchanged(state);
  const assist = signedIn(visit);
  return assist === undefined
    ? askForCard(state, visit)
    : withAssist(state, visit, { ...withoutFailure(assist), page: 'desk' });
}

/** The attendant's page over what they were at; where nobody signed in there is none. */
export function openAttendantDesk(state: StationState, visit: Visit): Step {
  const assist = signedIn(visit);
  if (assist === undefined) return unchanged(state);
  const home: Visit = { ...visit, standing: { at: 'home' } };
  return withAssist(state, home, { ...withoutFailure(assist), page: 'desk' });
}

const withAssist = (
  state: StationState,
  visit: Visit,
  assist: AssistState,
  ...effects: Step['effects']
): Step => withVisit(state, { ...visit, assist }, ...effects);

function askForCard(state: StationState, visit: Visit, failure?: FailureCode): Step {
  const why = failure === undefined ? {} : { failure };
  const lifted = visit.assist?.at === 'card' ? visit.assist.lifted : !cardPresent(state);
  return withAssist(state, visit, { at: 'card', phase: 'waiting-for-card', lifted, ...why });
}

function withoutFailure(assist: SignedIn): SignedIn {
  const { failure: _failure, ...rest } = assist;
  return rest;
}

/** 返回 or 首页 on a page of the attendant's: back to the resident, or out where nothing was chosen. */
function closePage(context: StationContext, state: StationState, visit: Visit, at: Moment): Step {
  const assist = signedIn(visit);
  if (assist === undefined) return withVisit(state, withoutAssist(state, visit));
  if (assist.page === 'machine') return withAssist(state, visit, { ...assist, page: 'desk' });
  if (assist.mode === undefined) return signOut(context, state, visit, at);
  return withAssist(state, visit, { ...withoutFailure(assist), page: 'none' });
}

/**
 * 退出. The resident beside goes on alone where they were; what was done for somebody else ends with the one who did it.
 * The journal's word of it is written where the state is compared, for every way out alike.
 */
export function signOut(context: StationContext, state: StationState, visit: Visit, at: Moment): Step {
  const assist = signedIn(visit);
  if (assist?.mandate?.given === true) return sayFarewell(context, state, visit, at);
  const own = withoutDuty(visit);
  const free = assist?.mandate === undefined ? own : (giveUpMandate(state, own).state.visit ?? own);
  return withVisit(state, withoutAssist(state, free));
}

function withoutAssist(state: StationState, visit: Visit): Visit {
  const { assist, ...rest } = visit;
  const mandate = assist?.at === 'signed-in' ? assist.mandate : undefined;
  const theirs = assist !== undefined && assist.card !== undefined && visit.card === undefined;
  const lies = theirs && cardPresent(state) ? { attendantCardLies: true as const } : {};
  const clean = { ...(mandate === undefined ? rest : withoutAnswers(rest, mandate.service)), ...lies };
  if (clean.standing.at !== 'identify') return clean;
  return { ...clean, standing: { at: 'identify', phase: 'waiting-for-card' } };
}

function enterPin(state: StationState, visit: Visit, assist: AskingForPin, pin: string, at: Moment): Step {
  if (assist.checking || (assist.lockedUntil !== undefined && at.wall < assist.lockedUntil))
    return unchanged(state);
  const { failure: _failure, lockedUntil: _over, ...rest } = assist;
  const checking: AskingForPin = { ...rest, checking: true, tries: assist.tries + 1 };
  const attendant = assist.attendant.id;
  return withAssist(state, visit, checking, { effect: 'checkPin', visit: visit.id, attendant, pin });
}

function roleMissing(state: StationState, visit: Visit, assist: SignedIn, at: Moment): Step {
  const failure = 'attendant-role-missing';
  const entry = failureJournalled(at, failure, visit, { attendant: assist.attendant.id });
  return withAssist(state, visit, { ...assist, failure }, entry);
}

/** 带人办 or 代人办; once an authority is given the visit stays the person's until it ends. */
function chooseMode(
  context: StationContext,
  state: StationState,
  visit: Visit,
  assist: SignedIn,
  mode: AssistMode,
  at: Moment,
): Step {
  if (assist.mandate !== undefined) return unchanged(state);
  if (!assist.attendant.roles.includes(mode)) return roleMissing(state, visit, assist, at);
  const entry = journalled(at, 'assist-mode-chosen', visit, { attendant: assist.attendant.id, mode });
  const chosen = withoutFailure(assist);
  if (mode === 'duty') return beginDuty(state, visit, chosen, entry);
  if (mode === 'beside')
    return withAssist(state, withoutDuty(visit), { ...chosen, mode, page: 'none' }, entry);
  if (context.mandate === undefined) return unchanged(state);
  return { ...beginMandate(state, withoutDuty(visit), chosen, context.mandate), effects: [entry] };
}

/** 工作登记: only while no resident is at the terminal. */
function beginDuty(state: StationState, visit: Visit, assist: SignedIn, ...effects: Step['effects']): Step {
  if (visit.card !== undefined) return unchanged(state);
  const atWork: Visit = { ...visit, standing: { at: 'home' } };
  return withAssist(state, atWork, { ...assist, mode: 'duty', page: 'none' }, ...effects);
}

/** A card found while the attendant's is asked for; one found while their page is up is nobody's business. */
export function attendantCardFound(state: StationState, visit: Visit): Step | undefined {
  if (!attendantPageUp(visit)) return undefined;
  const second = secondCardSeen(state, visit);
  if (second !== undefined) return second;
  return visit.assist?.at === 'card'
    ? withAssist(state, visit, { at: 'card', phase: 'reading', lifted: visit.assist.lifted })
    : changed(state);
}

/** A card read: the one asked for is looked up, the attendant's own laid again signs out, any other is left alone. */
export function attendantCardRead(
  context: StationContext,
  state: StationState,
  visit: Visit,
  card: Credential,
  at: Moment,
): Step | undefined {
  const second = secondCardRead(state, visit, card, at);
  if (second !== undefined) return second;
  const { assist } = visit;
  if (assist?.at === 'card') {
    if (!assist.lifted && card.number === visit.card?.number) return askForCard(state, visit);
    const effect = { effect: 'recogniseAttendant', visit: visit.id, number: card.number } as const;
    return withAssist(state, visit, { ...assist, phase: 'reading', card }, effect);
  }
  if (assist?.at === 'signed-in' && assist.card.number === card.number)
    return assist.cardLifted ? signOut(context, state, visit, at) : stillLying(state, visit);
  return attendantPageUp(visit) ? changed(state) : undefined;
}

/** The attendant's card was read once more where it lay, because another one is asked for now. */
export function stillLying(state: StationState, visit: Visit): Step {
  if (attendantPageUp(visit) || visit.standing.at !== 'identify') return changed(state);
  const standing = { at: 'identify', phase: 'waiting-for-card', failure: 'attendant-card-lies' } as const;
  return withVisit(state, { ...visit, standing });
}

/** The state once no card lies anywhere: what is laid from here on was laid for what is asked for now. */
export function withReadersEmpty(state: StationState): StationState {
  if (state.visit === undefined || cardPresent(state)) return state;
  const { attendantCardLies: _gone, ...visit } = state.visit;
  if (visit.assist === undefined) return { ...state, visit };
  if (visit.assist.at === 'card')
    return { ...state, visit: { ...visit, assist: { ...visit.assist, lifted: true } } };
  if (visit.assist.at === 'pin') return { ...state, visit };
  const { second } = visit.assist;
  const asked = second?.at === 'card' ? { second: { ...second, lifted: true } } : {};
  return { ...state, visit: { ...visit, assist: { ...visit.assist, cardLifted: true, ...asked } } };
}

/** A card that could not be read while the attendant's is asked for. */
export function attendantCardNotRead(
  state: StationState,
  visit: Visit,
  failure: FailureCode,
): Step | undefined {
  if (!attendantPageUp(visit)) return undefined;
  const second = secondCardSeen(state, visit, failure);
  if (second !== undefined) return second;
  return visit.assist?.at === 'card' ? askForCard(state, visit, failure) : changed(state);
}

type AttendantAnswer = Extract<
  ReportEvent,
  { event: 'attendantRecognised' | 'attendantNotRecognised' | 'pinChecked' }
>;

/** What the station found out; an answer to a question that is no longer open is dropped. */
export function attendantAnswered(state: StationState, event: AttendantAnswer, at: Moment): Step {
  const second = secondAnswered(state, event, at);
  if (second !== undefined) return second;
  const { visit } = state;
  const assist = visit?.assist;
  if (visit?.id !== event.visit || assist === undefined) return unchanged(state);
  if (event.event === 'pinChecked')
    return assist.at === 'pin' && assist.checking && assist.attendant.id === event.attendant
      ? pinChecked(state, visit, assist, event, at)
      : unchanged(state);
  if (assist.at !== 'card' || assist.card === undefined) return unchanged(state);
  if (event.event === 'attendantNotRecognised') {
    const asked = askForCard(state, visit, event.failure);
    return { ...asked, effects: [failureJournalled(at, event.failure, visit)] };
  }
  const { attendant, lockedUntil } = event;
  const locked = lockedUntil === undefined ? {} : ({ lockedUntil, failure: 'attendant-locked-out' } as const);
  const { card } = assist;
  return withAssist(state, visit, { at: 'pin', attendant, card, checking: false, tries: 0, ...locked });
}

function pinChecked(
  state: StationState,
  visit: Visit,
  assist: AskingForPin,
  { outcome }: Extract<AttendantAnswer, { event: 'pinChecked' }>,
  at: Moment,
): Step {
  const { attendant, card } = assist;
  if (outcome.pin !== 'right') {
    const { failure } = outcome;
    const until = outcome.lockedUntil === undefined ? {} : { lockedUntil: outcome.lockedUntil };
    return withAssist(state, visit, { ...assist, checking: false, failure, ...until });
  }
  const detail = { attendant: attendant.id };
  const entry = journalled(at, 'attendant-signed-in', visit, detail);
  const { help } = state;
  const cardLifted = !cardPresent(state);
  const session: SignedIn = { at: 'signed-in', attendant, card, cardLifted, page: 'desk' };
  const others = visit.card?.number === card.number ? withoutResident(visit) : visit;
  if (help.state === 'none') return withAssist(state, others, session, entry);
  const answered = journalled(at, 'help-answered', visit, detail);
  const calm: StationState = { ...state, help: { state: 'none' } };
  return withAssist(calm, others, { ...session, calledAt: help.at }, entry, answered);
}

/** An attendant who laid their card at the welcome screen was taken for a resident; signing in puts that right. */
function withoutResident({ card: _card, record: _record, ...visit }: Visit): Visit {
  return {
    ...visit,
    answers: new Map(),
    ledger: new Map(),
    signatures: new Map(),
    standing: { at: 'identify', phase: 'waiting-for-card' },
  };
}
