import type { ScanFraming } from '../../electron/contract/device-profiles/code-scanner.ts';

/** Where things stand in a scanned-data report; offsets count the report id as byte 0 (spec §5.2). */
export interface ScanReportLayout {
  /** Undefined where the device numbers no reports; then the offsets begin with the first byte of data. */
  readonly reportId: number | undefined;
  /** Byte that counts the data; without it the data ends before its trailing zeros. */
  readonly lengthAt?: number;
  /** First of the three characters of the AIM identifier. */
  readonly aimAt?: number;
  readonly dataAt: number;
  readonly dataBytes: number;
  /** The bit that says that more follows; undefined where nothing says so. */
  readonly more?: { readonly at: number; readonly mask: number };
  /** Honeywell's own code id, which tells a menu reply from a scan. */
  readonly codeIdAt?: number;
}

/** One report taken apart. */
export interface ScanReport {
  readonly data: Uint8Array;
  readonly aim?: string;
  /** `perhaps`: the report is full, and nothing in it says whether that is all. */
  readonly more: 'yes' | 'no' | 'perhaps';
  readonly codeId?: number;
}

/** The vendors' own layouts, for descriptors that say nothing (spec §5.2, table). */
export const VENDOR_LAYOUTS: Record<
  Exclude<Extract<ScanFraming, { kind: 'hid-pos' }>['fallBack'], 'none'>,
  ScanReportLayout
> = {
  honeywell: {
    reportId: 2,
    lengthAt: 1,
    aimAt: 2,
    dataAt: 5,
    dataBytes: 56,
    more: { at: 63, mask: 0x01 },
    codeIdAt: 61,
  },
  // The FM420's manual has the continue bit; the FM430's reports end before it.
  newland: { reportId: 2, lengthAt: 1, dataAt: 2, dataBytes: 56, more: { at: 63, mask: 0x01 } },
  symbol: { reportId: 2, lengthAt: 1, aimAt: 3, dataAt: 6, dataBytes: 57, more: { at: 63, mask: 0x01 } },
};

const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]$/;

function aimOf(report: Uint8Array, at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  const text = Buffer.from(report.subarray(at, at + 3)).toString('latin1');
  return AIM_IDENTIFIER.test(text) ? text : undefined;
}

function unpaddedLength(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

function moreOf(
  { more, dataBytes }: ScanReportLayout,
  report: Uint8Array,
  length: number,
): ScanReport['more'] {
  const byte = more === undefined ? undefined : report[more.at];
  if (more === undefined || byte === undefined) return length === dataBytes ? 'perhaps' : 'no';
  return (byte & more.mask) === 0 ? 'no' : 'yes';
}

/** Takes one input report apart; undefined for another report and for one that is too short to hold any data. */
export function readScanReport(layout: ScanReportLayout, report: Uint8Array): ScanReport | undefined {
  if (layout.reportId !== undefined && report[0] !== layout.reportId) return undefined;
  const room = report.subarray(layout.dataAt, layout.dataAt + layout.dataBytes);
  if (room.length === 0) return undefined;
  const { lengthAt, codeIdAt } = layout;
  const claimed = lengthAt === undefined ? unpaddedLength(room) : (report[lengthAt] ?? 0);
  const data = room.slice(0, claimed);
  const aim = aimOf(report, layout.aimAt);
  const codeId = codeIdAt === undefined ? undefined : report[codeIdAt];
  return {
    data,
    more: moreOf(layout, report, data.length),
    ...(aim === undefined ? {} : { aim }),
    ...(codeId === undefined ? {} : { codeId }),
  };
}
