import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_CODE_BYTES } from '../../../../electron/contract/scanned-code.ts';
import { decodePayload } from '../../../../native/code-scanner/payload-text.ts';
import { bytesOf, textBytes } from './scan-streams.ts';

describe('a payload as text', () => {
  it('is UTF-8 whenever it is valid UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\ufeff')),
        (text) => {
          expect(decodePayload(textBytes(text), 'detect')).toEqual({
            text: Buffer.from(text).toString(),
            encoding: 'utf-8',
          });
        },
      ),
    );
  });

  it.each([
    ['cabec0fd', '示例', 'gb18030'],
    // A four-byte character of GB18030: 𠀊.
    ['9532 8336', '𠀊', 'gb18030'],
    ['e58cbb', '医', 'utf-8'],
    ['34323431', '4241', 'utf-8'],
    ['81ff', '�', 'neither'],
  ])('%s', (hex, text, encoding) => {
    const read = decodePayload(bytesOf(hex), 'detect');
    expect(read.encoding).toBe(encoding);
    if (encoding !== 'neither') expect(read.text).toBe(text);
    else expect(read.text).toContain('\ufffd');
  });

  it('a profile that knows the encoding has no other tried', () => {
    expect(decodePayload(bytesOf('e58cbbe58cbb'), 'gb18030').encoding).toBe('gb18030');
    expect(decodePayload(bytesOf('cabec0fd'), 'utf-8').encoding).toBe('neither');
  });

  it('whatever the bytes, no text is longer than the code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: LARGEST_CODE_BYTES }), (bytes) => {
        expect(decodePayload(bytes, 'detect').text.length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
