import type { StationStatus } from '../contract/status.ts';
import type { Moment, StationState } from './state.ts';

/** elderly-ui §1.5: nobody's data stays in view of the next in the queue. */
export const COVER_AFTER_MS = 60_000;
/** Spoken and shown warning; any touch, card or printing extends without limit. */
export const WARN_AFTER_MS = 120_000;
export const END_AFTER_MS = 180_000;
/** Long enough to take card and slip; a touch ends it sooner. */
export const FAREWELL_MS = 20_000;
/** Where the printer can tell, the word about the slip stays until it is taken; longer than this the next resident does not wait. */
export const SLIP_WAIT_MS = 60_000;
/** elderly-ui §1.5: a whole ID number shows for ten seconds. */
export const ID_NUMBER_SHOWN_MS = 10_000;
/** How long a resident waits for the platform before the screen says 待上传; the outbox goes on. */
export const SENDING_PATIENCE_MS = 8_000;

/** Whether the kiosk itself is at work for the resident, so that silence is not absence. */
function printing(state: StationState): boolean {
  const slip = state.visit?.slip.state;
  return slip === 'queued' || slip === 'sent';
}

/** How long the present farewell lasts. */
export function farewellMs({ visit, devices }: StationState): number {
  const takeSlip = visit?.standing.at === 'farewell' && visit.standing.takeSlip;
  const inMouth = [...devices.values()].some(({ slipInMouth }) => slipInMouth === true);
  return takeSlip && inMouth ? SLIP_WAIT_MS : FAREWELL_MS;
}

/** The stage of idleness; the farewell has its own, shorter, end. */
export function idleStage(state: StationState, at: Moment): StationStatus['idle'] {
  if (state.visit === undefined || state.visit.standing.at === 'farewell' || printing(state))
    return { stage: 'active' };
  const idleMs = at.mono - state.lastActivityMono;
  if (idleMs >= WARN_AFTER_MS) return { stage: 'warned', endsAt: at.wall + END_AFTER_MS - idleMs };
  return idleMs >= COVER_AFTER_MS ? { stage: 'covered' } : { stage: 'active' };
}

/** Whether the visit has been left alone for so long that it ends. */
export function leftAlone(state: StationState, at: Moment): boolean {
  return !printing(state) && at.mono - state.lastActivityMono >= END_AFTER_MS;
}

/** The next monotonic moment at which time alone changes the state or the status; undefined when nothing is due. */
export function nextDeadline(state: StationState, at: Moment): number | undefined {
  const due = [...passingDeadlines(state), ...visitDeadlines(state), ...idleDeadlines(state)].filter(
    (mono) => mono > at.mono,
  );
  return due.length === 0 ? undefined : Math.min(...due);
}

const passingDeadlines = ({ passing }: StationState): number[] =>
  passing === undefined ? [] : [passing.untilMono];

function visitDeadlines(state: StationState): number[] {
  const { visit } = state;
  if (visit === undefined) return [];
  const due: number[] = [];
  if (visit.standing.at === 'farewell') due.push(visit.standing.sinceMono + farewellMs(state));
  if (visit.idNumberShownUntilMono !== undefined) due.push(visit.idNumberShownUntilMono);
  const patience =
    visit.standing.at === 'journey' ? visit.standing.journey.result?.patienceEndsMono : undefined;
  if (patience !== undefined) due.push(patience);
  const shown = visit.standing.at === 'cases' ? visit.standing.cases.shown : undefined;
  if (shown?.page === 'withdrawn' && shown.patienceEndsMono !== undefined) due.push(shown.patienceEndsMono);
  return due;
}

function idleDeadlines(state: StationState): number[] {
  if (printing(state)) return [];
  return [COVER_AFTER_MS, WARN_AFTER_MS, END_AFTER_MS].map((ms) => state.lastActivityMono + ms);
}
