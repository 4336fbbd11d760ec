import type { VisitId } from '../contract/ids.ts';
import { attendantAnswered } from './assist.ts';
import { markSubmitted } from './attached.ts';
import { caseReported, isCaseReport, withWithdrawalPatienceOver } from './case-reports.ts';
import { deviceProcessLost, deviceReported } from './device-reports.ts';
import { draftFound } from './drafts.ts';
import { enquiryAnswered } from './enquiries.ts';
import type { ReportEvent } from './events.ts';
import { farewellMs, leftAlone, SENDING_PATIENCE_MS } from './idle.ts';
import { invoiceAnswered } from './invoices.ts';
import { showResult } from './journeys.ts';
import { pageAnswered, pagesFound } from './papers.ts';
import { rosterAnswered } from './rosters.ts';
import { slipChecked } from './slip-check.ts';
import {
  DEFAULT_PREFERENCES,
  type Journey,
  type Moment,
  type ResultState,
  type StationContext,
  type StationState,
  type Visit,
} from './state.ts';
import { changed, failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';
import { endVisit } from './visit-life.ts';
import { voucherAnswered } from './vouchers.ts';
import { notingCase } from './withdrawal-time.ts';

/** What the rest of the house reports to the reducer. An answer to a visit that is over is dropped. */
export function reported(context: StationContext, state: StationState, event: ReportEvent, at: Moment): Step {
  switch (event.event) {
    case 'deviceReported':
      return deviceReported(context, state, event.report, event.newVisit, at);
    case 'deviceProcessLost':
      return deviceProcessLost(context, state, at);
    case 'networkChanged':
      return networkChanged(state, event.network, at);
    case 'slipChecked':
      return slipChecked(state, event, at);
    case 'outboxCounted': {
      const { event: _name, ...outbox } = event;
      return changed({
        ...state,
        outbox: {
          pending: outbox.pending,
          ...(outbox.oldestAt === undefined ? {} : { oldestAt: outbox.oldestAt }),
        },
      });
    }
    case 'storeFailed':
      return changed({ ...state, outOfService: event.failure });
    case 'storeRecovered': {
      const { outOfService: _over, ...inService } = state;
      return changed(inService);
    }
    case 'ticked':
      return ticked(context, state, at);
    default:
      return answered(state, event, at);
  }
}

type Answer = Exclude<
  ReportEvent,
  {
    event:
      | 'deviceReported'
      | 'deviceProcessLost'
      | 'networkChanged'
      | 'slipChecked'
      | 'outboxCounted'
      | 'storeFailed'
      | 'storeRecovered'
      | 'ticked';
  }
>;

/** Answers to effects of a visit. */
function answered(state: StationState, event: Answer, at: Moment): Step {
  if (isCaseReport(event)) return caseReported(state, event, at);
  switch (event.event) {
    case 'recordFound':
    case 'recordUnavailable':
      return recordAnswered(state, event, at);
    case 'filingAccepted':
    case 'filingNotAccepted':
      return filingAnswered(state, event, at);
    case 'filingSent':
      return resultChanged(state, event.receiptNumber, (result) => settled(result, 'sent'));
    case 'filingDelayed':
      return resultChanged(state, event.receiptNumber, (result) => settled(result, 'to-upload'));
    case 'filingRefused':
      return resultChanged(state, event.receiptNumber, (result) => ({
        ...settled(result, 'refused'),
        reason: event.reason,
      }));
    case 'certificateMade':
      return certificateMade(state, event);
    case 'enquiryAnswered':
    case 'enquiryUnavailable':
      return enquiryAnswered(state, event, at);
    case 'rosterFound':
    case 'rosterUnavailable':
      return rosterAnswered(state, event, at);
    case 'pageKept':
    case 'pageNotKept':
      return pageAnswered(state, event, at);
    case 'pagesFound':
      return pagesFound(state, event);
    case 'draftFound':
      return draftFound(state, event, at);
    case 'invoiceLookedUp':
      return invoiceAnswered(state, event, at);
    case 'voucherDecoded':
    case 'voucherNotDecoded':
      return voucherAnswered(state, event, at);
    case 'attendantRecognised':
    case 'attendantNotRecognised':
    case 'pinChecked':
      return attendantAnswered(state, event, at);
    case 'slipQueued':
      return slipAnswered(withNoticeCounted(state, event), event.visit, (visit) => ({
        ...visit.slip,
        job: event.job,
      }));
    case 'slipNotQueued':
      return slipAnswered(state, event.visit, (visit) => ({
        state: 'refused',
        failure: event.failure,
        duplicate: visit.slip.duplicate,
        paper: visit.slip.paper,
      }));
  }
}

function certificateMade(
  state: StationState,
  { visit: asked, receiptNumber }: Extract<Answer, { event: 'certificateMade' }>,
): Step {
  const found = journeyOf(state, asked);
  if (found === undefined) return unchanged(state);
  const { visit, journey } = found;
  if (journey.service.kind !== 'certificate') return unchanged(state);
  return showResult(state, visit, journey, { outcome: 'made', receiptNumber });
}

function journeyOf(
  state: StationState,
  visitId: VisitId,
): { readonly visit: Visit; readonly journey: Journey } | undefined {
  const { visit } = state;
  if (visit?.id !== visitId || visit.standing.at !== 'journey') return undefined;
  return { visit, journey: visit.standing.journey };
}

function recordAnswered(
  state: StationState,
  event: Extract<Answer, { event: 'recordFound' | 'recordUnavailable' }>,
  at: Moment,
): Step {
  const { visit } = state;
  if (visit?.id !== event.visit || visit.card === undefined) return unchanged(state);
  if (event.event === 'recordUnavailable')
    return withVisit(
      state,
      { ...visit, record: { state: 'unavailable', failure: event.failure } },
      failureJournalled(at, event.failure, visit),
    );
  const { record, origin } = event;
  const next: Visit = { ...visit, record: { state: 'found', record, origin } };
  return origin.from === 'cache'
    ? withVisit(state, next, journalled(at, 'service-shown-from-cache', visit))
    : withVisit(state, next);
}

function filingAnswered(
  before: StationState,
  event: Extract<Answer, { event: 'filingAccepted' | 'filingNotAccepted' }>,
  at: Moment,
): Step {
  const state = event.event === 'filingAccepted' ? notingCase(before, event.receiptNumber, at) : before;
  const found = journeyOf(state, event.visit);
  if (found === undefined) return unchanged(state);
  const { visit, journey } = found;
  // Whoever asked may have gone on to something else: the case is safe in the outbox, and this page is another one.
  if (!journey.submitting && journey.service.kind !== 'certificate') return unchanged(state);
  if (event.event === 'filingNotAccepted') {
    const standing = {
      at: 'journey',
      journey: { ...journey, submitting: false, failure: event.failure },
    } as const;
    return withVisit(state, { ...visit, standing }, failureJournalled(at, event.failure, visit));
  }
  const { receiptNumber, promised } = event;
  const common = { receiptNumber, ...(promised === undefined ? {} : { promised }) };
  const result: ResultState =
    state.network === 'offline'
      ? { outcome: 'to-upload', ...common }
      : { outcome: 'sending', ...common, patienceEndsMono: at.mono + SENDING_PATIENCE_MS };
  return showResult(state, markSubmitted(visit, journey.service.id), journey, result);
}

function settled(result: ResultState, outcome: ResultState['outcome']): ResultState {
  const { patienceEndsMono: _over, ...rest } = result;
  return { ...rest, outcome };
}

/** The journey that is up, or lies under the question whether its case is taken back. */
function journeyUnder(standing: Visit['standing']): Journey | undefined {
  if (standing.at === 'journey') return standing.journey;
  return standing.at === 'cases' ? standing.cases.over : undefined;
}

/** News of a case; it reaches the screen only while its result is shown. */
function resultChanged(
  state: StationState,
  receiptNumber: string,
  change: (result: ResultState) => ResultState,
): Step {
  const { visit } = state;
  if (visit === undefined) return unchanged(state);
  const { standing } = visit;
  const journey = journeyUnder(standing);
  if (journey?.result?.receiptNumber !== receiptNumber) return unchanged(state);
  const news: Journey = { ...journey, result: change(journey.result) };
  if (standing.at !== 'cases')
    return withVisit(state, { ...visit, standing: { at: 'journey', journey: news } });
  return withVisit(state, { ...visit, standing: { at: 'cases', cases: { ...standing.cases, over: news } } });
}

function slipAnswered(state: StationState, visitId: VisitId, slip: (visit: Visit) => Visit['slip']): Step {
  const { visit } = state;
  if (visit?.id !== visitId || visit.slip.state !== 'queued') return unchanged(state);
  return withVisit(state, { ...visit, slip: slip(visit) });
}

/** The same notice printed once more in a visit is no further one. */
function withNoticeCounted(
  state: StationState,
  { visit: of, notice }: Extract<Answer, { event: 'slipQueued' }>,
): StationState {
  const { visit } = state;
  if (visit?.id !== of || notice === undefined) return state;
  const notices = new Map(visit.notices).set(notice.service, notice.times);
  return { ...state, visit: { ...visit, notices } };
}

function networkChanged(state: StationState, network: 'online' | 'offline', at: Moment): Step {
  if (state.network === network) return unchanged(state);
  const event = network === 'offline' ? 'network-lost' : 'network-returned';
  // The first word of the network after a start is news only when it is bad.
  const silent = state.network === 'unknown' && network === 'online';
  return changed({ ...state, network }, ...(silent ? [] : [journalled(at, event, state.visit)]));
}

/** Time alone: idle ends, farewells end, numbers are covered again, patience runs out. */
function ticked(context: StationContext, before: StationState, at: Moment): Step {
  const state = withoutPassed(before, at);
  const { visit } = state;
  if (visit === undefined) {
    if (!leftAlone(state, at)) return unchanged(state);
    return changed({ ...state, preferences: DEFAULT_PREFERENCES, help: { state: 'none' } });
  }
  if (visit.standing.at === 'farewell')
    return at.mono - visit.standing.sinceMono >= farewellMs(state)
      ? endVisit(context, state, visit, at, 'farewell')
      : unchanged(state);
  if (leftAlone(state, at)) return endVisit(context, state, visit, at, 'idle');
  const waited = withWithdrawalPatienceOver(withPatienceOver(visit, at), at);
  return changed({ ...state, visit: withNumberCovered(waited, at) });
}

function withoutPassed(state: StationState, at: Moment): StationState {
  if (state.passing === undefined || at.mono < state.passing.untilMono) return state;
  const { passing: _passed, ...rest } = state;
  return rest;
}

function withNumberCovered(visit: Visit, at: Moment): Visit {
  if (visit.idNumberShownUntilMono === undefined || at.mono < visit.idNumberShownUntilMono) return visit;
  const { idNumberShownUntilMono: _over, ...covered } = visit;
  return covered;
}

function withPatienceOver(visit: Visit, at: Moment): Visit {
  if (visit.standing.at !== 'journey') return visit;
  const { journey } = visit.standing;
  const ends = journey.result?.patienceEndsMono;
  if (journey.result === undefined || ends === undefined || at.mono < ends) return visit;
  return {
    ...visit,
    standing: { at: 'journey', journey: { ...journey, result: settled(journey.result, 'to-upload') } },
  };
}
