import type { ReceiptPrinterFailure } from '../../electron/contract/failures.ts';

/** What a printer says of itself, whatever its bits are. */
export interface PrinterStatus {
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'enough' | 'low' | 'out';
  readonly cutterError: boolean;
  /** Mechanical, unrecoverable, or a head too hot: nothing a resident can mend. */
  readonly fault: boolean;
  /** A cut slip still stands in the mouth; absent where the printer has no sensor there. */
  readonly slipInMouth?: boolean;
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

/** Why no new slip may be begun: any trouble, and a roll that nears its end where the profile refuses that. */
export function refusalOf(
  status: PrinterStatus,
  nearEnd: 'print-and-warn' | 'refuse',
): ReceiptPrinterFailure | undefined {
  const low = nearEnd === 'refuse' && status.paper === 'low';
  return troubleOf(status) ?? (low ? 'printer-paper-low' : undefined);
}
