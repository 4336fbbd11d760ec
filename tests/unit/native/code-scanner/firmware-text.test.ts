import { expect, it } from 'vitest';
import { firmwareOf } from '../../../../native/code-scanner/firmware-text.ts';

it.each([
  ['Product Name: X\r\nSoftware Revision: $ProjectRevision: 16345 \r\nSerial Number: 0', '16345'],
  ['Software Revision: BF000054ABA\r\n', 'BF000054ABA'],
  ['CAAABS00-R42 00 SE4750', 'CAAABS00-R42'],
  ['', undefined],
  [' \r\n', undefined],
  ['x'.repeat(100), 'x'.repeat(40)],
])('%j', (text, firmware) => {
  expect(firmwareOf(text)).toBe(firmware);
});
