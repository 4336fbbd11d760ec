import type { QuestionStep } from '../contract/catalogue.ts';
import type { RosterSelection, ShownRoster } from '../contract/roster.ts';
import type { Visit } from './state.ts';
import { coreWords, worded } from './words.ts';

/** A village's list in a visit: for which village and selection, and how far it is. It is gone with the visit. */
export interface RosterState {
  readonly village: string;
  readonly shows: RosterSelection;
  readonly shown: ShownRoster;
}

/** The list as the question's screen shows it. */
export function rosterFor({ roster }: Visit, step: QuestionStep): ShownRoster | undefined {
  return step.answer.form === 'roster' ? (roster?.shown ?? { state: 'asked' }) : undefined;
}

/** Whether an answer names somebody of the list. */
export function isOnRoster({ roster }: Visit, ref: string): boolean {
  return roster?.shown.state === 'found' && roster.shown.people.some((person) => person.ref === ref);
}

/** Who was chosen, in words for staff. */
export function rosterPersonInWords({ roster }: Visit, ref: string): string | undefined {
  if (roster?.shown.state !== 'found') return undefined;
  const person = roster.shown.people.find((candidate) => candidate.ref === ref);
  if (person === undefined) return undefined;
  return worded(coreWords.roster.person, { name: person.name, end: person.numberEnd });
}
