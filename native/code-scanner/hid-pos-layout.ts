import type { HidDescriptor, HidField, HidUsage } from '../transport/hid-descriptor.ts';
import { usageOf } from '../transport/hid-report.ts';
import type { ScanReportLayout } from './hid-pos-report.ts';

/** Usages of a scanned-data report (USB-IF, HID Point of Sale Usage Tables 1.02; spec §5.2). */
const BYTE_COUNT: HidUsage = { page: 0x01, usage: 0x3b };
const SYMBOLOGY_1: HidUsage = { page: 0x8c, usage: 0xfb };
const DECODED_DATA: HidUsage = { page: 0x8c, usage: 0xfe };
const CONTINUED: HidUsage = { page: 0x8c, usage: 0xff };
const BITS = 8;

/** First bit of the element that has a usage, from the start of the payload. */
function bitOf(fields: readonly HidField[], wanted: HidUsage): number | undefined {
  for (const field of fields) {
    for (let index = 0; index < field.count; index += 1) {
      const usage = usageOf(field, index);
      if (usage?.page === wanted.page && usage.usage === wanted.usage)
        return field.bitOffset + index * field.bitSize;
    }
  }
  return undefined;
}

const isDecodedData = (field: HidField): boolean =>
  field.kind === 'input' &&
  field.bitSize === BITS &&
  field.bitOffset % BITS === 0 &&
  field.usages[0]?.page === DECODED_DATA.page &&
  field.usages[0].first === DECODED_DATA.usage;

/** Finds the scanned-data report in a descriptor; undefined where it describes none. */
export function scanReportLayout(descriptor: HidDescriptor): ScanReportLayout | undefined {
  const data = descriptor.fields.find(isDecodedData);
  if (data === undefined) return undefined;
  const head = descriptor.isNumbered ? 1 : 0;
  const report = descriptor.fields.filter(
    (field) => field.kind === 'input' && field.reportId === data.reportId && !field.isConstant,
  );
  const byteAt = (usage: HidUsage): number | undefined => {
    const bit = bitOf(report, usage);
    return bit === undefined || bit % BITS !== 0 ? undefined : head + bit / BITS;
  };
  const lengthAt = byteAt(BYTE_COUNT);
  const aimAt = byteAt(SYMBOLOGY_1);
  const continued = bitOf(report, CONTINUED);
  return {
    reportId: descriptor.isNumbered ? data.reportId : undefined,
    dataAt: head + data.bitOffset / BITS,
    dataBytes: data.count,
    ...(lengthAt === undefined ? {} : { lengthAt }),
    ...(aimAt === undefined ? {} : { aimAt }),
    ...(continued === undefined
      ? {}
      : { more: { at: head + Math.floor(continued / BITS), mask: 1 << (continued % BITS) } }),
  };
}

/**
 * What holds for a scanner: its descriptor, completed by the vendor's layout where both put the data at the same place
 * (a descriptor does not name Honeywell's code id); the vendor's alone where there is no descriptor or it says nothing.
 */
export function layoutFor(
  descriptor: HidDescriptor | undefined,
  vendor: ScanReportLayout | undefined,
): ScanReportLayout | undefined {
  const described = descriptor === undefined ? undefined : scanReportLayout(descriptor);
  if (described === undefined) return vendor;
  const agrees = vendor?.dataAt === described.dataAt && vendor.dataBytes === described.dataBytes;
  return agrees ? { ...vendor, ...described } : described;
}
