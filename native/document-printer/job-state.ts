import type { DocumentPrinterFailure } from '../../electron/contract/failures.ts';
import { type IppAttributes, numberOf, wordsOf } from './ipp-codec.ts';
import { troubleIn } from './printer-state.ts';

/** What is asked of a job. */
export const JOB_ATTRIBUTES = [
  'job-id',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-printer-state-reasons',
  'time-at-processing',
] as const;

/** Where a job stands. */
export type JobStanding =
  | { readonly kind: 'under-way'; readonly trouble: DocumentPrinterFailure | undefined }
  | { readonly kind: 'printed' }
  /** Over, and no sheet of it came out. */
  | { readonly kind: 'refused' }
  /** Over before its end: some of it may have come out. */
  | { readonly kind: 'unknown' };

export interface JobState {
  readonly id: number | undefined;
  readonly name: string;
  /** Whether a sheet may have been printed. */
  readonly begun: boolean;
  readonly standing: JobStanding;
}

/** The job's document was found unprintable (RFC 8011 §5.3.8, PWG 5100.13 §5.5): nothing of it was printed. */
const UNPRINTABLE =
  /^(unsupported-document-format|document-format-error|document-unprintable-error|document-password-error|document-permission-error|document-security-error|compression-error|unsupported-compression|document-access-error)$/;
const HINDERED: ReadonlySet<string> = new Set(['printer-stopped', 'job-printer-stopped']);

function standingOf(attributes: IppAttributes, begun: boolean): JobStanding {
  const [state] = wordsOf(attributes, 'job-state');
  const reasons = wordsOf(attributes, 'job-state-reasons');
  if (state === 'completed') {
    // Completed with errors may be a sheet with half its words.
    return { kind: reasons.includes('job-completed-with-errors') ? 'unknown' : 'printed' };
  }
  if (state === 'canceled' || state === 'aborted') {
    const cameToNothing = !begun || reasons.some((reason) => UNPRINTABLE.test(reason));
    return { kind: cameToNothing ? 'refused' : 'unknown' };
  }
  const stands = state === 'processing-stopped' || reasons.some((reason) => HINDERED.has(reason));
  const said = [...wordsOf(attributes, 'job-printer-state-reasons'), ...reasons];
  return {
    kind: 'under-way',
    trouble: stands ? (troubleIn(said, true) ?? 'document-printer-fault') : undefined,
  };
}

/**
 * Reads one job's attributes. A job has begun unless the printer says that it has not: `time-at-processing` without a value
 * (RFC 8011 §5.3.14.2), or the state `pending` or `pending-held`.
 */
export function readJobState(attributes: IppAttributes): JobState {
  const [state = ''] = wordsOf(attributes, 'job-state');
  const isOver = state === 'canceled' || state === 'aborted';
  const neverProcessed =
    'time-at-processing' in attributes && numberOf(attributes, 'time-at-processing') === undefined;
  const begun = isOver ? !neverProcessed : !state.startsWith('pending');
  return {
    id: numberOf(attributes, 'job-id'),
    name: wordsOf(attributes, 'job-name')[0] ?? '',
    begun,
    standing: standingOf(attributes, begun),
  };
}
