import { showingPage } from './cases.ts';
import type { CasesPage, CasesState } from './cases-state.ts';
import type { ReportEvent } from './events.ts';
import { SENDING_PATIENCE_MS } from './idle.ts';
import type { Moment, StationState, Visit } from './state.ts';
import { failureJournalled, type Step, unchanged, withVisit } from './transition.ts';

/** What store and platform report of a person's cases; to another page, or after the visit, it is dropped. */

const REPORTS = [
  'casesListed',
  'caseKnown',
  'progressFound',
  'progressUnavailable',
  'withdrawalTaken',
  'withdrawalNotTaken',
  'withdrawalSettled',
] as const;

export type CaseReport = Extract<ReportEvent, { event: (typeof REPORTS)[number] }>;

/** Whether a report is about a person's cases. */
export function isCaseReport(event: ReportEvent): event is CaseReport {
  return (REPORTS as readonly string[]).includes(event.event);
}

export function caseReported(state: StationState, event: CaseReport, at: Moment): Step {
  const { visit } = state;
  if (visit?.standing.at !== 'cases') return unchanged(state);
  if ('visit' in event && event.visit !== visit.id) return unchanged(state);
  const { cases } = visit.standing;
  switch (event.event) {
    case 'casesListed':
      return withVisit(state, {
        ...visit,
        standing: { at: 'cases', cases: { ...cases, list: event.cases } },
      });
    case 'caseKnown':
    case 'progressFound':
    case 'progressUnavailable':
      return progressReported(state, visit, cases, event, at);
    case 'withdrawalTaken':
    case 'withdrawalNotTaken':
      return withdrawalReported(state, visit, cases, event, at);
    case 'withdrawalSettled':
      return withdrawalSettled(state, visit, cases, event);
  }
}

/** The same page with news; the slip stays as it is. */
function renewed(state: StationState, visit: Visit, cases: CasesState, shown: CasesPage): Step {
  return withVisit(state, { ...visit, standing: { at: 'cases', cases: { ...cases, shown } } });
}

function progressReported(
  state: StationState,
  visit: Visit,
  cases: CasesState,
  event: Extract<CaseReport, { event: 'caseKnown' | 'progressFound' | 'progressUnavailable' }>,
  at: Moment,
): Step {
  const { shown } = cases;
  if (shown.page !== 'case' || shown.receiptNumber !== event.receiptNumber) return unchanged(state);
  switch (event.event) {
    case 'caseKnown':
      return renewed(state, visit, cases, {
        ...shown,
        known: event.known,
        ...(event.reached ? {} : { progress: { state: 'not-there' } }),
      });
    case 'progressFound':
      return renewed(state, visit, cases, {
        ...shown,
        progress: { state: 'found', progress: event.progress },
      });
    case 'progressUnavailable': {
      const { failure } = event;
      const page: CasesPage = { ...shown, progress: { state: 'unavailable', failure } };
      const told = renewed(state, visit, cases, page);
      return { ...told, effects: [failureJournalled(at, failure, visit)] };
    }
  }
}

function withdrawalReported(
  state: StationState,
  visit: Visit,
  cases: CasesState,
  event: Extract<CaseReport, { event: 'withdrawalTaken' | 'withdrawalNotTaken' }>,
  at: Moment,
): Step {
  const { shown } = cases;
  if (shown.page !== 'withdraw' || !shown.asked) return unchanged(state);
  if (event.event === 'withdrawalNotTaken') {
    const { failure } = event;
    const told = renewed(state, visit, cases, { ...shown, asked: false, failure });
    return { ...told, effects: [failureJournalled(at, failure, visit)] };
  }
  const { subject } = shown;
  const offline = event.outcome === 'sending' && state.network === 'offline';
  const outcome = offline ? 'to-upload' : event.outcome;
  const patience = outcome === 'sending' ? { patienceEndsMono: at.mono + SENDING_PATIENCE_MS } : {};
  const page: CasesPage = { page: 'withdrawn', subject, outcome, ...patience };
  return withVisit(state, { ...showingPage(visit, cases, page), anyServiceDone: true });
}

function withdrawalSettled(
  state: StationState,
  visit: Visit,
  cases: CasesState,
  event: Extract<CaseReport, { event: 'withdrawalSettled' }>,
): Step {
  const { shown } = cases;
  if (shown.page !== 'withdrawn' || shown.subject.receiptNumber !== event.receiptNumber)
    return unchanged(state);
  const { subject } = shown;
  const reason = event.reason === undefined ? {} : { reason: event.reason };
  return renewed(state, visit, cases, { page: 'withdrawn', subject, outcome: event.outcome, ...reason });
}

/** The visit with the wait for the platform over, where a withdrawal is being sent. */
export function withWithdrawalPatienceOver(visit: Visit, at: Moment): Visit {
  if (visit.standing.at !== 'cases') return visit;
  const { cases } = visit.standing;
  const { shown } = cases;
  if (shown.page !== 'withdrawn' || shown.patienceEndsMono === undefined) return visit;
  if (at.mono < shown.patienceEndsMono) return visit;
  const page: CasesPage = { page: 'withdrawn', subject: shown.subject, outcome: 'to-upload' };
  return { ...visit, standing: { at: 'cases', cases: { ...cases, shown: page } } };
}
