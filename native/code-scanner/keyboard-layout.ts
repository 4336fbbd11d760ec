import type { HidDescriptor, HidField } from '../transport/hid-descriptor.ts';

/** Where modifiers and pressed keys stand in a keyboard's reports; offsets count a report id as byte 0. */
export interface KeyboardLayout {
  readonly reportId: number | undefined;
  readonly modifiersAt: number;
  readonly keysAt: number;
  readonly keyCount: number;
}

/** The boot protocol's report (HID 1.11, appendix B.1): modifiers, a reserved byte, six keys. */
export const BOOT_KEYBOARD: KeyboardLayout = {
  reportId: undefined,
  modifiersAt: 0,
  keysAt: 2,
  keyCount: 6,
};

const KEYBOARD_PAGE = 0x07;
const LEFT_CONTROL = 0xe0;
const BITS = 8;

const onByte = (field: HidField): boolean => field.kind === 'input' && field.bitOffset % BITS === 0;
const isKeys = (field: HidField): boolean =>
  onByte(field) && field.isArray && field.bitSize === BITS && field.usages[0]?.page === KEYBOARD_PAGE;
const isModifiers = (field: HidField): boolean =>
  onByte(field) &&
  field.bitSize === 1 &&
  field.usages[0]?.page === KEYBOARD_PAGE &&
  field.usages[0].first === LEFT_CONTROL;

/** The keyboard's report in a descriptor; the boot protocol's where there is none or it shows none. */
export function keyboardLayout(descriptor: HidDescriptor | undefined): KeyboardLayout {
  const keys = descriptor?.fields.find(isKeys);
  const modifiers = descriptor?.fields.find(
    (field) => isModifiers(field) && field.reportId === keys?.reportId,
  );
  if (descriptor === undefined || keys === undefined || modifiers === undefined) return BOOT_KEYBOARD;
  const head = descriptor.isNumbered ? 1 : 0;
  return {
    reportId: descriptor.isNumbered ? keys.reportId : undefined,
    modifiersAt: head + modifiers.bitOffset / BITS,
    keysAt: head + keys.bitOffset / BITS,
    keyCount: keys.count,
  };
}
