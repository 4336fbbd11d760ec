import type { HidDescriptor, HidField, HidReportKind, HidUsage } from './hid-descriptor.ts';

/** A report taken apart: which one it is, and its bytes without the id. */
export interface HidReport {
  readonly reportId: number;
  readonly payload: Uint8Array;
}

/** Takes the id off an input report as a HID link delivers it; `undefined` for an empty one. */
export function splitHidReport(descriptor: HidDescriptor, report: Uint8Array): HidReport | undefined {
  if (!descriptor.isNumbered) return { reportId: 0, payload: report };
  const [reportId] = report;
  return reportId === undefined ? undefined : { reportId, payload: report.subarray(1) };
}

/** Length of one report's payload by its descriptor, bytes (without the id); 0 where it has no such report. */
export function hidReportBytes(descriptor: HidDescriptor, kind: HidReportKind, reportId: number): number {
  const ends = descriptor.fields
    .filter((field) => field.kind === kind && field.reportId === reportId)
    .map((field) => field.bitOffset + field.bitSize * field.count);
  return Math.ceil(Math.max(0, ...ends) / 8);
}

/** The usage of one element of a field whose elements are values; for an array field, of one of its indices. */
export function usageOf(field: HidField, index: number): HidUsage | undefined {
  let rest = index;
  for (const { page, first, last } of field.usages) {
    const length = last - first + 1;
    if (rest < length) return { page, usage: first + rest };
    rest -= length;
  }
  const final = field.usages.at(-1);
  return final === undefined || field.isArray ? undefined : { page: final.page, usage: final.last };
}

/**
 * The value of one element in a payload, with its sign where the field's minimum is negative; `undefined` beyond the
 * field, beyond the payload's end, or for elements of no or more than 32 bits.
 */
export function readHidElement(field: HidField, payload: Uint8Array, index: number): number | undefined {
  const { bitSize } = field;
  const start = field.bitOffset + index * bitSize;
  const readable = index >= 0 && index < field.count && bitSize > 0 && bitSize <= 32;
  if (!readable || start + bitSize > payload.length * 8) return undefined;
  let value = 0;
  for (let bit = bitSize - 1; bit >= 0; bit -= 1) {
    const at = start + bit;
    value = value * 2 + (((payload[at >> 3] ?? 0) >> (at & 7)) & 1);
  }
  return field.logicalMinimum < 0 && value >= 2 ** (bitSize - 1) ? value - 2 ** bitSize : value;
}

/** The usages that an array field says are on; values outside the field's range are left out. */
export function usagesOn(field: HidField, payload: Uint8Array): HidUsage[] {
  const on: HidUsage[] = [];
  for (let index = 0; index < field.count; index += 1) {
    const value = readHidElement(field, payload, index);
    if (value === undefined || value < field.logicalMinimum || value > field.logicalMaximum) continue;
    const usage = usageOf(field, value - field.logicalMinimum);
    if (usage !== undefined && usage.usage !== 0) on.push(usage);
  }
  return on;
}
