import type { ReceiptPrinterFailure } from '../../electron/contract/failures.ts';
import { pause } from '../transport/deadline.ts';
import type { Timers, Transport, TransportFailure, TransportOutcome } from '../transport/transport.ts';
import { type PrinterStatus, troubleOf } from './printer-status.ts';
import { createReplyParser, type ReplyParser } from './reply-parser.ts';
import type { StatusMap, StatusQuestion } from './status-maps.ts';

/** What came of asking a printer how it is. */
export type Inquiry =
  | { readonly answer: 'status'; readonly status: PrinterStatus }
  /** The question went out and nothing came back, however often: switched off, or no printer. */
  | { readonly answer: 'silent' }
  /** The question could not go out: the printer holds the line. */
  | { readonly answer: 'held' }
  | { readonly answer: 'lost' };

type Unanswered = Exclude<Inquiry['answer'], 'status'>;

export interface PrinterLinkListener {
  /** A completion marker came back (`GS_R_MARKER` or a process id). */
  marker(marker: string): void;
  /** The printer told a change by itself; asking it says which. */
  changed(): void;
  /** The link is gone; at most once. */
  lost(): void;
}

/** One opened link to a printer: one question at a time, whole commands only. Used once, like its transport. */
export interface PrinterLink {
  open(listener: PrinterLinkListener): Promise<TransportOutcome>;
  /**
   * The map's questions, one after the other; a second caller gets the first one's answer. Must not be called while a
   * write is under way. `markersDue`: a completion marker may come at any time, and a question whose answer looks like
   * one is left out unless the printer is off line, where it executes no marker.
   */
  inquire(markersDue: boolean): Promise<Inquiry>;
  /** A short command of its own; given up as `silent` when it cannot leave within a second. */
  command(bytes: readonly number[]): Promise<TransportOutcome>;
  /** Whole commands; calls `stalled` once when the printer holds the line for long, and goes on waiting. */
  write(bytes: Uint8Array, stalled: () => void): Promise<TransportOutcome>;
  close(): Promise<void>;
}

/** A single byte lost on the line must not turn a printing slip into an unknown one. */
const QUESTION_TRIES = 3;
/** Within this, answers to questions asked before a silence have come in and been dropped. */
const SETTLE_MS = 50;
/** A chunk takes 1.1 s at 9,600 baud; when nothing came of it after this the printer is holding the line. */
const STALL_MS = 2500;
/** A few bytes that do not leave within this are held back by flow control. */
const QUESTION_WRITE_MS = 1000;
/** How long a held-back chunk is waited for: a hall may need half a morning to find a roll of paper. */
const HELD_WRITE_MS = 4 * 60 * 60 * 1000;

/** Troubles whose cause another answer may name. */
const WITHOUT_CAUSE: ReadonlySet<ReceiptPrinterFailure> = new Set(['printer-fault', 'printer-offline']);

class Link implements PrinterLink {
  readonly #transport: Transport;
  readonly #timers: Timers;
  readonly #answerMs: number;
  readonly #map: StatusMap;
  readonly #parser: ReplyParser;
  #answered: ((bytes: readonly number[]) => void) | undefined;
  #inquiry: Promise<Inquiry> | undefined;
  #gone = false;
  /** Answers of an earlier question may still come in, and no answer says what it answers. */
  #straysDue = false;
  /** A question still waits in this machine: no other is put behind it. */
  #heldBack = false;
  /** What was wrong at the last inquiry. */
  #trouble: ReceiptPrinterFailure | undefined;
  /** The answers of a printer that was well, for a question left out. */
  #answersWhenWell: readonly (readonly number[] | undefined)[] = [];

  constructor(transport: Transport, timers: Timers, answerMs: number, map: StatusMap) {
    this.#transport = transport;
    this.#timers = timers;
    this.#answerMs = answerMs;
    this.#map = map;
    this.#parser = createReplyParser(map.automatic?.lastByte);
  }

  open(listener: PrinterLinkListener): Promise<TransportOutcome> {
    return this.#transport.open({
      data: (bytes) => {
        for (const reply of this.#parser.feed(bytes)) {
          if (reply.kind === 'marker') listener.marker(reply.marker);
          else if (reply.kind === 'changed') listener.changed();
          else this.#answered?.(reply.bytes);
        }
      },
      lost: () => {
        this.#gone = true;
        listener.lost();
      },
    });
  }

  inquire(markersDue: boolean): Promise<Inquiry> {
    this.#inquiry ??= this.#askAll(markersDue).finally(() => {
      this.#inquiry = undefined;
    });
    return this.#inquiry;
  }

  command(bytes: readonly number[]): Promise<TransportOutcome> {
    return this.#transport.write(Uint8Array.from(bytes), QUESTION_WRITE_MS);
  }

  async write(bytes: Uint8Array, stalled: () => void): Promise<TransportOutcome> {
    const cancel = this.#timers.after(STALL_MS, stalled);
    const outcome = await this.#transport.write(bytes, HELD_WRITE_MS);
    cancel();
    return outcome;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /**
   * What happens between two questions shows in the later answers only: off line or at fault without a cause that can be
   * seen is asked once more before it is news, so that nobody hears of a fault where the paper just ran out.
   */
  async #askAll(markersDue: boolean): Promise<Inquiry> {
    let inquiry = await this.#askOnce(markersDue);
    if (inquiry.answer !== 'status') return inquiry;
    let trouble = troubleOf(inquiry.status);
    if (trouble !== this.#trouble && trouble !== undefined && WITHOUT_CAUSE.has(trouble)) {
      inquiry = await this.#askOnce(markersDue);
      if (inquiry.answer !== 'status') return inquiry;
      trouble = troubleOf(inquiry.status);
    }
    this.#trouble = trouble;
    return inquiry;
  }

  async #askOnce(markersDue: boolean): Promise<Inquiry> {
    const answers: (readonly number[] | undefined)[] = [];
    for (const [at, question] of this.#map.questions.entries()) {
      const ambiguous = markersDue && question.shape === 'raw' && this.#map.read(answers).online;
      const answer = ambiguous ? this.#answersWhenWell[at] : await this.#ask(question);
      if (typeof answer === 'string') return { answer };
      answers.push(answer);
    }
    const status = this.#map.read(answers);
    if (troubleOf(status) === undefined) this.#answersWhenWell = answers;
    return { answer: 'status', status };
  }

  async #ask(question: StatusQuestion): Promise<readonly number[] | Unanswered> {
    const answer = await this.#askInTurn(question);
    this.#parser.expect(undefined);
    return answer;
  }

  async #askInTurn(question: StatusQuestion): Promise<readonly number[] | Unanswered> {
    if (this.#heldBack) {
      const left = await this.#hasLeft();
      if (!left.ok) return left.failure === 'silent' ? 'held' : 'lost';
      this.#heldBack = false;
      await pause(this.#timers, SETTLE_MS);
    }
    for (let tries = 0; tries < QUESTION_TRIES; tries++) {
      if (this.#gone) return 'lost';
      const answer = Promise.withResolvers<readonly number[] | undefined>();
      // Listening begins before the question leaves: the answer can be faster than the report of the write.
      this.#answered = answer.resolve;
      this.#parser.expect(question.shape);
      const written = await this.#transport.write(question.ask, QUESTION_WRITE_MS);
      const left = written.ok ? await this.#hasLeft(answer.promise) : written;
      if (!left.ok) {
        this.#heldBack = written.ok && left.failure === 'silent';
        this.#answered = undefined;
        this.#straysDue = true;
        return left.failure === 'silent' ? 'held' : 'lost';
      }
      const cancel = this.#timers.after(this.#answerMs, () => answer.resolve(undefined));
      const bytes = await answer.promise;
      cancel();
      this.#answered = undefined;
      if (bytes === undefined) {
        this.#straysDue = true;
        this.#parser.reset();
        continue;
      }
      if (this.#straysDue) await pause(this.#timers, SETTLE_MS);
      this.#straysDue = false;
      return bytes;
    }
    return this.#gone ? 'lost' : 'silent';
  }

  /** A printer has its time to answer from when the question left; one that holds the line is not silent. */
  #hasLeft(answered?: Promise<unknown>): Promise<TransportOutcome> {
    const left = { ok: true } as const;
    const drained = this.#transport.drained?.(QUESTION_WRITE_MS) ?? Promise.resolve(left);
    return answered === undefined ? drained : Promise.race([drained, answered.then(() => left)]);
  }
}

/** Makes a printer's link over an unopened transport; `answerMs` is how long one status answer may take. */
export function createPrinterLink(
  transport: Transport,
  timers: Timers,
  answerMs: number,
  map: StatusMap,
): PrinterLink {
  return new Link(transport, timers, answerMs, map);
}

/** A link's failure in the printer's words. */
export function printerFailureOf(
  failure: TransportFailure,
):
  | 'printer-not-found'
  | 'printer-busy'
  | 'printer-lost'
  | 'printer-silent'
  | 'device-driver-missing'
  | 'device-flooding' {
  switch (failure) {
    case 'not-found':
      return 'printer-not-found';
    case 'busy':
      return 'printer-busy';
    case 'lost':
      return 'printer-lost';
    case 'silent':
      return 'printer-silent';
    case 'driver-missing':
      return 'device-driver-missing';
    case 'flooding':
      return 'device-flooding';
  }
}
