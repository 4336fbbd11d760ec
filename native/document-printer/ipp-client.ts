import type { DocumentPrinterFailure } from '../../electron/contract/failures.ts';
import type { PrintJobId } from '../../electron/contract/ids.ts';
import type { Timers } from '../transport/transport.ts';
import { type PostFailure, postIpp } from './http-post.ts';
import { type IppAnswer, type IppAttributes, type IppCodec, loadIppCodec } from './ipp-codec.ts';
import { isGone, isSuccess, printerFailureOf } from './ipp-status.ts';
import { JOB_ATTRIBUTES, type JobState, readJobState } from './job-state.ts';
import { isNameOf } from './print-request.ts';
import { PRINTER_ATTRIBUTES, type PrinterState, readPrinterState } from './printer-state.ts';

/** What may be wrong between us and a printer. */
export type IppFailure = DocumentPrinterFailure | 'device-driver-missing';

export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly failure: IppFailure;
      /** Whether the printer may have obeyed all the same. */
      readonly mayHaveArrived: boolean;
    };

/** Where a printer is, and how it is asked. */
export interface IppClientParts {
  /** `http://…` or `https://…`. */
  readonly url: string;
  /** For one request and its answer, ms. */
  readonly requestMs: number;
  readonly timers: Timers;
  /** Ends whatever is being asked. */
  readonly signal: AbortSignal;
}

/** A document on its way into a printer's queue. */
export interface Submission {
  readonly name: string;
  readonly template: IppAttributes;
  readonly pdf: Uint8Array;
}

/** Whose jobs they are in the queue; a queue shows a job's name to its owner alone. */
const USER = 'kiosk';
const POST_FAILURES: Record<PostFailure, DocumentPrinterFailure> = {
  'not-found': 'document-printer-not-found',
  lost: 'document-printer-lost',
  silent: 'document-printer-silent',
  refused: 'document-printer-fault',
};
const LARGEST_REQUEST_ID = 0x7fff_ffff;

/** The printer's URI in its own scheme: IPP's port is 631 where none is written, HTTP's is not (RFC 8010 §4). */
function printerUriOf({ protocol, hostname, port, pathname }: URL): string {
  return protocol === 'https:'
    ? `ipps://${hostname}:${port || '443'}${pathname}`
    : `ipp://${hostname}:${port || '80'}${pathname}`;
}

const gone = { ok: true, value: undefined } as const;

/** Asks one printer by IPP; one connection per question, so that none is held at a printer that takes few. */
export class IppClient {
  readonly #parts: IppClientParts;
  readonly #url: URL;
  #codec: Promise<IppCodec | undefined> | undefined;
  #lastId = 0;

  constructor(parts: IppClientParts) {
    this.#parts = parts;
    this.#url = new URL(parts.url);
  }

  /** Get-Printer-Attributes. */
  async printerState(): Promise<Asked<PrinterState>> {
    const asked = await this.ask('Get-Printer-Attributes', {
      'requested-attributes': [...PRINTER_ATTRIBUTES],
    });
    if (!asked.ok) return asked;
    const { status, printers } = asked.value;
    const [printer] = printers;
    if (isSuccess(status) && printer !== undefined) return { ok: true, value: readPrinterState(printer) };
    return { ok: false, failure: printerFailureOf(status), mayHaveArrived: false };
  }

  /** Print-Job; the answer is told whatever its status. */
  printJob({ name, template, pdf }: Submission): Promise<Asked<IppAnswer>> {
    const attributes = {
      'job-name': name,
      'ipp-attribute-fidelity': false,
      'document-format': 'application/pdf',
    };
    return this.ask('Print-Job', attributes, { jobAttributes: template, document: pdf });
  }

  /** Get-Job-Attributes; undefined where the printer knows no such job, or gave its number to another one. */
  async jobState(id: number, job: PrintJobId): Promise<Asked<JobState | undefined>> {
    const asked = await this.ask('Get-Job-Attributes', {
      'job-id': id,
      'requested-attributes': [...JOB_ATTRIBUTES],
    });
    if (!asked.ok) return asked;
    const { status, jobs } = asked.value;
    if (isGone(status)) return gone;
    const [attributes] = jobs;
    if (!isSuccess(status) || attributes === undefined) {
      return { ok: false, failure: printerFailureOf(status), mayHaveArrived: false };
    }
    const state = readJobState(attributes);
    // Printers count from 1 again when they were switched off.
    return state.name === '' || isNameOf(state.name, job) ? { ok: true, value: state } : gone;
  }

  /** Looks a job up by its name among all jobs, those that are over too; undefined where there is none. */
  async findJob(job: PrintJobId): Promise<Asked<number | undefined>> {
    for (const which of ['not-completed', 'completed'] as const) {
      const asked = await this.ask('Get-Jobs', {
        'which-jobs': which,
        'my-jobs': true,
        'requested-attributes': ['job-id', 'job-name'],
      });
      if (!asked.ok) return asked;
      const found = asked.value.jobs.map(readJobState).find(({ name }) => isNameOf(name, job));
      if (found?.id !== undefined) return { ok: true, value: found.id };
    }
    return gone;
  }

  /** Cancel-Job; whether it was obeyed shows in the job's state. */
  async cancelJob(id: number): Promise<void> {
    await this.ask('Cancel-Job', { 'job-id': id });
  }

  /** One operation on this printer. */
  async ask(
    operation: string,
    attributes: IppAttributes,
    more: { readonly jobAttributes?: IppAttributes; readonly document?: Uint8Array } = {},
  ): Promise<Asked<IppAnswer>> {
    this.#codec ??= loadIppCodec();
    const codec = await this.#codec;
    if (codec === undefined) return { ok: false, failure: 'device-driver-missing', mayHaveArrived: false };
    const id = (this.#lastId = (this.#lastId % LARGEST_REQUEST_ID) + 1);
    const { jobAttributes, document } = more;
    const head = codec.encode({
      operation,
      id,
      operationAttributes: {
        'printer-uri': printerUriOf(this.#url),
        'requesting-user-name': USER,
        ...attributes,
      },
      ...(jobAttributes === undefined ? {} : { jobAttributes }),
    });
    const { requestMs: timeoutMs, timers, signal } = this.#parts;
    const pieces = document === undefined ? [head] : [head, document];
    const posted = await postIpp({ url: this.#url, pieces, timeoutMs, timers, signal });
    if (!posted.ok) {
      return { ok: false, failure: POST_FAILURES[posted.failure], mayHaveArrived: posted.mayHaveArrived };
    }
    const answer = codec.decode(posted.body, id);
    if (answer === undefined) return { ok: false, failure: 'document-printer-fault', mayHaveArrived: true };
    return { ok: true, value: answer };
  }
}

/** What a document's way needs of a printer. */
export type JobClient = Pick<IppClient, 'printJob' | 'jobState' | 'findJob' | 'cancelJob' | 'printerState'>;
