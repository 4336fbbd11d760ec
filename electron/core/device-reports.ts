import type { DeviceEvent } from '../contract/device-messages.ts';
import type { DeviceId, VisitId } from '../contract/ids.ts';
import { cardFound, cardRead, cardReadFailed, withCard, withoutCard } from './card-reports.ts';
import { codeScanFailed, codeScanned } from './code-reports.ts';
import type { DeviceState, Moment, StationContext, StationState, Visit } from './state.ts';
import { changed, failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';

/** What the drivers report. Print jobs are journalled by the station together with their row, not here. */
export function deviceReported(
  context: StationContext,
  state: StationState,
  report: DeviceEvent,
  newVisit: VisitId,
  at: Moment,
): Step {
  switch (report.kind) {
    case 'deviceChanged':
      return deviceChanged(state, report, at);
    case 'cardFound':
    case 'socialCardFound':
      return cardFound(withCard(state, report.device, at), newVisit, at);
    case 'cardRead':
    case 'socialCardRead':
      return cardRead(context, withCard(state, report.device, at), report.card, newVisit, at);
    case 'cardReadFailed':
    case 'socialCardReadFailed':
      return cardReadFailed(state, report, at);
    case 'cardRemoved':
    case 'socialCardRemoved':
      return changed(withoutCard(state, report.device, at));
    case 'codeScanned':
      return codeScanned(context, state, report, newVisit, at);
    case 'codeScanFailed':
      return codeScanFailed(state, report, at);
    case 'printChanged':
    case 'documentChanged':
      return printChanged(state, report, at);
    case 'keyPressed':
      // The screens act on the key; here it only shows that somebody is there.
      return changed({ ...state, lastActivityMono: at.mono });
  }
}

/** The driver process died: nothing can be read or printed until it is back, and a slip under way is uncertain. */
export function deviceProcessLost(context: StationContext, state: StationState, at: Moment): Step {
  const lost: DeviceState = { state: 'trouble', failure: 'device-process-restarting' };
  const devices = new Map(state.devices);
  for (const { id, page } of context.devices) if (page === undefined) devices.set(id, lost);
  const next = {
    ...state,
    devices,
    cardsPresent: new Set<DeviceId>(),
    ...(state.visit === undefined ? {} : { visit: withUncertainSlip(state.visit) }),
  };
  return changed(next, journalled(at, 'device-process-restarted', state.visit));
}

function withUncertainSlip(visit: Visit): Visit {
  const { slip, standing } = visit;
  const underWay = slip.state === 'queued' || slip.state === 'sent' || slip.state === 'interrupted';
  const waiting: Visit =
    standing.at === 'identify'
      ? { ...withAttendantWaiting(visit), standing: { at: 'identify', phase: 'waiting-for-card' } }
      : withAttendantWaiting(visit);
  return underWay
    ? { ...waiting, slip: { ...slip, state: 'unknown', failure: 'printer-outcome-unknown' } }
    : waiting;
}

/** A card that was being read for an attendant is asked for again. */
function withAttendantWaiting(visit: Visit): Visit {
  return visit.assist?.at === 'card' && visit.assist.card === undefined
    ? { ...visit, assist: { ...visit.assist, phase: 'waiting-for-card' } }
    : visit;
}

function deviceChanged(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'deviceChanged' }>,
  at: Moment,
): Step {
  const before = state.devices.get(report.device);
  if (before === undefined) return unchanged(state);
  const { slipInMouth } = report.facts;
  const isSame = before.state === report.state && before.failure === report.failure;
  if (isSame && before.slipInMouth === slipInMouth) return unchanged(state);
  const now: DeviceState = {
    state: report.state,
    ...(report.failure === undefined ? {} : { failure: report.failure }),
    ...(slipInMouth === undefined ? {} : { slipInMouth }),
  };
  const devices = new Map(state.devices).set(report.device, now);
  const taken = before.slipInMouth === true && slipInMouth === false;
  const next = taken ? withSlipTaken({ ...state, devices }) : { ...state, devices };
  if (isSame) return changed(next);
  const detail = { device: report.device };
  if (report.failure !== undefined)
    return changed(next, failureJournalled(at, report.failure, state.visit, detail));
  return report.state === 'ready'
    ? changed(next, journalled(at, 'device-ready', state.visit, detail))
    : changed(next);
}

/** The farewell says no more of a slip that left the printer's mouth. */
function withSlipTaken(state: StationState): StationState {
  const { visit } = state;
  if (visit?.standing.at !== 'farewell') return state;
  return { ...state, visit: { ...visit, standing: { ...visit.standing, takeSlip: false } } };
}

/** News of a slip; of an earlier visit's slip it concerns nobody on screen any more. */
function printChanged(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'printChanged' | 'documentChanged' }>,
  at: Moment,
): Step {
  const { visit } = state;
  if (visit?.slip.job !== report.job) return unchanged(state);
  const { failure: _before, ...slip } = visit.slip;
  const printed = report.state === 'printed';
  return withVisit(
    { ...state, lastActivityMono: at.mono },
    {
      ...visit,
      slip: {
        ...slip,
        state: report.state,
        ...(report.failure === undefined ? {} : { failure: report.failure }),
      },
      anySlipPrinted: visit.anySlipPrinted || (printed && visit.standing.at !== 'farewell'),
    },
  );
}
