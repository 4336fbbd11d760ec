import type { ReceiptPrinterFailure } from '../../electron/contract/failures.ts';
import type { PrintState } from '../../electron/contract/receipt.ts';
import { type PrinterStatus, refusalOf, troubleOf } from './printer-status.ts';

/**
 * One slip on its way, as a pure state machine (spec: never lost, never doubled). Ask first; send whole commands with
 * a status between; wait for every completion marker. A printer that stops for paper or cover keeps the rest in its
 * buffer and goes on by itself: the slip is `interrupted`, nothing is sent again. Whatever breaks the certainty
 * (silence, a lost link, markers that stay away from a healthy printer) ends in `unknown`.
 */
export interface PrintJob {
  readonly phase: 'pre-flight' | 'sending' | 'waiting' | 'over';
  /** Pieces encoded so far; there is always one more than written until the slip is at its end. */
  readonly chunks: number;
  readonly written: number;
  /** Completion markers that have not come back, in the order sent; empty from the start when there is no proof. */
  readonly awaited: readonly string[];
  readonly provable: boolean;
  readonly nearEnd: NearEndPolicy;
  readonly trouble: ReceiptPrinterFailure | undefined;
}

export type PrintJobEvent =
  | { readonly event: 'status'; readonly status: PrinterStatus }
  /** The printer did not answer a status question, however often it was asked. */
  | { readonly event: 'silent' }
  | { readonly event: 'written' }
  /** One more piece is ready behind those known so far; said before the last of those is reported written. */
  | { readonly event: 'encoded'; readonly marker: string | undefined }
  /** Nothing of a chunk moved for a while: the printer holds the line by flow control. The write goes on. */
  | { readonly event: 'stalled' }
  /** A status question could not be sent: the printer holds the line by flow control. */
  | { readonly event: 'held' }
  | { readonly event: 'marker'; readonly marker: string }
  /** The markers of a healthy printer are overdue. */
  | { readonly event: 'overdue' }
  /** The link is gone or was given up, or someone cleared the printer. */
  | { readonly event: 'abandoned'; readonly failure: ReceiptPrinterFailure };

export type PrintReport = Exclude<PrintState, 'queued'>;

export type PrintJobAction =
  | { readonly action: 'ask-status' }
  /** After the pause of a printer in trouble or at work. */
  | { readonly action: 'ask-status-later' }
  | { readonly action: 'write'; readonly chunk: number }
  /** (Re)start the time a healthy printer has for its markers, or stop it. */
  | { readonly action: 'await-markers' | 'stop-awaiting' }
  | { readonly action: 'report'; readonly state: PrintReport; readonly failure?: ReceiptPrinterFailure };

export interface PrintJobStep {
  readonly job: PrintJob;
  readonly actions: readonly PrintJobAction[];
}

/** Whether a slip is begun on a roll that nears its end. */
export type NearEndPolicy = 'print-and-warn' | 'refuse';

/**
 * A slip of `chunks` writes known so far, whose `markers` (none: no proof possible) must all come back. Begins with a
 * question.
 */
export function beginPrintJob(
  chunks: number,
  markers: readonly string[],
  nearEnd: NearEndPolicy = 'print-and-warn',
): PrintJobStep {
  const job: PrintJob = {
    phase: 'pre-flight',
    chunks,
    written: 0,
    awaited: markers,
    provable: markers.length > 0,
    nearEnd,
    trouble: undefined,
  };
  return { job, actions: [{ action: 'ask-status' }] };
}

/** Whether a marker of what was written may come at any time. */
export const markersDue = (job: PrintJob): boolean => job.awaited.length > job.chunks - job.written;

/** The next state and what is to be done, in order. After `over` nothing happens any more. */
export function advancePrintJob(job: PrintJob, event: PrintJobEvent): PrintJobStep {
  if (job.phase === 'over') return { job, actions: [] };
  switch (event.event) {
    case 'status':
      return statusKnown(
        job,
        job.phase === 'pre-flight' ? refusalOf(event.status, job.nearEnd) : troubleOf(event.status),
      );
    case 'silent':
      return broken(job, 'printer-silent');
    case 'abandoned':
      return broken(job, event.failure);
    case 'encoded': {
      const awaited = event.marker === undefined ? job.awaited : [...job.awaited, event.marker];
      return { job: { ...job, chunks: job.chunks + 1, awaited }, actions: [] };
    }
    case 'written':
      return chunkWritten(job);
    case 'stalled':
      return job.phase === 'sending' ? troubled(job, 'printer-offline', []) : { job, actions: [] };
    case 'held':
      return statusKnown(job, 'printer-offline');
    case 'marker':
      return markerCame(job, event.marker);
    case 'overdue':
      return job.phase === 'waiting' && job.trouble === undefined
        ? over(job, 'unknown', 'printer-outcome-unknown')
        : { job, actions: [] };
  }
}

function over(job: PrintJob, state: PrintReport, failure?: ReceiptPrinterFailure): PrintJobStep {
  const report = { action: 'report', state, ...(failure === undefined ? {} : { failure }) } as const;
  const stop: PrintJobAction[] = job.phase === 'waiting' ? [{ action: 'stop-awaiting' }] : [];
  return { job: { ...job, phase: 'over', trouble: undefined }, actions: [...stop, report] };
}

/** Before the first byte nothing can have been printed, so that is a refusal; afterwards nobody knows. */
function broken(job: PrintJob, failure: ReceiptPrinterFailure): PrintJobStep {
  return job.phase === 'pre-flight'
    ? over(job, 'refused', failure)
    : over(job, 'unknown', 'printer-outcome-unknown');
}

function statusKnown(job: PrintJob, trouble: ReceiptPrinterFailure | undefined): PrintJobStep {
  if (job.phase === 'pre-flight') {
    if (trouble !== undefined) return over(job, 'refused', trouble);
    return { job: { ...job, phase: 'sending' }, actions: [{ action: 'write', chunk: 0 }] };
  }
  if (trouble !== undefined) {
    const pause: PrintJobAction[] = job.phase === 'waiting' ? [{ action: 'stop-awaiting' }] : [];
    return troubled(job, trouble, [...pause, { action: 'ask-status-later' }]);
  }
  const well = { ...job, trouble: undefined };
  if (job.phase === 'sending') return { job: well, actions: [{ action: 'write', chunk: job.written }] };
  const mended: PrintJobAction[] = job.trouble === undefined ? [] : [{ action: 'await-markers' }];
  return { job: well, actions: [...mended, { action: 'ask-status-later' }] };
}

/** Reports an interruption once per cause. */
function troubled(job: PrintJob, trouble: ReceiptPrinterFailure, then: PrintJobAction[]): PrintJobStep {
  const known = job.trouble === trouble;
  const report: PrintJobAction[] = known
    ? []
    : [{ action: 'report', state: 'interrupted', failure: trouble }];
  return { job: { ...job, trouble }, actions: [...report, ...then] };
}

function chunkWritten(job: PrintJob): PrintJobStep {
  const next = { ...job, written: job.written + 1, trouble: undefined };
  if (next.written < job.chunks) return { job: next, actions: [{ action: 'ask-status' }] };
  const sent: PrintJobAction = { action: 'report', state: 'sent' };
  const waiting = { ...next, phase: 'waiting' } as const;
  if (job.provable && job.awaited.length === 0) {
    const done = over(waiting, 'printed');
    return { job: done.job, actions: [sent, ...done.actions] };
  }
  return { job: waiting, actions: [sent, { action: 'await-markers' }, { action: 'ask-status-later' }] };
}

/**
 * A marker counts once and only if this slip awaits it; one that comes before its chunk was handed over is another
 * slip's.
 */
function markerCame(job: PrintJob, marker: string): PrintJobStep {
  const at = job.awaited.indexOf(marker);
  const early = job.chunks - job.awaited.length > job.written;
  if (job.phase === 'pre-flight' || early || at < 0) return { job, actions: [] };
  const next = { ...job, awaited: job.awaited.toSpliced(at, 1) };
  const complete = next.awaited.length === 0 && job.phase === 'waiting';
  return complete ? over(next, 'printed') : { job: next, actions: [] };
}
