import type { ReceiptPrinterFailure } from '../../electron/contract/failures.ts';
import type { Timers } from '../transport/transport.ts';
import type { SlipPiece } from './escpos-encoder.ts';
import {
  advancePrintJob,
  beginPrintJob,
  markersDue,
  type NearEndPolicy,
  type PrintJob,
  type PrintJobAction,
  type PrintJobEvent,
  type PrintReport,
} from './print-job.ts';
import type { Inquiry, PrinterLink } from './printer-link.ts';

/** Between two questions to a printer that works or is in trouble: soon enough to see paper come and go. */
const STATUS_PAUSE_MS = 300;

/** What a printer's profile says of a slip's way. */
export interface PrintTerms {
  /** How long a healthy printer may take from the last byte to its markers. */
  readonly completionMs: number;
  readonly nearEnd?: NearEndPolicy | undefined;
}

export interface PrintRunListener {
  report(state: PrintReport, failure: ReceiptPrinterFailure | undefined): void;
  /** What the printer said on the way. */
  inquired(inquiry: Inquiry): void;
}

/** One slip being printed over one link. */
export interface PrintRun {
  /** Resolves when the slip's outcome is final, with that outcome. */
  readonly outcome: Promise<PrintReport>;
  marker(marker: string): void;
  /** Gives the slip up: the link is lost, or its printer is to be cleared. */
  abandon(failure: ReceiptPrinterFailure): void;
  /** Whether bytes of it are still on their way out. */
  writing(): boolean;
}

class Run implements PrintRun {
  readonly outcome: Promise<PrintReport>;
  readonly #settle: (outcome: PrintReport) => void;
  readonly #slip: Iterator<SlipPiece, void>;
  /** Encoded and not yet handed over. */
  #next: SlipPiece | undefined;
  readonly #link: PrinterLink;
  readonly #timers: Timers;
  readonly #terms: PrintTerms;
  readonly #listener: PrintRunListener;
  #job: PrintJob;
  #writing = false;
  #cancelOverdue: () => void = () => undefined;
  #cancelQuestion: () => void = () => undefined;

  constructor(
    slip: Iterator<SlipPiece, void>,
    link: PrinterLink,
    timers: Timers,
    terms: PrintTerms,
    listener: PrintRunListener,
  ) {
    ({ promise: this.outcome, resolve: this.#settle } = Promise.withResolvers<PrintReport>());
    this.#slip = slip;
    this.#link = link;
    this.#timers = timers;
    this.#terms = terms;
    this.#listener = listener;
    this.#next = slip.next().value ?? undefined;
    const marker = this.#next?.marker;
    const { job, actions } = beginPrintJob(1, marker === undefined ? [] : [marker], terms.nearEnd);
    this.#job = job;
    this.#carryOut(actions);
  }

  marker(marker: string): void {
    this.#dispatch({ event: 'marker', marker });
  }

  abandon(failure: ReceiptPrinterFailure): void {
    this.#dispatch({ event: 'abandoned', failure });
  }

  writing(): boolean {
    return this.#writing;
  }

  #dispatch(event: PrintJobEvent): void {
    const { job, actions } = advancePrintJob(this.#job, event);
    this.#job = job;
    this.#carryOut(actions);
  }

  #carryOut(actions: readonly PrintJobAction[]): void {
    for (const action of actions) {
      switch (action.action) {
        case 'ask-status':
          void this.#ask();
          break;
        case 'ask-status-later':
          this.#cancelQuestion = this.#timers.after(STATUS_PAUSE_MS, () => void this.#ask());
          break;
        case 'write':
          void this.#write();
          break;
        case 'await-markers':
          this.#cancelOverdue();
          this.#cancelOverdue = this.#timers.after(this.#terms.completionMs, () =>
            this.#dispatch({ event: 'overdue' }),
          );
          break;
        case 'stop-awaiting':
          this.#cancelOverdue();
          break;
        case 'report':
          this.#report(action.state, action.failure);
          break;
      }
    }
  }

  async #ask(): Promise<void> {
    const inquiry = await this.#link.inquire(markersDue(this.#job));
    this.#listener.inquired(inquiry);
    this.#dispatch(eventOf(inquiry));
  }

  async #write(): Promise<void> {
    const piece = this.#next;
    if (piece === undefined) throw new RangeError('the slip is at its end');
    this.#writing = true;
    const writing = this.#link.write(piece.bytes, () => this.#dispatch({ event: 'stalled' }));
    // The next piece is encoded while this one is on its way.
    this.#next = this.#slip.next().value ?? undefined;
    if (this.#next !== undefined) this.#dispatch({ event: 'encoded', marker: this.#next.marker });
    const outcome = await writing;
    this.#writing = false;
    this.#dispatch(outcome.ok ? { event: 'written' } : { event: 'abandoned', failure: 'printer-lost' });
  }

  #report(state: PrintReport, failure: ReceiptPrinterFailure | undefined): void {
    this.#listener.report(state, failure);
    if (state === 'sent' || state === 'interrupted') return;
    this.#cancelOverdue();
    this.#cancelQuestion();
    this.#settle(state);
  }
}

/** Carries out what the state machine of `print-job.ts` decides, starting at once. */
export function startPrintRun(
  slip: Iterator<SlipPiece, void>,
  link: PrinterLink,
  timers: Timers,
  terms: PrintTerms,
  listener: PrintRunListener,
): PrintRun {
  return new Run(slip, link, timers, terms, listener);
}

function eventOf(inquiry: Inquiry): PrintJobEvent {
  switch (inquiry.answer) {
    case 'status':
      return { event: 'status', status: inquiry.status };
    case 'silent':
      return { event: 'silent' };
    case 'held':
      return { event: 'held' };
    case 'lost':
      return { event: 'abandoned', failure: 'printer-lost' };
  }
}
