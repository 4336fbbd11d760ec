import type { ReceiptPrinterProfile } from '../../electron/contract/device-profiles/receipt-printer.ts';
import type { ReceiptDocument } from '../../electron/contract/receipt.ts';
import { ByteSink } from './byte-sink.ts';
import {
  DLE_CLEAR,
  ESC_INIT,
  escFeedLines,
  fsPrintStored,
  GS_SEEK_MARK,
  gsFeedAndCut,
  gsPrintStored,
} from './escpos.ts';

/** What every slip of a printer begins and ends with, and what takes a spoilt one away. */

/** About 12 mm at 203 dpi, a finger's width under the last line, so that the slip can be held there. */
const CUT_MARGIN = 96;
/** Paper that brings the last line past a tear bar when nothing is cut. */
const TEAR_LINES = 5;

/** The picture stored in the printer; nothing where the profile names none. The printer must be at a line's start. */
export function logoCommand(logo: ReceiptPrinterProfile['logo']): readonly number[] | undefined {
  switch (logo?.kind) {
    case 'stored':
      return fsPrintStored(logo.number);
    case 'stored-by-key':
      return gsPrintStored(logo.key);
    default:
      return undefined;
  }
}

function writeCut(sink: ByteSink, profile: ReceiptPrinterProfile, wanted: 'partial' | 'full'): void {
  const { cut: able, blackMark = false } = profile;
  // The mark stands where the paper is to be cut: a margin would lead past it.
  if (blackMark) sink.command(GS_SEEK_MARK);
  if (able !== 'none')
    sink.command(gsFeedAndCut(able === 'feed-and-full' ? wanted : 'partial', blackMark ? 0 : CUT_MARGIN));
  else if (!blackMark) sink.command(escFeedLines(TEAR_LINES));
  sink.boundary();
}

function writeGiven(sink: ByteSink, hex: string | undefined): void {
  if (hex === undefined) return;
  sink.data(Buffer.from(hex, 'hex'));
  sink.boundary();
}

/** The end of a slip: black mark, cut, presenter, and what calls the resident; nothing of it when nothing is cut. */
export function writeEnding(
  sink: ByteSink,
  profile: ReceiptPrinterProfile,
  wanted: ReceiptDocument['cut'],
): void {
  if (wanted === 'none') return;
  writeCut(sink, profile, wanted);
  writeGiven(sink, profile.presenter?.eject);
  writeGiven(sink, profile.hooks?.slipReady);
}

/**
 * What is sent to forget a slip of unknown outcome: `drop` at once, whatever the printer is in, and `cutOff` when it
 * is well again.
 */
export function clearBytes(profile: ReceiptPrinterProfile): {
  readonly drop: Uint8Array;
  readonly cutOff: Uint8Array;
} {
  const sink = new ByteSink();
  sink.command(ESC_INIT);
  writeCut(sink, profile, 'partial');
  writeGiven(sink, profile.presenter?.retract);
  return { drop: Uint8Array.from(DLE_CLEAR), cutOff: new Uint8Array(sink.bytes.subarray(0, sink.length)) };
}
