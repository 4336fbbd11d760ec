import { type KnownCase, WITHDRAWAL_MS } from '../contract/case-progress.ts';
import type { Moment, StationState } from './state.ts';

/** How long ago a case was made, and whether that is short enough to take it back. */

/** A case's number, and when it was made by the wall clock, epoch ms. */
export type MadeCase = Pick<KnownCase, 'receiptNumber' | 'madeAt'>;

/**
 * The age of a case, ms. One of this run is measured by the monotonic clock alone. Of an earlier run only the time until the start is
 * taken from the wall clock: a clock that jumps later moves nothing. Negative where the wall clock went back over the restart.
 */
export function ageOfCase(
  { casesMade, startedAt }: Pick<StationState, 'casesMade' | 'startedAt'>,
  { receiptNumber, madeAt }: MadeCase,
  at: Moment,
): number {
  const madeMono = casesMade.get(receiptNumber);
  if (madeMono !== undefined) return at.mono - madeMono;
  return startedAt.wall - madeAt + (at.mono - startedAt.mono);
}

/** Whether a case is young enough to be taken back; one from the future is not. */
export function mayStillWithdraw(state: StationState, made: MadeCase, at: Moment): boolean {
  const age = ageOfCase(state, made, at);
  return age >= 0 && age <= WITHDRAWAL_MS;
}

/** A case was made now; those too old to be taken back are forgotten. */
export function notingCase(state: StationState, receiptNumber: string, at: Moment): StationState {
  const young = [...state.casesMade].filter(([, mono]) => at.mono - mono <= WITHDRAWAL_MS);
  return { ...state, casesMade: new Map([...young, [receiptNumber, at.mono]]) };
}
