import { type IncomingRequest, type OutgoingAttributes, writeAnswer } from './ipp-wire.ts';
import { jobStates, type VirtualJob, type VirtualPrinter } from './virtual-printer.ts';

/** Operations of RFC 8011 §5.4.15, and CUPS-Get-Printers. */
const PRINT_JOB = 0x0002;
const CANCEL_JOB = 0x0008;
const GET_JOB_ATTRIBUTES = 0x0009;
const GET_JOBS = 0x000a;
const GET_PRINTER_ATTRIBUTES = 0x000b;
const CUPS_GET_PRINTERS = 0x4002;

const OK = 0x0000;
const NOT_POSSIBLE = 0x0404;
const NOT_FOUND = 0x0406;
const FORMAT_NOT_SUPPORTED = 0x040a;
const OPERATION_NOT_SUPPORTED = 0x0501;

/** What a printer says of itself and how it takes jobs; set at the control door. */
export interface Manners {
  /** Statuses for the next documents, each once, before any is taken. */
  readonly refusals: number[];
  /** Longest job name it keeps. */
  nameCharacters: number;
  formats: string[];
  /** Some printers keep no list of what is done. */
  keepsHistory: boolean;
  readonly url: string;
}

const reasonsOf = (reasons: readonly string[]): { keyword: string }[] =>
  reasons.map((keyword) => ({ keyword }));

function printerAttributes(printer: VirtualPrinter, { formats, url }: Manners): OutgoingAttributes {
  const state = printer.isStopped && !printer.onlyWarns ? 5 : printer.isPrinting ? 4 : 3;
  return {
    'printer-name': { name: 'A4' },
    'printer-uri-supported': { uri: url.replace('http:', 'ipp:') },
    'printer-state': { enum: state },
    'printer-state-reasons': reasonsOf(printer.reasons),
    'printer-make-and-model': { text: 'Simulated A4 1.0' },
    'document-format-supported': formats.map((mime) => ({ mime })),
  };
}

function jobAttributes(job: VirtualJob, onlyWarns: boolean): OutgoingAttributes {
  const state = onlyWarns && job.state === 'stopped' ? 'processing' : job.state;
  return {
    'job-id': { integer: job.id },
    'job-name': { name: job.name },
    'job-state': { enum: jobStates[state] },
    'job-state-reasons': reasonsOf(state === 'processing' ? ['job-printing'] : job.reasons),
    'time-at-processing': job.begun ? { integer: 1 } : { noValue: true },
  };
}

function printJob(printer: VirtualPrinter, manners: Manners, request: IncomingRequest): Buffer {
  const { attributes, id, document } = request;
  const refusal = manners.refusals.shift();
  if (refusal !== undefined) return writeAnswer(refusal, id);
  const [format = ''] = attributes.get('document-format') ?? [];
  if (!manners.formats.includes(format)) return writeAnswer(FORMAT_NOT_SUPPORTED, id);
  const asked = ['sides', 'media', 'media-col/media-source', 'media-size/x-dimension', 'print-color-mode'];
  const job = printer.submit({
    name: (attributes.get('job-name')?.[0] ?? '').slice(0, manners.nameCharacters),
    user: attributes.get('requesting-user-name')?.[0] ?? '',
    pdf: Buffer.from(document),
    copies: Number(attributes.get('copies')?.[0] ?? 1),
    asked: Object.fromEntries(
      asked.flatMap((name) => attributes.get(name)?.map((value) => [name, value]) ?? []),
    ),
  });
  return writeAnswer(OK, id, [{ group: 'job', attributes: jobAttributes(job, printer.onlyWarns) }]);
}

function isOver({ state }: VirtualJob): boolean {
  return state === 'completed' || state === 'canceled' || state === 'aborted';
}

function listedJobs(printer: VirtualPrinter, manners: Manners, request: IncomingRequest): VirtualJob[] {
  const completed = request.attributes.get('which-jobs')?.[0] === 'completed';
  if (completed && !manners.keepsHistory) return [];
  const user = request.attributes.get('requesting-user-name')?.[0];
  const mine = request.attributes.get('my-jobs')?.[0] === '1';
  return printer.jobs.filter((job) => isOver(job) === completed && (!mine || job.user === user));
}

/** Obeys one request as a printer does, and gives its answer. */
export function obey(printer: VirtualPrinter, manners: Manners, request: IncomingRequest): Buffer {
  const { id, attributes, operation } = request;
  const jobId = Number(attributes.get('job-id')?.[0]);
  const job = printer.jobs.find((one) => one.id === jobId && (manners.keepsHistory || !isOver(one)));
  switch (operation) {
    case PRINT_JOB:
      return printJob(printer, manners, request);
    case CANCEL_JOB:
      if (job === undefined) return writeAnswer(NOT_FOUND, id);
      return writeAnswer(printer.cancel(jobId, 'job-canceled-by-user') ? OK : NOT_POSSIBLE, id);
    case GET_JOB_ATTRIBUTES:
      if (job === undefined) return writeAnswer(NOT_FOUND, id);
      return writeAnswer(OK, id, [{ group: 'job', attributes: jobAttributes(job, printer.onlyWarns) }]);
    case GET_JOBS:
      return writeAnswer(
        OK,
        id,
        listedJobs(printer, manners, request).map((one) => ({
          group: 'job',
          attributes: jobAttributes(one, printer.onlyWarns),
        })),
      );
    case GET_PRINTER_ATTRIBUTES:
    case CUPS_GET_PRINTERS:
      return writeAnswer(OK, id, [{ group: 'printer', attributes: printerAttributes(printer, manners) }]);
    default:
      return writeAnswer(OPERATION_NOT_SUPPORTED, id);
  }
}
