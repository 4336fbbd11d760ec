/** Report descriptors of tests, written out item by item from the HID 1.11 specification and the usage tables. */

const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

/** HID 1.11 appendix B.1: the boot keyboard. */
export const bootKeyboard = fromHex(`
  05 01 09 06 a1 01
  05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02
  95 01 75 08 81 01
  95 05 75 01 05 08 19 01 29 05 91 02
  95 01 75 03 91 01
  95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00
  c0
`);

/** A bar-code scanner (page 8C usage 02): length, three symbology bytes, 56 data bytes, a continuation bit; an output report. */
export const hidPosScanner = fromHex(`
  05 8c 09 02 a1 01
  09 12 a1 02 85 02 15 00 26 ff 00 75 08
  95 01 05 01 09 3b 81 02
  95 03 05 8c 09 fb 09 fc 09 fd 81 02
  95 38 09 fe 82 02 01
  95 02 81 01
  75 01 95 01 25 01 09 ff 81 02
  75 07 81 01 c0
  85 fd 26 ff 00 75 08 95 3f 09 12 91 02
  c0
`);

/** Two devices behind one node, with saved state, a four-byte usage and values below zero. */
export const mouseAndVendor = fromHex(`
  05 01 09 02 a1 01 85 01 09 01 a1 00
  15 81 25 7f 75 08 95 02 a4 09 30 09 31 81 06
  15 00 26 ff 03 75 0c 95 01 0b 38 02 0c 00 81 06
  b4 95 01 09 38 81 06 c0 c0
  06 00 ff 09 01 a1 01 85 02 75 08 95 08 09 02 b1 02 c0
`);
