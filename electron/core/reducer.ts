import { assistEntries } from './assist-journal.ts';
import { command } from './commands.ts';
import type { Effect } from './effects.ts';
import { askingToEnquire } from './enquiries.ts';
import type { CommandEvent, StationEvent } from './events.ts';
import { reported } from './reports.ts';
import { askingForRoster } from './rosters.ts';
import type { Moment, StationContext, StationState } from './state.ts';
import type { Step } from './transition.ts';
import { wantsCard, wantsCode } from './visit-life.ts';

const COMMANDS: Record<CommandEvent['event'], true> = {
  begin: true,
  sayNoCard: true,
  showVoucher: true,
  chooseActivation: true,
  goBack: true,
  goHome: true,
  openEntry: true,
  proceed: true,
  openElsewhere: true,
  openGuide: true,
  openCases: true,
  openCaseNumber: true,
  askCase: true,
  openWithdrawal: true,
  withdrawCase: true,
  answerStep: true,
  sign: true,
  keepPage: true,
  dropPage: true,
  bringLater: true,
  typeInvoice: true,
  confirmInvoice: true,
  dropInvoice: true,
  changeAnswer: true,
  agree: true,
  submit: true,
  printReceipt: true,
  finish: true,
  rate: true,
  giveReason: true,
  skipRating: true,
  showIdNumber: true,
  callHelp: true,
  takeBackHelp: true,
  setPreferences: true,
  resetPreferences: true,
  openAttendant: true,
  enterPin: true,
  chooseMode: true,
  askSecond: true,
  showMachine: true,
  signOut: true,
  stay: true,
};

function isCommand(event: StationEvent): event is CommandEvent & StationEvent {
  return event.event in COMMANDS;
}

/**
 * The station's one rule book: (state, event) → state and effects. No I/O, no clock of its own; the same events always
 * give the same states.
 */
export function reduce(context: StationContext, state: StationState, event: StationEvent): Step {
  const step = isCommand(event)
    ? command(context, touched(state, event.at), event, event.at)
    : reported(context, state, event, event.at);
  const said = assistEntries(state, step.state, event);
  const asking = askingForRoster(step.state, event);
  const enquiring = askingToEnquire(context, asking.state, event);
  const after = enquiring.state;
  const asked = [...asking.effects, ...enquiring.effects];
  return { state: after, effects: [...step.effects, ...said, ...asked, ...awaiting(state, after)] };
}

/** Somebody is there, and has seen the sentence that passes by. */
function touched({ passing: _seen, ...state }: StationState, at: Moment): StationState {
  return { ...state, lastActivityMono: at.mono };
}

/** Readers and scanners are told whenever a card, or a code, becomes or stops being of use. */
function awaiting(before: StationState, after: StationState): Effect[] {
  const card = wantsCard(after);
  const code = wantsCode(after);
  return [
    ...(card === wantsCard(before) ? [] : [{ effect: 'awaitCard', awaited: card } as const]),
    ...(code === wantsCode(before) ? [] : [{ effect: 'awaitCode', awaited: code } as const]),
  ];
}
