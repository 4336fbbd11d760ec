import type { AssistMode } from '../contract/attendant.ts';
import { type FailureCode, failureCodes } from '../contract/failures.ts';
import type { VisitId } from '../contract/ids.ts';
import type { RatingReason } from '../contract/rating.ts';

/**
 * Everything the journal can say. Entries carry codes, counts and ids of ours, never a name, an ID number,
 * an address or an answer: `detail` is limited to the fields below and a test holds every writer to it.
 */
export const journalEvents = [
  'station-started',
  'station-stopped',
  'improper-shutdown-detected',
  'visit-began',
  'visit-identified',
  'visit-ended',
  'visit-ended-idle',
  'service-opened',
  'service-shown-from-cache',
  'filing-accepted',
  'filing-acknowledged',
  'filing-refused',
  /** A photographed page of a case reached the platform, or the platform would not have it. */
  'page-acknowledged',
  'page-refused',
  /** The platform took a case back, or would not. */
  'withdrawal-acknowledged',
  'withdrawal-refused',
  /** A resident took a case back: the platform is told, or nobody had received it, nor its pages, yet. */
  'withdrawal-asked',
  'case-taken-out',
  'page-taken-out',
  /** Answers that outlived a sudden end were offered to their holder again. */
  'draft-found',
  'progress-asked',
  'slip-queued',
  'slip-sent',
  'slip-printed',
  'slip-interrupted',
  'slip-unknown',
  'slip-refused',
  /** 一次性告知: what a service needs went out on paper; the second one for the same matter, `count` the which. */
  'notice-given',
  'notice-repeated',
  /** On a sheet stand signs for characters that no font has; `count` different ones. */
  'characters-replaced',
  'rating-given',
  'rating-skipped',
  /** Why somebody was not content, where they said so. */
  'rating-explained',
  'help-called',
  'help-taken-back',
  'help-answered',
  'attendant-signed-in',
  'attendant-pin-wrong',
  'attendant-locked-out',
  'attendant-signed-out',
  'assist-mode-chosen',
  'assisted-step',
  'commitment-agreed',
  'agent-identified',
  'person-identified',
  'person-stated',
  'mandate-given',
  /** A duty was looked over by another attendant, or nobody else was there. */
  'second-check-made',
  'second-check-left-open',
  'roster-looked-up',
  /** A code was shown and decoded after activation, or the resident was handed to the attendant. */
  'voucher-activated',
  'voucher-referred',
  'id-number-shown',
  'device-ready',
  'device-process-restarted',
  'network-lost',
  'network-returned',
  'failure',
] as const;
export type JournalEvent = (typeof journalEvents)[number];

export interface JournalEntry {
  readonly at: number;
  readonly event: JournalEvent;
  readonly visit?: VisitId;
  readonly detail?: JournalDetail;
}

/** The closed list of what an entry may add. */
export interface JournalDetail {
  readonly failure?: FailureCode;
  readonly service?: string;
  readonly device?: string;
  readonly receiptNumber?: string;
  readonly job?: string;
  readonly reference?: string;
  readonly rating?: number;
  readonly reason?: RatingReason;
  readonly count?: number;
  /** An attendant's id in the staff file. */
  readonly attendant?: string;
  readonly mode?: AssistMode;
  /** A step of the service. */
  readonly step?: string;
  /** Division code of a village. */
  readonly village?: string;
  /** Code of what an agent is to the person. */
  readonly relation?: string;
}

/** The journal event of a failure: one event, its code in the detail. Total by type: every code is a valid detail. */
export function failureEntry(
  at: number,
  failure: FailureCode,
  visit?: VisitId,
  device?: string,
): JournalEntry {
  return {
    at,
    event: 'failure',
    ...(visit === undefined ? {} : { visit }),
    detail: { failure, ...(device === undefined ? {} : { device }) },
  };
}

/** Whether a text is one of our failure codes; the journal refuses any other. */
export function isFailureCode(text: string): text is FailureCode {
  return (failureCodes as readonly string[]).includes(text);
}
