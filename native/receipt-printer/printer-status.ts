import type { ReceiptPrinterFailure } from '../../electron/contract/failures.ts';

/** The four answers to `DLE EOT 1…4`. */
export interface StatusBytes {
  readonly printer: number;
  readonly offlineCause: number;
  readonly errorCause: number;
  readonly paper: number;
}

/** What a printer says of itself. */
export interface PrinterStatus {
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'enough' | 'low' | 'out';
  readonly cutterError: boolean;
  /** Mechanical, unrecoverable, or a head too hot: nothing a resident can mend. */
  readonly fault: boolean;
}

/** `DLE EOT 1`, bit 3. */
const OFFLINE = 0x08;
/** `DLE EOT 2`. */
const COVER_OPEN = 0x04;
const STOPPED_BY_PAPER_END = 0x20;
/** `DLE EOT 3`; bits 2 mechanical, 5 unrecoverable, 6 recovers by itself. */
const CUTTER_ERROR = 0x08;
const ANY_FAULT = 0x64;
/** `DLE EOT 4`; models set one or both bits of each pair. */
const PAPER_NEAR_END = 0x0c;
const PAPER_END = 0x60;

/** Reads the common (Epson) status map; near-end bits may read 0 while the paper is out. */
export function readPrinterStatus(bytes: StatusBytes): PrinterStatus {
  const out = (bytes.paper & PAPER_END) !== 0 || (bytes.offlineCause & STOPPED_BY_PAPER_END) !== 0;
  const low = (bytes.paper & PAPER_NEAR_END) !== 0;
  return {
    online: (bytes.printer & OFFLINE) === 0,
    coverOpen: (bytes.offlineCause & COVER_OPEN) !== 0,
    paper: out ? 'out' : low ? 'low' : 'enough',
    cutterError: (bytes.errorCause & CUTTER_ERROR) !== 0,
    fault: (bytes.errorCause & ANY_FAULT) !== 0,
  };
}

/**
 * Why a printer cannot print now, the cause that someone can see and mend first: an open cover also lifts the paper
 * sensor. Paper that runs low is no reason.
 */
export function troubleOf(status: PrinterStatus): ReceiptPrinterFailure | undefined {
  if (status.coverOpen) return 'printer-cover-open';
  if (status.paper === 'out') return 'printer-paper-out';
  if (status.cutterError) return 'printer-cutter-error';
  if (status.fault) return 'printer-fault';
  return status.online ? undefined : 'printer-offline';
}
