import { END_AFTER_MS } from './idle.ts';
import type { Moment, StationContext, StationState } from './state.ts';
import { changed, failureJournalled, type Step } from './transition.ts';

/**
 * The code on a paper of this terminal, and what it proves when it is shown to the scanner: that the paper was made here, when, and
 * that its number was not changed. It stands for a line of the journal's hash chain.
 */

/** What the code of a paper holds. */
export interface SlipCode {
  readonly terminal: string;
  readonly receiptNumber: string;
  /** Short head of the journal's hash chain when the paper was made: 8 hex digits. */
  readonly journalHead: string;
}

const FORMAT = /^YBK1:([A-Za-z0-9-]{1,30}):([A-Z0-9-]{3,48}):([0-9a-f]{8})$/;

/** The text of a paper's code. */
export function slipCodeText({ terminal, receiptNumber, journalHead }: SlipCode): string {
  return `YBK1:${terminal}:${receiptNumber}:${journalHead}`;
}

/** What a scanned text says of a paper; undefined where it is no paper's code. */
export function slipCodeOf(text: string): SlipCode | undefined {
  const parts = FORMAT.exec(text.trim());
  if (parts === null) return undefined;
  const [, terminal = '', receiptNumber = '', journalHead = ''] = parts;
  return { terminal, receiptNumber, journalHead };
}

/** A paper's code was shown: the journal is asked, wherever the resident stands; one of another terminal is known by its name. */
export function slipShown(
  { site }: StationContext,
  state: StationState,
  { terminal, receiptNumber, journalHead }: SlipCode,
  at: Moment,
): Step {
  if (terminal !== site.terminal) return notOurs(state, at);
  return changed(state, { effect: 'checkSlip', receiptNumber, journalHead });
}

/** What the journal knows of it. */
export function slipChecked(
  state: StationState,
  { receiptNumber, madeAt }: { readonly receiptNumber: string; readonly madeAt?: number | undefined },
  at: Moment,
): Step {
  if (madeAt === undefined) return notOurs(state, at);
  const passing = { slip: { receiptNumber, madeAt }, untilMono: at.mono + END_AFTER_MS };
  return changed({ ...state, passing });
}

function notOurs(state: StationState, at: Moment): Step {
  const failure = 'code-of-other-slip';
  const passing = { failure, untilMono: at.mono + END_AFTER_MS } as const;
  return changed({ ...state, passing }, failureJournalled(at, failure, state.visit));
}
