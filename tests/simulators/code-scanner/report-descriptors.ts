/** Report descriptors of simulated HID scanners, item by item (HID 1.11, HID POS Usage Tables 1.02). */

const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(/\s|\/\/.*$/gm, ''), 'hex'));

/** Scanner collection with a scanned-data report 02: count, AIM identifier, 56 bytes, code id, reserved, continue bit. */
const HONEYWELL = hex(`
  05 8c 09 02 a1 01
    09 12 a1 02 85 02 15 00 26 ff 00 75 08
      95 01 05 01 09 3b 81 02
      95 03 05 8c 09 fb 09 fc 09 fd 81 02
      95 38 09 fe 82 02 01
      95 02 81 03
      75 01 95 01 25 01 09 ff 81 02
      75 07 81 03
    c0
    85 fd 09 00 26 ff 00 75 08 95 3f 91 02
    85 fe 09 00 95 01 b1 02
  c0`);

/** No AIM identifier; continue bit in the last byte; commands in output report 04. */
const NEWLAND = hex(`
  05 8c 09 02 a1 01
    09 12 a1 02 85 02 15 00 26 ff 00 75 08
      95 01 05 01 09 3b 81 02
      95 38 05 8c 09 fe 82 02 01
      95 05 81 03
      75 01 95 01 25 01 09 ff 81 02
      75 07 81 03
    c0
    85 04 09 00 26 ff 00 75 08 95 3f 91 02
  c0`);

/** 62 bytes and no count: the data ends before its zeros, the continue bit closes the report. */
const UNCOUNTED = hex(`
  05 8c 09 02 a1 01
    09 12 a1 02 85 02 15 00 26 ff 00 75 08
      95 03 09 fb 09 fc 09 fd 81 02
      95 39 09 fe 82 02 01
      75 01 95 01 25 01 09 ff 81 02
      75 07 81 03
    c0
  c0`);

/** A vendor's page that names nothing. */
const SILENT = hex(`06 00 ff 09 01 a1 01 85 02 75 08 95 3f 15 00 26 ff 00 09 01 81 02 c0`);

/** The same for reports that are one byte shorter: the kernel drops what is not as long as its descriptor says. */
const SILENT_SHORT = hex(`06 00 ff 09 01 a1 01 85 02 75 08 95 3e 15 00 26 ff 00 09 01 81 02 c0`);

/** Reports of 64 bytes without numbers, both ways. */
const VGUANG = hex(`
  06 00 ff 09 01 a1 01
    15 00 26 ff 00 75 08 95 40 09 01 81 02
    95 40 09 02 91 02
  c0`);

const KEYBOARD_KEYS = `
    05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02
    75 08 95 01 81 03
    19 00 29 65 15 00 25 65 75 08 95 06 81 00`;
/** A boot keyboard, and one whose reports are numbered because another collection shares the interface. */
const KEYBOARD = hex(`05 01 09 06 a1 01 ${KEYBOARD_KEYS} c0`);
const NUMBERED_KEYBOARD = hex(`
  05 0c 09 01 a1 01 85 03 15 00 25 01 75 08 95 01 09 e9 81 02 c0
  05 01 09 06 a1 01 85 01 ${KEYBOARD_KEYS} c0`);

export const reportDescriptors = {
  honeywell: HONEYWELL,
  newland: NEWLAND,
  uncounted: UNCOUNTED,
  silent: SILENT,
  'silent-short': SILENT_SHORT,
  vguang: VGUANG,
  keyboard: KEYBOARD,
  'numbered-keyboard': NUMBERED_KEYBOARD,
} as const;
