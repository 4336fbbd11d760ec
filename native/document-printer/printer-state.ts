import type { DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { DocumentPrinterFailure } from '../../electron/contract/failures.ts';
import { type IppAttributes, wordsOf } from './ipp-codec.ts';

/** What is asked of a printer. */
export const PRINTER_ATTRIBUTES = [
  'printer-state',
  'printer-state-reasons',
  'printer-make-and-model',
  'document-format-supported',
] as const;

/** A printer's own account of itself. */
export interface PrinterState {
  /** What keeps it from printing; undefined when nothing does. */
  readonly trouble: DocumentPrinterFailure | undefined;
  /** The same with mere warnings counted: what it is, should a sheet not come. */
  readonly suspected: DocumentPrinterFailure | undefined;
  readonly paper: NonNullable<DeviceFacts['paper']>;
  /** `printer-make-and-model`. */
  readonly model: string | undefined;
}

/**
 * The first that fits is told: an open door often brings "no paper" with it. Keywords of RFC 8011 §5.4.12 and PWG 5100.9 §5,
 * where makers put the part before (`input-media-jam`, `fuser-jam`).
 */
const REASONS: readonly (readonly [RegExp, DocumentPrinterFailure])[] = [
  [/(^|-)jam$/, 'document-printer-jam'],
  [/(^|-)(cover|door|interlock)-open$/, 'document-printer-cover-open'],
  [/^media-(empty|needed)$|^input-tray-missing$/, 'document-printer-paper-out'],
  [
    /^(toner|developer|marker)(-[a-z]+)*-(empty|missing)$|-life-over$|^marker-waste(-[a-z]+)*-full$/,
    'document-printer-supplies-out',
  ],
  [/^(offline|shutdown|timed-out)$/, 'document-printer-lost'],
  [
    /^(output-area-full|output-tray-missing|fuser-(over|under)-temp|spool-area-full|other)$/,
    'document-printer-fault',
  ],
];

/** A reason and how grave it is: `-error` or nothing stops the printer, `-warning` and `-report` do not (RFC 8011 §5.4.12). */
function splitReason(reason: string): { readonly keyword: string; readonly stops: boolean } {
  const [, keyword = reason, severity] = /^(.*)-(error|warning|report)$/.exec(reason) ?? [];
  // The print service says only this much of a printer whose cable is out.
  return { keyword, stops: severity === undefined || severity === 'error' || keyword === 'offline' };
}

/** What the keywords of `printer-state-reasons` say is in the way; those that do not stop a printer count when it stands. */
export function troubleIn(reasons: readonly string[], stands: boolean): DocumentPrinterFailure | undefined {
  const keywords = reasons
    .map(splitReason)
    .filter(({ stops }) => stops || stands)
    .map(({ keyword }) => keyword);
  return REASONS.find(([pattern]) => keywords.some((keyword) => pattern.test(keyword)))?.[1];
}

function paperIn(reasons: readonly string[]): PrinterState['paper'] {
  const keywords = new Set(
    reasons.filter((reason) => !reason.endsWith('-report')).map((reason) => splitReason(reason).keyword),
  );
  if (keywords.has('media-empty') || keywords.has('media-needed')) return 'out';
  return keywords.has('media-low') ? 'low' : 'enough';
}

/** Reads the answer to Get-Printer-Attributes. A printer that lists its formats and not PDF cannot print our documents. */
export function readPrinterState(attributes: IppAttributes): PrinterState {
  const stands = wordsOf(attributes, 'printer-state').includes('stopped');
  const reasons = wordsOf(attributes, 'printer-state-reasons');
  const formats = wordsOf(attributes, 'document-format-supported');
  const cannot = formats.length > 0 && !formats.includes('application/pdf');
  const [model] = wordsOf(attributes, 'printer-make-and-model');
  return {
    trouble: cannot
      ? 'document-refused'
      : (troubleIn(reasons, stands) ?? (stands ? 'document-printer-fault' : undefined)),
    suspected: troubleIn(reasons, true),
    paper: paperIn(reasons),
    model,
  };
}
