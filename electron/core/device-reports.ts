import type { DeviceEvent } from '../contract/device-messages.ts';
import type { VisitId } from '../contract/ids.ts';
import type { DeviceState, Moment, StationState, Visit } from './state.ts';
import { changed, failureJournalled, journalled, type Step, unchanged, withVisit } from './transition.ts';
import { beginVisit, identify, stand } from './visit-life.ts';

/** What the drivers report. Print jobs are journalled by the station together with their row, not here. */
export function deviceReported(
  state: StationState,
  report: DeviceEvent,
  newVisit: VisitId,
  at: Moment,
): Step {
  switch (report.kind) {
    case 'deviceChanged':
      return deviceChanged(state, report, at);
    case 'cardFound':
      return cardFound({ ...state, cardOnReader: true, lastActivityMono: at.mono }, newVisit, at);
    case 'cardRead':
      return cardRead({ ...state, cardOnReader: true, lastActivityMono: at.mono }, report, newVisit, at);
    case 'cardReadFailed':
      return cardReadFailed(state, report, at);
    case 'cardRemoved':
      return changed({ ...state, cardOnReader: false, cardLeftBehind: false, lastActivityMono: at.mono });
    case 'printChanged':
      return printChanged(state, report, at);
    case 'codeScanned':
    case 'codeScanFailed':
    case 'socialCardFound':
    case 'socialCardRead':
    case 'socialCardReadFailed':
    case 'socialCardRemoved':
    case 'documentChanged':
    case 'keyPressed':
      return unchanged(state);
  }
}

/** The driver process died: nothing can be read or printed until it is back, and a slip under way is uncertain. */
export function deviceProcessLost(state: StationState, at: Moment): Step {
  const lost: DeviceState = { state: 'trouble', failure: 'device-process-restarting' };
  const devices = new Map([...state.devices.keys()].map((id) => [id, lost]));
  const next = {
    ...state,
    devices,
    cardOnReader: false,
    ...(state.visit === undefined ? {} : { visit: withUncertainSlip(state.visit) }),
  };
  return changed(next, journalled(at, 'device-process-restarted', state.visit));
}

function withUncertainSlip(visit: Visit): Visit {
  const { slip, standing } = visit;
  const underWay = slip.state === 'queued' || slip.state === 'sent' || slip.state === 'interrupted';
  const waiting: Visit =
    standing.at === 'identify'
      ? { ...visit, standing: { at: 'identify', phase: 'waiting-for-card' } }
      : visit;
  return underWay
    ? { ...waiting, slip: { ...slip, state: 'unknown', failure: 'printer-outcome-unknown' } }
    : waiting;
}

function deviceChanged(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'deviceChanged' }>,
  at: Moment,
): Step {
  const before = state.devices.get(report.device);
  if (before === undefined) return unchanged(state);
  if (before.state === report.state && before.failure === report.failure) return unchanged(state);
  const now: DeviceState = {
    state: report.state,
    ...(report.failure === undefined ? {} : { failure: report.failure }),
  };
  const next = { ...state, devices: new Map(state.devices).set(report.device, now) };
  const detail = { device: report.device };
  if (report.failure !== undefined)
    return changed(next, failureJournalled(at, report.failure, state.visit, detail));
  return report.state === 'ready'
    ? changed(next, journalled(at, 'device-ready', state.visit, detail))
    : changed(next);
}

/** A card laid at the welcome screen begins a visit by itself; one left over from the last visit does not. */
function cardFound(state: StationState, newVisit: VisitId, at: Moment): Step {
  if (state.visit === undefined) {
    if (state.cardLeftBehind || state.outOfService !== undefined) return changed(state);
    const begun = beginVisit(state, newVisit, at);
    const visit = begun.state.visit;
    return visit === undefined ? begun : { state: reading(begun.state, visit).state, effects: begun.effects };
  }
  const { at: standing } = state.visit.standing;
  return standing === 'identify' || standing === 'no-card' ? reading(state, state.visit) : changed(state);
}

const reading = (state: StationState, visit: Visit): Step =>
  stand(state, visit, { at: 'identify', phase: 'reading' });

function cardRead(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'cardRead' }>,
  newVisit: VisitId,
  at: Moment,
): Step {
  const found = cardFound(state, newVisit, at);
  const { visit } = found.state;
  if (visit === undefined || visit.standing.at !== 'identify') return found;
  const identified = identify(found.state, visit, report.card, at);
  return { state: identified.state, effects: [...found.effects, ...identified.effects] };
}

function cardReadFailed(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'cardReadFailed' }>,
  at: Moment,
): Step {
  const journal = failureJournalled(at, report.failure, state.visit, { device: report.device });
  if (state.visit?.standing.at !== 'identify') return changed(state, journal);
  const standing = { at: 'identify', phase: 'waiting-for-card', failure: report.failure } as const;
  return withVisit({ ...state, lastActivityMono: at.mono }, { ...state.visit, standing }, journal);
}

/** News of a slip; of an earlier visit's slip it concerns nobody on screen any more. */
function printChanged(
  state: StationState,
  report: Extract<DeviceEvent, { kind: 'printChanged' }>,
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
