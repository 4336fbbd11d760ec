import type { AssistMode, Attendant } from '../contract/attendant.ts';
import type { ServiceItem } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import type { FailureCode } from '../contract/failures.ts';
import { stepId } from '../contract/ids.ts';
import type { Visit } from './state.ts';

/** An attendant at the terminal. It is a part of the visit, so that whatever ends the visit signs them out. */

/** The attendant's card is asked for; while the station looks it up it is kept, and nowhere else. */
export interface AskingForCard {
  readonly at: 'card';
  readonly phase: 'waiting-for-card' | 'reading';
  /** Whether the readers were empty once since this was asked: what lies there from before is read again, and is not the answer. */
  readonly lifted: boolean;
  readonly card?: Credential;
  readonly failure?: FailureCode;
}

/** The card is an attendant's; the PIN itself passes through as an effect and is in no state. */
export interface AskingForPin {
  readonly at: 'pin';
  readonly attendant: Attendant;
  readonly card: Credential;
  readonly checking: boolean;
  readonly tries: number;
  readonly failure?: FailureCode;
  /** Wall time. */
  readonly lockedUntil?: number;
}

/** 代人办: who acts for whom, and whether the authority has been agreed to and signed. */
export interface Mandate {
  /** The questions, the words of the authority and the signature, as the catalogue has them. */
  readonly service: ServiceItem;
  /** The relative's card; an attendant who acts has laid theirs. */
  readonly agentCard?: Credential;
  /** The card of the person concerned, until the authority is given; from then on it is the visit's. */
  readonly person?: Credential;
  readonly given: boolean;
}

/** The steps of the mandate that the rules know by name. */
export const MANDATE_STEPS = {
  agent: stepId('agent'),
  relation: stepId('relation'),
  person: stepId('person'),
  personNumber: stepId('person-number'),
  personName: stepId('person-name'),
} as const;

export interface SignedIn {
  readonly at: 'signed-in';
  readonly attendant: Attendant;
  readonly card: Credential;
  /** Whether the attendant's card was taken away since: only then laying it again is meant as going. */
  readonly cardLifted: boolean;
  /** The attendant's own page over the resident's screen, or none. */
  readonly page: 'desk' | 'machine' | 'none';
  readonly mode?: AssistMode;
  readonly mandate?: Mandate;
  /** Another attendant who looks a duty over. */
  readonly second?: AskingForCard | AskingForPin;
  readonly failure?: FailureCode;
  /** When the call was made that signing in answered, wall time. */
  readonly calledAt?: number;
}

export type AssistState = AskingForCard | AskingForPin | SignedIn;

/** Who has signed in, if anybody. */
export function signedIn(visit: Visit | undefined): SignedIn | undefined {
  return visit?.assist?.at === 'signed-in' ? visit.assist : undefined;
}

/** Whether a page of the attendant's stands before the resident's screen; that one waits behind it, hidden. */
export function attendantPageUp({ assist }: Visit): boolean {
  return (
    assist !== undefined &&
    (assist.at !== 'signed-in' || assist.page !== 'none' || assist.second !== undefined)
  );
}

/** The authority that is still being asked for. */
export function pendingMandate(visit: Visit): Mandate | undefined {
  const mandate = signedIn(visit)?.mandate;
  return mandate?.given === false ? mandate : undefined;
}
