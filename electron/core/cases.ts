import type { FailureCode } from '../contract/failures.ts';
import type { CasesPage, CasesState, ProgressState, WithdrawalSubject } from './cases-state.ts';
import { onDuty } from './duties.ts';
import type { CommandEvent } from './events.ts';
import { printContent } from './slips.ts';
import {
  type Journey,
  type Moment,
  NO_SLIP,
  type StationContext,
  type StationState,
  type Visit,
} from './state.ts';
import { failureJournalled, journalled, type Step, withVisit } from './transition.ts';
import { personOf, stand } from './visit-life.ts';
import { ageOfCase, mayStillWithdraw } from './withdrawal-time.ts';

/**
 * 办理进度: what became of a person's cases, asked by card or by receipt number; and taking one back within ten minutes. What this
 * terminal knows is shown at once, what the platform says follows.
 */

/** A receipt number as it is typed: the day, and the number of the day; the terminal's own name stands before it. */
export const NUMBER_GROUPS = [8, 4] as const;
const TYPED_NUMBER = /^(\d{8})(\d{4})$/;

/** Whether somebody may ask after their cases: whoever was only named is told nothing of theirs. */
export function mayAskProgress(visit: Visit): boolean {
  return visit.card !== undefined && visit.card.kind !== 'stated' && !onDuty(visit);
}

/** The page that is up, put in place of the one before. */
export function showingPage(visit: Visit, cases: CasesState, shown: CasesPage): Visit {
  return { ...visit, slip: NO_SLIP, standing: { at: 'cases', cases: { ...cases, shown } } };
}

/** 办理进度, from the home screen. */
export function openCases(state: StationState, visit: Visit): Step | undefined {
  if (visit.standing.at !== 'home' || visit.card === undefined || !mayAskProgress(visit)) return undefined;
  const effect = { effect: 'listCases', visit: visit.id, person: visit.card.number } as const;
  return withVisit(state, showingPage(visit, { shown: { page: 'list' } }, { page: 'list' }), effect);
}

/** What is typed as a receipt number of this terminal; undefined where digits are missing. */
function fullNumber({ site }: StationContext, typed: string): string | undefined {
  const found = TYPED_NUMBER.exec(typed);
  return found === null ? undefined : `${site.terminal}-${found[1]}-${found[2]}`;
}

/** A case of the list, or the number that was typed. */
function askCase(
  context: StationContext,
  state: StationState,
  visit: Visit,
  { cases, number, at }: { readonly cases: CasesState; readonly number: string; readonly at: Moment },
): Step | undefined {
  const { shown, list = [] } = cases;
  if (visit.card === undefined || (shown.page !== 'list' && shown.page !== 'number')) return undefined;
  const known =
    shown.page === 'list' ? list.find(({ receiptNumber }) => receiptNumber === number) : undefined;
  if (shown.page === 'list' && known === undefined) return undefined;
  const receiptNumber = known?.receiptNumber ?? fullNumber(context, number);
  if (receiptNumber === undefined) {
    const failure: FailureCode = 'answer-missing';
    return withVisit(state, showingPage(visit, cases, { page: 'number', tried: number, failure }));
  }
  const page: CasesPage = {
    page: 'case',
    receiptNumber,
    from: shown.page,
    ...(known === undefined ? {} : { known }),
    progress: { state: 'asked' },
  };
  return withVisit(
    state,
    showingPage(visit, cases, page),
    { effect: 'askProgress', visit: visit.id, receiptNumber, person: personOf(visit.card) },
    journalled(at, 'progress-asked', visit),
  );
}

const decided = (progress: ProgressState): boolean =>
  progress.state === 'found' && progress.progress.state !== 'received';

/** Whether the case that is up can be taken back. */
export function withdrawable(
  state: StationState,
  { known, progress }: Extract<CasesPage, { page: 'case' }>,
  at: Moment,
): boolean {
  if (known === undefined || (known.state !== 'sent' && known.state !== 'to-upload')) return false;
  // Asked before, and the platform would not: it will not the second time.
  if (known.state === 'sent' && known.reason !== undefined) return false;
  return !decided(progress) && mayStillWithdraw(state, known, at);
}

/** Whether the case of a result can be taken back. */
export function resultWithdrawable(state: StationState, visit: Visit, journey: Journey, at: Moment): boolean {
  return subjectOfResult(state, visit, journey, at) !== undefined;
}

function subjectOfResult(
  state: StationState,
  visit: Visit,
  { service, result }: Journey,
  at: Moment,
): WithdrawalSubject | undefined {
  if (result === undefined || visit.card === undefined || onDuty(visit)) return undefined;
  if (result.outcome !== 'sent' && result.outcome !== 'to-upload') return undefined;
  const { receiptNumber } = result;
  // A case of this very visit was made in this run: its age is measured without the wall clock.
  if (!state.casesMade.has(receiptNumber)) return undefined;
  const subject = { receiptNumber, service: service.id, madeAt: at.wall };
  return mayStillWithdraw(state, subject, at) ? subject : undefined;
}

/** 撤回这次办理, on a result. */
export function openWithdrawalOfResult(
  state: StationState,
  visit: Visit,
  journey: Journey,
  at: Moment,
): Step | undefined {
  const subject = subjectOfResult(state, visit, journey, at);
  if (subject === undefined) return undefined;
  const shown: CasesPage = { page: 'withdraw', subject, asked: false };
  return withVisit(state, showingPage(visit, { shown, over: journey }, shown));
}

/** 确定撤回: the age is looked at once more, for somebody may have thought it over for long. */
function withdraw(state: StationState, visit: Visit, cases: CasesState, at: Moment): Step | undefined {
  const { shown } = cases;
  if (shown.page !== 'withdraw' || shown.asked || visit.card === undefined) return undefined;
  const { subject } = shown;
  if (!mayStillWithdraw(state, subject, at))
    return withVisit(
      state,
      showingPage(visit, cases, { ...shown, failure: 'withdrawal-too-late' }),
      failureJournalled(at, 'withdrawal-too-late', visit, { receiptNumber: subject.receiptNumber }),
    );
  return withVisit(state, showingPage(visit, cases, { ...shown, asked: true }), {
    effect: 'withdrawCase',
    visit: visit.id,
    receiptNumber: subject.receiptNumber,
    person: visit.card.number,
    ageMs: ageOfCase(state, subject, at),
  });
}

/** One page back; from the first one home, or to the result that this lies over. */
function back(state: StationState, visit: Visit, cases: CasesState): Step | undefined {
  const { shown, over } = cases;
  switch (shown.page) {
    case 'list':
    case 'withdrawn':
      return stand(state, visit, { at: 'home' });
    case 'number':
      return withVisit(state, showingPage(visit, cases, { page: 'list' }));
    case 'case':
      return withVisit(state, showingPage(visit, cases, { page: shown.from }));
    case 'withdraw':
      if (shown.asked) return undefined;
      if (shown.back !== undefined) return withVisit(state, showingPage(visit, cases, shown.back));
      return stand(state, visit, over === undefined ? { at: 'home' } : { at: 'journey', journey: over });
  }
}

/** 撤回单: of a withdrawal that was not refused, for a service that the terminal still knows. */
function printWithdrawal(
  context: StationContext,
  state: StationState,
  visit: Visit,
  { shown }: CasesState,
  at: Moment,
): Step | undefined {
  if (shown.page !== 'withdrawn' || visit.card === undefined) return undefined;
  const { subject, outcome } = shown;
  const service = context.catalogue.services.get(subject.service);
  if (service === undefined || outcome === 'refused' || outcome === 'sending') return undefined;
  return printContent(context, state, visit, {
    of: 'withdrawal',
    withdrawal: { receiptNumber: subject.receiptNumber, outcome, at: at.wall },
    service,
    entryName: service.action,
    card: visit.card,
    answers: new Map(),
  });
}

/** What residents do on these pages. */
export function caseCommand(
  context: StationContext,
  state: StationState,
  visit: Visit,
  cases: CasesState,
  event: CommandEvent,
  at: Moment,
): Step | undefined {
  const { shown } = cases;
  switch (event.event) {
    case 'openCaseNumber':
      if (shown.page !== 'list') return undefined;
      return withVisit(state, showingPage(visit, cases, { page: 'number' }));
    case 'askCase':
      return askCase(context, state, visit, { cases, number: event.number, at });
    case 'openWithdrawal': {
      if (shown.page !== 'case' || shown.known === undefined || !withdrawable(state, shown, at))
        return undefined;
      const { receiptNumber, service, madeAt } = shown.known;
      const subject = { receiptNumber, service, madeAt };
      return withVisit(
        state,
        showingPage(visit, cases, { page: 'withdraw', subject, back: shown, asked: false }),
      );
    }
    case 'withdrawCase':
      return withdraw(state, visit, cases, at);
    case 'goBack':
      return back(state, visit, cases);
    case 'printReceipt':
      return printWithdrawal(context, state, visit, cases, at);
    case 'proceed':
      return shown.page === 'withdrawn' ? stand(state, visit, { at: 'home' }) : undefined;
    default:
      return undefined;
  }
}
