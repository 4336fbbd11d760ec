import type { Preferences, PreferencesChange } from '../contract/status.ts';
import { chooseActivation } from './activation.ts';
import { attendantCommand, openAttendantDesk } from './assist.ts';
import { pendingMandate, signedIn } from './assist-state.ts';
import { caseCommand, openCases, openWithdrawalOfResult } from './cases.ts';
import { handedInBy, onDuty, tellsElsewhere } from './duties.ts';
import type { CommandEvent } from './events.ts';
import { closeGuide, openGuide } from './guide.ts';
import { ID_NUMBER_SHOWN_MS } from './idle.ts';
import { confirmInvoice, dropInvoice, typeInvoice } from './invoices.ts';
import { agree, answerStep, changeAnswer, openEntry, proceed, sign, stepBack, submit } from './journeys.ts';
import { commandAtMandateCard, followMandate, giveUpMandate, withinAuthority } from './mandate.ts';
import { bringLater, dropPage, keepPage } from './papers.ts';
import { ratingCommand } from './ratings.ts';
import { leaveSecondCheckOpen } from './second-check.ts';
import { printSlip } from './slips.ts';
import {
  DEFAULT_PREFERENCES,
  type Journey,
  type Moment,
  type StationContext,
  type StationState,
  type Visit,
} from './state.ts';
import { changed, failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';
import { beginVisit, endVisit, sayFarewell, stand } from './visit-life.ts';
import { leaveActivation, pressedForVoucher } from './vouchers.ts';

/**
 * What the resident's commands do. One that does not fit the present screen changes nothing and is journalled, so a
 * late or doubled tap is harmless.
 */
export function command(context: StationContext, state: StationState, event: CommandEvent, at: Moment): Step {
  const done =
    anyTime(state, event, at) ??
    attendantCommand(context, state, event, at) ??
    inVisit(context, state, event, at);
  if (done.state !== state || done.effects.length > 0) return done;
  return changed(state, failureJournalled(at, 'command-not-expected', state.visit));
}

/** Commands that fit every screen. */
function anyTime(state: StationState, event: CommandEvent, at: Moment): Step | undefined {
  switch (event.event) {
    case 'stay':
      return changed({ ...state });
    case 'setPreferences':
      return changed({ ...state, preferences: changedBy(state.preferences, event.preferences) });
    case 'resetPreferences':
      return changed({ ...state, preferences: DEFAULT_PREFERENCES });
    case 'callHelp':
      if (state.help.state === 'called') return changed({ ...state });
      return changed(
        { ...state, help: { state: 'called', at: at.wall } },
        journalled(at, 'help-called', state.visit),
      );
    case 'takeBackHelp':
      if (state.help.state === 'none') return undefined;
      return changed({ ...state, help: { state: 'none' } }, journalled(at, 'help-taken-back', state.visit));
    case 'begin':
      if (state.visit !== undefined || state.outOfService !== undefined) return undefined;
      return beginVisit(state, event.newVisit, at);
    default:
      return undefined;
  }
}

/** Settings with what was named changed; a name without a value changes nothing. */
export function changedBy(preferences: Preferences, change: PreferencesChange): Preferences {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.assign({}, preferences, Object.fromEntries(named));
}

function inVisit(context: StationContext, state: StationState, event: CommandEvent, at: Moment): Step {
  const { visit } = state;
  if (visit === undefined) return unchanged(state);
  if (visit.standing.at === 'farewell')
    return event.event === 'goHome' || event.event === 'finish'
      ? endVisit(context, state, visit, at, 'farewell')
      : unchanged(state);
  const atCard = commandAtMandateCard(state, visit, event);
  if (atCard !== undefined) return atCard;
  if (visit.standing.at === 'cases')
    return (
      caseCommand(context, state, visit, visit.standing.cases, event, at) ??
      leaving(context, state, visit, event, at)
    );
  if (visit.standing.at === 'journey') {
    const { journey } = visit.standing;
    if (event.event === 'goHome' && pendingMandate(visit) !== undefined) return giveUpMandate(state, visit);
    const done =
      inJourney(context, state, visit, journey, event, at) ?? leaving(context, state, visit, event, at);
    return followMandate(visit, done, event, at);
  }
  return beforeJourney(context, state, visit, event, at) ?? leaving(context, state, visit, event, at);
}

function inJourney(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  event: CommandEvent,
  at: Moment,
): Step | undefined {
  if (journey.guide === true) return inGuide(context, state, visit, journey, event);
  switch (event.event) {
    case 'openGuide':
      return openGuide(state, visit, journey);
    case 'openWithdrawal':
      return openWithdrawalOfResult(state, visit, journey, at);
    case 'proceed':
      return (
        leaveActivation(state, visit, journey, at) ??
        leaveSecondCheckOpen(state, visit, journey, at) ??
        proceed(context, state, visit, journey)
      );
    case 'chooseActivation':
      return chooseActivation(context, state, visit, journey, event, at);
    case 'showVoucher':
      return pressedForVoucher(context, state, visit, at);
    case 'answerStep':
      return answerStep(context, state, visit, journey, event, at);
    case 'keepPage':
      return keepPage(state, visit, journey, event);
    case 'dropPage':
      return dropPage(state, visit, journey, event);
    case 'bringLater':
      return bringLater(state, visit, journey, event);
    case 'typeInvoice':
      return typeInvoice(state, visit, journey, event);
    case 'confirmInvoice':
      return confirmInvoice(state, visit, journey, event, at);
    case 'dropInvoice':
      return dropInvoice(state, visit, journey, event);
    case 'sign':
      return sign(state, visit, journey, event);
    case 'changeAnswer':
      return changeAnswer(state, visit, journey, event.step);
    case 'agree':
      return agree(state, visit, journey, event.service);
    case 'submit':
      return submit(context, state, visit, journey, event.service, at);
    case 'printReceipt':
      return printSlip(context, state, visit, journey);
    case 'openEntry':
      return withinAuthority(state, openEntry(context, state, visit, event, at), at);
    case 'goBack':
      return stepBack(state, visit, journey);
    default:
      return undefined;
  }
}

/** While the guide lies over a page, that page takes nothing. */
function inGuide(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  event: CommandEvent,
): Step | undefined {
  switch (event.event) {
    case 'goBack':
    case 'proceed':
      return closeGuide(state, visit, journey);
    case 'printReceipt':
      return printSlip(context, state, visit, journey);
    default:
      return undefined;
  }
}

function beforeJourney(
  context: StationContext,
  state: StationState,
  visit: Visit,
  event: CommandEvent,
  at: Moment,
): Step | undefined {
  switch (event.event) {
    case 'showVoucher':
      return pressedForVoucher(context, state, visit, at);
    case 'sayNoCard':
      return visit.standing.at === 'identify' ? stand(state, visit, { at: 'no-card' }) : undefined;
    case 'openEntry':
      return withinAuthority(state, openEntry(context, state, visit, event, at), at);
    case 'openElsewhere':
      if (visit.standing.at !== 'home' || !tellsElsewhere(context, visit)) return undefined;
      return stand(state, visit, { at: 'elsewhere' });
    case 'openCases':
      return openCases(state, visit);
    case 'goBack':
      return backBeforeJourney(context, state, visit, at);
    default:
      return ratingCommand(context, state, visit, event, at);
  }
}

function backBeforeJourney(context: StationContext, state: StationState, visit: Visit, at: Moment): Step {
  switch (visit.standing.at) {
    case 'no-card':
      return stand(state, visit, { at: 'identify', phase: 'waiting-for-card' });
    case 'at-the-counter':
    case 'elsewhere':
    case 'rate':
    case 'rate-why':
      return stand(state, visit, { at: 'home' });
    case 'identify':
      return endVisit(context, state, visit, at, 'farewell');
    case 'home':
      return onDuty(visit) ? openAttendantDesk(state, visit) : sayFarewell(context, state, visit, at);
    case 'journey':
    case 'cases':
    case 'farewell':
      return unchanged(state);
  }
}

/** Once, after something was done. Nobody rates their own help: who acts for another leaves no rating in their name. */
function mayRate(visit: Visit): boolean {
  const once = visit.standing.at !== 'rate' && visit.rated !== true;
  return visit.anyServiceDone && once && signedIn(visit)?.mandate === undefined;
}

/** Ways out that fit every standing of a visit. */
function leaving(
  context: StationContext,
  state: StationState,
  visit: Visit,
  event: CommandEvent,
  at: Moment,
): Step {
  switch (event.event) {
    case 'goHome':
      if (visit.standing.at === 'journey' && visit.standing.journey.submitting) return unchanged(state);
      return handedInBy(visit) === undefined
        ? endVisit(context, state, visit, at, 'farewell')
        : stand(state, visit, { at: 'home' });
    case 'finish':
      if (onDuty(visit)) return openAttendantDesk(state, visit);
      return mayRate(visit) ? stand(state, visit, { at: 'rate' }) : sayFarewell(context, state, visit, at);
    case 'showIdNumber':
      if (visit.card === undefined) return unchanged(state);
      return withVisit(
        state,
        { ...visit, idNumberShownUntilMono: at.mono + ID_NUMBER_SHOWN_MS },
        journalled(at, 'id-number-shown', visit),
      );
    default:
      return unchanged(state);
  }
}
