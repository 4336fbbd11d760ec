import type { DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { DocumentPrinterProfile } from '../../electron/contract/device-profiles/document-printer.ts';
import type { DocumentPrinterFailure } from '../../electron/contract/failures.ts';
import type { PrintJobId } from '../../electron/contract/ids.ts';
import type { Timers } from '../transport/transport.ts';
import type { Asked, IppFailure, JobClient, Submission } from './ipp-client.ts';
import { numberOf } from './ipp-codec.ts';
import { documentFailureOf, isBusy, isSuccess } from './ipp-status.ts';
import type { JobStanding } from './job-state.ts';
import { pauseUntil } from './pause.ts';
import type { PrinterState } from './printer-state.ts';

/** A busy printer is asked again soon at first, then more and more seldom: most are free after a page. */
const FIRST_BUSY_PAUSE_MS = 250;
const LONGEST_BUSY_PAUSE_MS = 4000;
/** A job whose answer was lost may be listed only when the printer has taken all of it in. */
const LISTED_LATE_MS = 5000;
/** A sheet that is not out after this time waits for what the printer warns of: some only warn when they stand without paper. */
const WARNED_FOR_MS = 5000;
/** One question that fails may be chance; the second says that the printer is gone. */
const MISSES_TO_BE_LOST = 2;

type DocumentState = Extract<DeviceEvent, { kind: 'documentChanged' }>['state'];

/** How a document's way ends. */
interface End {
  readonly state: 'printed' | 'unknown' | 'refused';
  readonly failure?: DocumentPrinterFailure;
}

export interface DocumentRunParts {
  readonly job: PrintJobId;
  readonly client: JobClient;
  readonly profile: DocumentPrinterProfile;
  readonly timers: Timers;
  /** The driver is being stopped. */
  readonly stopping: AbortSignal;
  report(state: DocumentState, failure?: DocumentPrinterFailure): void;
  /** The printer was asked how it is. */
  saw(printer: Asked<PrinterState>): void;
}

const UNKNOWN: End = { state: 'unknown', failure: 'document-outcome-unknown' };
const refused = (failure: IppFailure): End => ({
  state: 'refused',
  failure: failure === 'device-driver-missing' ? 'document-printer-fault' : failure,
});

function endOf(standing: Exclude<JobStanding, { kind: 'under-way' }>): End {
  switch (standing.kind) {
    case 'printed':
      return { state: 'printed' };
    case 'refused':
      return refused('document-refused');
    case 'unknown':
      return UNKNOWN;
  }
}

/**
 * One document from its bytes to a sheet, or to the certainty that there is none. It is given to the printer again only when
 * the printer said that it did not take it; whatever else goes wrong, it is looked for in the printer's list.
 */
export class DocumentRun {
  readonly #parts: DocumentRunParts;
  readonly #clearing = new AbortController();
  #said = '';
  #isInterrupted = false;

  constructor(parts: DocumentRunParts) {
    this.#parts = parts;
  }

  /** Resolves when all is said of this document. */
  async run(submission: Submission): Promise<void> {
    const taken = await this.#submit(submission);
    // Whoever waits for paper need not hold a resident's sheet in memory.
    submission.pdf.fill(0);
    if (typeof taken === 'object') return this.#say(taken.state, taken.failure);
    const id = typeof taken === 'number' ? taken : await this.#locate();
    const { state, failure } = id === undefined ? UNKNOWN : await this.#follow(id);
    this.#say(state, failure);
  }

  /** Cancels a document that waits for somebody at the printer; any other goes its way. */
  clear(): void {
    if (this.#isInterrupted) this.#clearing.abort();
  }

  get #isStopping(): boolean {
    return this.#parts.stopping.aborted;
  }

  #say(state: DocumentState, failure?: DocumentPrinterFailure): void {
    const words = `${state} ${failure}`;
    if (words === this.#said) return;
    this.#said = words;
    this.#isInterrupted = state === 'interrupted';
    this.#parts.report(state, failure);
  }

  #pause(ms: number): Promise<void> {
    return pauseUntil(this.#parts.timers, ms, [this.#parts.stopping, this.#clearing.signal]);
  }

  /** Gives the job's number, `lost` where the answer did not come, or the end. */
  async #submit(submission: Submission): Promise<number | 'lost' | End> {
    const { client, timers, profile } = this.#parts;
    const until = timers.monotonic() + profile.timeoutsMs.busy;
    for (let pause = FIRST_BUSY_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_BUSY_PAUSE_MS)) {
      const asked = await client.printJob(submission);
      if (!asked.ok) return asked.mayHaveArrived ? 'lost' : refused(asked.failure);
      const { status, jobs } = asked.value;
      if (isSuccess(status)) return numberOf(jobs[0] ?? {}, 'job-id') ?? 'lost';
      if (!isBusy(status) || timers.monotonic() + pause > until) return refused(documentFailureOf(status));
      await this.#pause(pause);
      if (this.#isStopping) return refused('document-printer-busy');
    }
  }

  /** Looks for the job by its name until the printer has had its time to list it; undefined where it is not found. */
  async #locate(): Promise<number | undefined> {
    const { client, timers, profile, job } = this.#parts;
    const until = timers.monotonic() + profile.timeoutsMs.job;
    let absentSince: number | undefined;
    for (let misses = 0; !this.#isStopping; ) {
      const found = await client.findJob(job);
      const now = timers.monotonic();
      if (found.ok) {
        if (found.value !== undefined) return found.value;
        absentSince ??= now;
        if (now - absentSince >= LISTED_LATE_MS) return undefined;
      } else {
        absentSince = undefined;
        misses += 1;
        if (misses >= MISSES_TO_BE_LOST) this.#say('interrupted', 'document-printer-lost');
        if (now >= until) return undefined;
      }
      await this.#pauseWithoutClearing(profile.pollMs);
    }
    return undefined;
  }

  /** Follows a job to its end. Time counts against it only while the printer names no trouble that somebody may mend. */
  async #follow(first: number): Promise<End> {
    const { client, timers, profile, job } = this.#parts;
    const begin = timers.monotonic();
    let id = first;
    let patience = profile.timeoutsMs.job;
    let misses = 0;
    let begun = false;
    let isCancelled = false;
    this.#say('sent');
    for (let before = begin; !this.#isStopping; ) {
      if (this.#clearing.signal.aborted && !isCancelled) {
        isCancelled = true;
        await client.cancelJob(id);
      }
      const asked = await client.jobState(id, job);
      let trouble: DocumentPrinterFailure | undefined;
      if (!asked.ok) {
        misses += 1;
        if (misses >= MISSES_TO_BE_LOST && !this.#isStopping)
          this.#say('interrupted', 'document-printer-lost');
      } else if (asked.value === undefined) {
        const found = await this.#locate();
        if (found === undefined) return UNKNOWN;
        id = found;
      } else {
        misses = 0;
        begun ||= asked.value.begun;
        const { standing } = asked.value;
        if (standing.kind !== 'under-way') return endOf(standing);
        trouble = await this.#troubleOf(standing, timers.monotonic() - begin >= WARNED_FOR_MS);
        if (!this.#isStopping) this.#say(trouble === undefined ? 'sent' : 'interrupted', trouble);
      }
      const now = timers.monotonic();
      if (trouble === undefined) patience -= now - before;
      before = now;
      if (patience <= 0) return begun ? UNKNOWN : this.#giveUp(id);
      await (isCancelled ? this.#pauseWithoutClearing(profile.pollMs) : this.#pause(profile.pollMs));
    }
    return UNKNOWN;
  }

  #pauseWithoutClearing(ms: number): Promise<void> {
    return pauseUntil(this.#parts.timers, ms, [this.#parts.stopping]);
  }

  /** What is in the way of a job: the printer's own words before what is said of the job; warnings when it takes long. */
  async #troubleOf(
    standing: Extract<JobStanding, { kind: 'under-way' }>,
    takesLong: boolean,
  ): Promise<DocumentPrinterFailure | undefined> {
    const printer = await this.#parts.client.printerState();
    this.#parts.saw(printer);
    const { trouble, suspected } = printer.ok ? printer.value : {};
    return trouble ?? standing.trouble ?? (takesLong ? suspected : undefined);
  }

  /** Takes back a job that was never begun, so that it does not come out when nobody waits for it any more. */
  async #giveUp(id: number): Promise<End> {
    const { client, job } = this.#parts;
    await client.cancelJob(id);
    const asked = await client.jobState(id, job);
    const cameToNothing = asked.ok && asked.value?.standing.kind === 'refused';
    return cameToNothing ? refused('document-printer-silent') : UNKNOWN;
  }
}
