import { z } from 'zod';

/**
 * Every failure the kiosk expects, as closed lists, one per room.
 * A failure travels as a value `{ code }`; what is not in these lists is a defect and may throw.
 * Each code has a sentence for the resident and one for the attendant (`renderer/copy/failures.ts`)
 * and a journal event (`electron/core/journal-events.ts`); a test proves that none is missing.
 */

/** The ID-card reader. Wire statuses are mapped to these in `native/id-card-reader/sam-v-status.ts`. */
export const idCardReaderFailures = [
  'reader-not-found',
  'reader-busy',
  'reader-lost',
  'reader-silent',
  'reader-link-noise',
  'reader-self-test-failed',
  'reader-not-authorised',
  'reader-command-refused',
  'reader-status-unknown',
  'card-not-id-card',
  'card-rejected',
  'card-data-untrusted',
  'card-read-failed',
  'card-removed-early',
  'card-number-invalid',
] as const;

/** The receipt printer, whatever its transport. */
export const receiptPrinterFailures = [
  'printer-not-found',
  'printer-busy',
  'printer-lost',
  'printer-silent',
  'printer-offline',
  'printer-paper-out',
  'printer-paper-low',
  'printer-cover-open',
  'printer-cutter-error',
  'printer-fault',
  'printer-outcome-unknown',
] as const;

/** The code scanner; what a code means is said by `codeFailures`. */
export const codeScannerFailures = [
  'scanner-not-found',
  'scanner-busy',
  'scanner-lost',
  'scanner-silent',
  'scanner-setup-refused',
  'scan-incomplete',
] as const;

/** What a scanned text turned out to be, where the screen wanted something else. */
export const codeFailures = [
  'code-not-recognised',
  'code-wrong-package',
  'code-is-payment',
  'code-is-id-number',
  'code-is-invoice',
  'code-is-address',
  'code-not-wanted',
  'code-of-other-slip',
] as const;

/** Decoding an e-voucher. What the middle platform's codes mean stands in `resources/voucher/decoding.json`. */
export const voucherFailures = [
  'voucher-not-enabled',
  'voucher-cancelled',
  'voucher-wrong-code',
  'voucher-used',
  'voucher-expired',
  'voucher-other-province',
  'voucher-refused',
  'voucher-timeout',
  'voucher-bad-answer',
  'voucher-decoder-unreachable',
  'voucher-decoder-lost',
  'voucher-network-down',
  'voucher-of-somebody-else',
  'voucher-face-failed',
] as const;

/** The A4 printer, behind IPP. */
export const documentPrinterFailures = [
  'document-printer-not-found',
  'document-printer-busy',
  'document-printer-lost',
  'document-printer-silent',
  'document-printer-paper-out',
  'document-printer-cover-open',
  'document-printer-jam',
  'document-printer-supplies-out',
  'document-printer-fault',
  'document-refused',
  'document-outcome-unknown',
] as const;

/** The smart-card reader and the social-security card in it. */
export const smartCardFailures = [
  'smart-card-service-missing',
  'smart-card-reader-not-found',
  'smart-card-reader-busy',
  'smart-card-reader-lost',
  'smart-card-silent',
  'social-card-not-recognised',
  'social-card-read-failed',
  'social-card-removed-early',
  'social-card-needs-module',
  'social-card-number-invalid',
] as const;

/** The tactile keypad. */
export const keypadFailures = ['keypad-not-found', 'keypad-busy', 'keypad-lost'] as const;

/** The process that holds the drivers: restarting, killed because it hung, a library that this machine cannot load, a device that floods its line. */
export const deviceProcessFailures = [
  'device-process-restarting',
  'device-process-hung',
  'device-driver-missing',
  'device-flooding',
] as const;

/** The insurance platform. */
export const upstreamFailures = [
  'upstream-unreachable',
  'upstream-timeout',
  'upstream-not-json',
  'upstream-bad-envelope',
  'upstream-signature-refused',
  'upstream-busy',
  'upstream-refused',
  'person-not-insured',
  'employer-not-found',
  'agent-not-authorised',
  'case-not-found',
  'case-of-another',
] as const;

/** Taking a case back. */
export const withdrawalFailures = ['withdrawal-too-late', 'case-already-reviewed'] as const;

/** Attendants who sign in, and people who act for others. */
export const attendantFailures = [
  'attendant-not-known',
  'attendant-not-in-force',
  'attendant-pin-wrong',
  'attendant-locked-out',
  'attendant-role-missing',
  'attendant-card-lies',
  'staff-file-unusable',
  'agent-is-the-person',
  'record-needs-card',
  'second-check-same-person',
] as const;

/** Photographed papers and invoices. */
export const paperFailures = [
  'picture-incomplete',
  'invoice-not-readable',
  'invoice-already-here',
  'invoice-used-before',
] as const;

/** The local store. All but `store-disk-full` stop the station from starting. */
export const storeFailures = [
  'store-disk-full',
  'store-key-missing',
  'store-key-wrong',
  'store-key-exposed',
  'store-corrupt',
  'store-in-use',
  'store-schema-newer',
  'store-cipher-inactive',
] as const;

/** What the station itself refuses. */
export const stationFailures = [
  'command-not-expected',
  'answer-missing',
  'answer-not-acceptable',
  'clock-jumped',
  'no-printer-configured',
  'no-reader-configured',
] as const;

/** Messages at the door between screens and station. */
export const messageFailures = [
  'message-foreign-origin',
  'message-oversized',
  'message-unknown',
  'message-malformed',
] as const;

export const failureCodes = [
  ...idCardReaderFailures,
  ...receiptPrinterFailures,
  ...codeScannerFailures,
  ...codeFailures,
  ...voucherFailures,
  ...documentPrinterFailures,
  ...smartCardFailures,
  ...keypadFailures,
  ...deviceProcessFailures,
  ...upstreamFailures,
  ...withdrawalFailures,
  ...attendantFailures,
  ...paperFailures,
  ...storeFailures,
  ...stationFailures,
  ...messageFailures,
] as const;

export const failureCodeSchema = z.enum(failureCodes);

export type IdCardReaderFailure = (typeof idCardReaderFailures)[number];
export type ReceiptPrinterFailure = (typeof receiptPrinterFailures)[number];
export type CodeScannerFailure = (typeof codeScannerFailures)[number];
export type CodeFailure = (typeof codeFailures)[number];
export type VoucherFailure = (typeof voucherFailures)[number];
export type DocumentPrinterFailure = (typeof documentPrinterFailures)[number];
export type SmartCardFailure = (typeof smartCardFailures)[number];
export type KeypadFailure = (typeof keypadFailures)[number];
export type DeviceProcessFailure = (typeof deviceProcessFailures)[number];
export type UpstreamFailure = (typeof upstreamFailures)[number];
export type WithdrawalFailure = (typeof withdrawalFailures)[number];
export type AttendantFailure = (typeof attendantFailures)[number];
export type PaperFailure = (typeof paperFailures)[number];
export type StoreFailure = (typeof storeFailures)[number];
export type StationFailure = (typeof stationFailures)[number];
export type MessageFailure = (typeof messageFailures)[number];
export type FailureCode = (typeof failureCodes)[number];

/** An expected outcome: either the value or a coded failure, never an exception. */
export type Outcome<T, F extends FailureCode = FailureCode> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

/** Wraps a value as a success. */
export function succeeded<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a code as a failure. */
export function failed<F extends FailureCode>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure };
}
