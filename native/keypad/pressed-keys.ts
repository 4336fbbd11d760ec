import type { HidDescriptor, HidField } from '../transport/hid-descriptor.ts';
import { readHidElement, splitHidReport, usageOf, usagesOn } from '../transport/hid-report.ts';

/** The page of keyboard usages (USB HID Usage Tables). */
const KEYBOARD_PAGE = 0x07;
/** The first usages are no keys but errors: too many keys down, self-test failed, undefined. */
const FIRST_KEY = 0x04;
/** Layout of a boot keyboard's report (HID 1.11 appendix B): modifiers, a reserved byte, six indices. */
const BOOT_REPORT_BYTES = 8;
const BOOT_KEYS_AT = 2;
const FIRST_MODIFIER = 0xe0;

/**
 * The keys that are down by one input report, as usages of the keyboard page. `undefined` where the report does not say:
 * the keypad reports an error (more keys down than it can tell), or the report is about something else.
 */
export function pressedKeys(
  report: Uint8Array,
  descriptor: HidDescriptor | undefined,
): readonly number[] | undefined {
  const keys = descriptor === undefined ? bootKeys(report) : describedKeys(report, descriptor);
  return keys?.some((key) => key < FIRST_KEY) === true ? undefined : keys;
}

function describedKeys(report: Uint8Array, descriptor: HidDescriptor): number[] | undefined {
  const split = splitHidReport(descriptor, report);
  if (split === undefined) return undefined;
  const fields = descriptor.fields.filter(
    (field) => field.kind === 'input' && field.reportId === split.reportId && isKeys(field),
  );
  if (fields.length === 0) return undefined;
  return fields.flatMap((field) =>
    field.isArray
      ? usagesOn(field, split.payload).map(({ usage }) => usage)
      : switchesOn(field, split.payload),
  );
}

const isKeys = (field: HidField): boolean =>
  !field.isConstant && field.usages.some(({ page }) => page === KEYBOARD_PAGE);

function switchesOn(field: HidField, payload: Uint8Array): number[] {
  const on: number[] = [];
  for (let index = 0; index < field.count; index += 1) {
    const usage = usageOf(field, index);
    if (usage !== undefined && (readHidElement(field, payload, index) ?? 0) !== 0) on.push(usage.usage);
  }
  return on;
}

/** Where the system does not show the descriptor: the layout that every boot keyboard has. */
function bootKeys(report: Uint8Array): number[] | undefined {
  if (report.length !== BOOT_REPORT_BYTES) return undefined;
  const modifiers = report[0] ?? 0;
  const held = Array.from({ length: 8 }, (_, bit) => bit)
    .filter((bit) => (modifiers & (1 << bit)) !== 0)
    .map((bit) => FIRST_MODIFIER + bit);
  return [...held, ...report.subarray(BOOT_KEYS_AT)].filter((key) => key !== 0);
}
