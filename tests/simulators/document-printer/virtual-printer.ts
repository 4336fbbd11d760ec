import { createHash } from 'node:crypto';

/** Job states of RFC 8011 §5.3.7. */
export const jobStates = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;
export type JobStateName = keyof typeof jobStates;

export interface VirtualJob {
  readonly id: number;
  readonly name: string;
  readonly user: string;
  readonly pdf: Buffer;
  readonly copies: number;
  /** What was asked for, e.g. `sides` → `one-sided`. */
  readonly asked: Readonly<Record<string, string>>;
  state: JobStateName;
  reasons: readonly string[];
  begun: boolean;
}

/** What came out: one line per document, whatever its copies. */
export interface PrintedDocument {
  readonly name: string;
  readonly copies: number;
  /** SHA-256 of the PDF, hexadecimal. */
  readonly digest: string;
}

/** What keeps the printer from printing, and its keyword of RFC 8011 §5.4.12. */
export const hindrances = {
  paper: 'media-empty-error',
  tray: 'media-needed-error',
  cover: 'cover-open-error',
  door: 'door-open-error',
  jam: 'media-jam-error',
  toner: 'toner-empty-error',
  ink: 'marker-supply-empty-error',
  fuser: 'fuser-over-temp-error',
} as const;
export type Hindrance = keyof typeof hindrances;

/** How the next job ends before its end. */
export type AbortAt = 'document' | 'begun' | 'unbegun';

const OPEN: ReadonlySet<JobStateName> = new Set(['pending', 'held', 'processing', 'stopped']);

export interface VirtualPrinterParts {
  readonly pageMs: number;
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** A printer with a queue, a tray and a cover; it prints one job at a time and goes on by itself when it is mended. */
export class VirtualPrinter {
  readonly #parts: VirtualPrinterParts;
  readonly #hindrances = new Set<Hindrance>();
  readonly printed: PrintedDocument[] = [];
  jobs: VirtualJob[] = [];
  /** From the first sheet to the last of one document, ms; 0 is at once. */
  pageMs: number;
  isPaperLow = false;
  /** Says of whatever stops it that it is a warning, as some do. */
  onlyWarns = false;
  isHeld = false;
  abortNext: AbortAt | undefined;
  #lastId = 0;
  #endPage: (() => void) | undefined;

  constructor(parts: VirtualPrinterParts) {
    this.#parts = parts;
    this.pageMs = parts.pageMs;
  }

  get isStopped(): boolean {
    return this.#hindrances.size > 0;
  }

  get reasons(): readonly string[] {
    const reasons = [...this.#hindrances].map((hindrance) =>
      hindrances[hindrance].replace(/error$/, this.onlyWarns ? 'warning' : 'error'),
    );
    if (this.isPaperLow) reasons.push('media-low-warning');
    return reasons.length === 0 ? ['none'] : reasons;
  }

  get isPrinting(): boolean {
    return this.jobs.some(({ state }) => state === 'processing');
  }

  submit(job: Pick<VirtualJob, 'name' | 'user' | 'pdf' | 'copies' | 'asked'>): VirtualJob {
    this.#lastId += 1;
    const state = this.isHeld ? 'held' : 'pending';
    const taken: VirtualJob = { ...job, id: this.#lastId, state, reasons: ['none'], begun: false };
    this.jobs.push(taken);
    this.#proceed();
    return taken;
  }

  hinder(hindrance: Hindrance, isThere: boolean): void {
    if (isThere) this.#hindrances.add(hindrance);
    else this.#hindrances.delete(hindrance);
    this.#proceed();
  }

  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    if (!isHeld) for (const job of this.jobs) if (job.state === 'held') job.state = 'pending';
    this.#proceed();
  }

  /** Takes a job out of the queue; gives whether it was still there. */
  cancel(id: number, by: 'job-canceled-by-user' | 'job-canceled-by-operator'): boolean {
    const job = this.jobs.find((one) => one.id === id);
    if (job === undefined || !OPEN.has(job.state)) return false;
    if (job.state === 'processing' || job.state === 'stopped') this.#stopPage();
    this.#end(job, 'canceled', by);
    this.#proceed();
    return true;
  }

  /** Switched off and on: what was not printed is gone, and so is every memory of what was. */
  losePower(): void {
    this.#stopPage();
    this.jobs = [];
    this.#lastId = 0;
  }

  #stopPage(): void {
    this.#endPage?.();
    this.#endPage = undefined;
  }

  #end(job: VirtualJob, state: JobStateName, reason: string): void {
    job.state = state;
    job.reasons = [reason];
  }

  /** Goes on with the job that is under way, or begins the next one. */
  #proceed(): void {
    const current = this.jobs.find(({ state }) => state === 'processing' || state === 'stopped');
    if (this.isStopped) {
      this.#stopPage();
      if (current !== undefined) {
        current.state = 'stopped';
        current.reasons = ['printer-stopped'];
      }
      return;
    }
    const job = current ?? this.jobs.find(({ state }) => state === 'pending');
    if (job === undefined || this.#endPage !== undefined) return;
    if (this.abortNext === 'unbegun') return this.#abort(job, 'aborted-by-system');
    job.state = 'processing';
    job.reasons = ['job-printing'];
    job.begun = true;
    if (this.abortNext === 'document') return this.#abort(job, 'document-format-error');
    if (this.pageMs === 0) this.#finish(job);
    else this.#endPage = this.#parts.after(this.pageMs, () => this.#finish(job));
  }

  #finish(job: VirtualJob): void {
    this.#endPage = undefined;
    if (this.abortNext === 'begun') return this.#abort(job, 'aborted-by-system');
    this.#end(job, 'completed', 'job-completed-successfully');
    const digest = createHash('sha256').update(job.pdf).digest('hex');
    this.printed.push({ name: job.name, copies: job.copies, digest });
    this.#proceed();
  }

  #abort(job: VirtualJob, reason: string): void {
    this.abortNext = undefined;
    this.#end(job, 'aborted', reason);
    this.#proceed();
  }
}
