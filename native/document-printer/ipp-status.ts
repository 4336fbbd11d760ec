import type { DocumentPrinterFailure } from '../../electron/contract/failures.ts';

/** Status codes of RFC 8011 §B.1; the first byte is the class. */
const SUCCESS_BELOW = 0x0100;
const NOT_FOUND = 0x0406;
const GONE = 0x0407;
const SERVER_ERRORS_FROM = 0x0500;
/** service-unavailable, temporary-error, busy, too-many-jobs: the same request may be taken a little later. */
const BUSY: ReadonlySet<number> = new Set([0x0502, 0x0505, 0x0507, 0x050b]);

export const isSuccess = (status: number): boolean => status < SUCCESS_BELOW;
/** The printer or job that was named does not exist. */
export const isGone = (status: number): boolean => status === NOT_FOUND || status === GONE;
/** Nothing was done; asking again later is what the code means. */
export const isBusy = (status: number): boolean => BUSY.has(status);

/** What it says of a printer that it answers a question about itself or a job like this. */
export function printerFailureOf(status: number): DocumentPrinterFailure {
  if (isGone(status)) return 'document-printer-not-found';
  return isBusy(status) ? 'document-printer-busy' : 'document-printer-fault';
}

/** Why a document was not taken; a printer that answers an error has made no job of it (RFC 8011 §4.2.1.2). */
export function documentFailureOf(status: number): DocumentPrinterFailure {
  if (isGone(status) || isBusy(status)) return printerFailureOf(status);
  return status < SERVER_ERRORS_FROM ? 'document-refused' : 'document-printer-fault';
}
