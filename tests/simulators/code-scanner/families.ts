import { HidPosScanner, HoneywellHidScanner, NewlandHidScanner } from './hid-pos-models.ts';
import { KeyboardScanner } from './keyboard-model.ts';
import {
  Em3080Scanner,
  HoneywellScanner,
  NewlandScanner,
  PlainScanner,
  SingleByteScanner,
  ZktecoScanner,
} from './line-models.ts';
import { reportDescriptors } from './report-descriptors.ts';
import type { ScannerBase, ScannerOutput } from './scanner-model.ts';
import { SsiScanner } from './ssi-model.ts';
import { VguangScanner } from './vguang-model.ts';

/** Time for models that wait; a pty's real one unless a test brings its own. */
export type After = (ms: number, callback: () => void) => () => void;

/** One kind of scanner: what its wire carries, what it shows of itself, and how one is made. */
export interface ScannerFamily {
  /** `line`: bytes of a serial line. `reports`: whole HID reports. */
  readonly wire: 'line' | 'reports';
  readonly descriptor?: Uint8Array;
  make(out: ScannerOutput, after?: After): ScannerBase;
}

const line = (make: ScannerFamily['make']): ScannerFamily => ({ wire: 'line', make });
const reports = (descriptor: Uint8Array | undefined, make: ScannerFamily['make']): ScannerFamily => ({
  wire: 'reports',
  make,
  ...(descriptor === undefined ? {} : { descriptor }),
});

/** SSI scanners wait 2 s for an ACK; in tests that run in real time a tenth of it is enough. */
const QUICK_ACK_MS = 200;

/** Every scanner that can be put on the desk, by name. */
export const scannerFamilies = {
  'serial-cr': line((out) => new PlainScanner(out, { suffix: 'cr' })),
  'serial-lf': line((out) => new PlainScanner(out, { suffix: 'lf' })),
  'serial-crlf': line((out) => new PlainScanner(out, { suffix: 'crlf' })),
  'serial-etx': line((out) => new PlainScanner(out, { suffix: 'etx' })),
  'serial-gap': line((out) => new PlainScanner(out, { suffix: 'none' })),
  'serial-aim': line((out) => new PlainScanner(out, { suffix: 'cr', aim: true })),
  'honeywell-serial': line((out) => new HoneywellScanner(out)),
  'newland-serial': line((out) => new NewlandScanner(out)),
  'newland-single-byte': line((out) => new SingleByteScanner(out)),
  'em3080-serial': line((out) => new Em3080Scanner(out)),
  'em3080-clone': line((out) => new Em3080Scanner(out, true)),
  'zkteco-serial': line((out) => new ZktecoScanner(out)),
  'zebra-ssi': line(
    (out, after) => new SsiScanner(out, { ackMs: QUICK_ACK_MS, ...(after === undefined ? {} : { after }) }),
  ),
  'vguang-serial': line((out) => new VguangScanner(out, false)),
  'vguang-hid': reports(reportDescriptors.vguang, (out) => new VguangScanner(out, true)),
  'honeywell-hid-pos': reports(reportDescriptors.honeywell, (out) => new HoneywellHidScanner(out)),
  'honeywell-undescribed': reports(undefined, (out) => new HoneywellHidScanner(out)),
  'newland-hid-pos': reports(reportDescriptors.newland, (out) => new NewlandHidScanner(out, 'newland')),
  'newland-short': reports(
    reportDescriptors['silent-short'],
    (out) => new NewlandHidScanner(out, 'newland-short'),
  ),
  'symbol-undescribed': reports(undefined, (out) => new HidPosScanner(out, 'symbol')),
  'uncounted-hid-pos': reports(reportDescriptors.uncounted, (out) => new HidPosScanner(out, 'uncounted')),
  wedge: reports(reportDescriptors.keyboard, (out) => new KeyboardScanner(out)),
  'numbered-wedge': reports(reportDescriptors['numbered-keyboard'], (out) => new KeyboardScanner(out, 1)),
} as const satisfies Record<string, ScannerFamily>;
export type ScannerFamilyName = keyof typeof scannerFamilies;

/** Whether there is such a scanner. */
export const isScannerFamily = (name: string): name is ScannerFamilyName =>
  Object.hasOwn(scannerFamilies, name);
