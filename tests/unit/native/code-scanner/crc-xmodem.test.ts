import { expect, it } from 'vitest';
import { crcXmodem } from '../../../../native/code-scanner/crc-xmodem.ts';
import { bytesOf, textBytes } from './scan-streams.ts';

it.each([
  // The check value of CRC-16/XMODEM, and the body of the published answer `02 00 00 01 00 33 31`.
  [textBytes('123456789'), 0x31c3],
  [bytesOf('00 01 00'), 0x3331],
  [new Uint8Array(), 0],
])('%o', (bytes, crc) => {
  expect(crcXmodem(bytes)).toBe(crc);
});
