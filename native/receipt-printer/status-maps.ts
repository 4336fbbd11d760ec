import type { ReceiptPrinterProfile } from '../../electron/contract/device-profiles/receipt-printer.ts';
import { dleStatus } from './escpos.ts';
import type { PrinterStatus } from './printer-status.ts';

/**
 * In what shape an answer comes. `masked`: one byte `0xx1xx10`, told from everything else by its fixed bits. `raw`: one
 * byte of any value, which only the question before it explains. `full`: `10 0F` and four bytes.
 */
export type AnswerShape = 'masked' | 'raw' | 'full';

/** One question of a model, and what its answer looks like. */
export interface StatusQuestion {
  readonly ask: Uint8Array;
  readonly shape: AnswerShape;
}

/** How one family of printers is asked and what its bits mean; pure. */
export interface StatusMap {
  /** Asked in this order, one after the other. */
  readonly questions: readonly StatusQuestion[];
  read(answers: Answers): PrinterStatus;
  /** `GS a n`: which changes to tell, and how its four-byte blocks end. Nothing where the model has none. */
  readonly automatic?: { readonly mask: number; readonly lastByte: number };
}

/** One per question; a `raw` one left out because a marker was awaited is undefined. */
type Answers = readonly (readonly number[] | undefined)[];
const NONE: readonly number[] = [];

type MapName = ReceiptPrinterProfile['statusMap'];

const masked = (n: number): StatusQuestion => ({ ask: dleStatus(n), shape: 'masked' });
const has = (byte: number | undefined, bits: number): boolean => ((byte ?? 0) & bits) !== 0;
const paperOf = (out: boolean, low: boolean): PrinterStatus['paper'] =>
  out ? 'out' : low ? 'low' : 'enough';

/** `DLE EOT 1`, bit 3. */
const OFFLINE = 0x08;
/** `DLE EOT 2`. */
const COVER_OPEN = 0x04;
const STOPPED_BY_PAPER_END = 0x20;
/** `DLE EOT 3`; bits 2 mechanical, 5 unrecoverable, 6 recovers by itself. */
const CUTTER_ERROR = 0x08;
const ANY_FAULT = 0x64;
/** `DLE EOT 4`; models set one or both bits of each pair, and near-end may read 0 while the paper is out. */
const PAPER_NEAR_END = 0x0c;
const PAPER_END = 0x60;

const common: Pick<StatusMap, 'questions' | 'read'> = {
  questions: [1, 2, 3, 4].map(masked),
  read([[printer] = NONE, [offline] = NONE, [error] = NONE, [paper] = NONE]: Answers) {
    return {
      online: !has(printer, OFFLINE),
      coverOpen: has(offline, COVER_OPEN),
      paper: paperOf(has(paper, PAPER_END) || has(offline, STOPPED_BY_PAPER_END), has(paper, PAPER_NEAR_END)),
      cutterError: has(error, CUTTER_ERROR),
      fault: has(error, ANY_FAULT),
    };
  },
};

/** Drawer, on/off line, error and paper. */
const ALL_CHANGES = 0x0f;
/** The same without bit 1, which Zijiang's firmware does not define: it never tells that it went off line. */
const ALL_BUT_OFFLINE = 0x0d;

/** Hwasung HMK-830, `DLE EOT 2`: its own byte, without fixed bits. Bit 4, at work, is no trouble. */
const hwasung: StatusMap = {
  questions: [masked(1), { ask: dleStatus(2), shape: 'raw' }],
  read([[printer] = NONE, [state] = NONE]: Answers) {
    return {
      online: !has(printer, OFFLINE),
      coverOpen: has(state, 0x02),
      paper: paperOf(has(state, 0x01), has(state, 0x08)),
      cutterError: has(state, 0x20),
      fault: has(state, 0x04),
      ...(state === undefined ? {} : { slipInMouth: has(state, 0x80) }),
    };
  },
};

/** Custom KPM150, `DLE EOT 14h`: `10 0F`, then paper, user, recoverable and unrecoverable errors. */
const custom: StatusMap = {
  questions: [{ ask: dleStatus(0x14), shape: 'full' }],
  read([[, , paper, user, recoverable, unrecoverable] = NONE]: Answers) {
    return {
      online: true,
      // Head up or cover open; the cutter's own cover has a bit beside the cutter's.
      coverOpen: has(user, 0x03) || has(unrecoverable, 0x02),
      paper: paperOf(has(paper, 0x01), has(paper, 0x44)),
      cutterError: has(unrecoverable, 0x01),
      // Head temperature, supply voltage, jam, mark not found; memory errors.
      fault: has(recoverable, 0xc9) || has(unrecoverable, 0x0c),
      slipInMouth: has(paper, 0x20),
    };
  },
};

/**
 * The maps by the profile's word for them (spec §1.5; Custom's byte tables from its command reference). Only the order
 * of a printer's answers says what a `raw` byte means, so such a question is never asked while a marker is due.
 */
export const STATUS_MAPS: Readonly<Record<MapName, StatusMap>> = {
  epson: { ...common, automatic: { mask: ALL_CHANGES, lastByte: 0x00 } },
  snbc: { ...common, automatic: { mask: ALL_CHANGES, lastByte: 0x0f } },
  zijiang: { ...common, automatic: { mask: ALL_BUT_OFFLINE, lastByte: 0x00 } },
  hwasung,
  custom,
};
