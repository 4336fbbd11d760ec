import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scannedCodeSchema } from '../../../../electron/contract/scanned-code.ts';
import { codeOfBytes, codeOfText } from '../../../../renderer/codes/code-of-text.ts';

describe('a code of bytes', () => {
  it('is UTF-8 where that fits', () =>
    expect(codeOfText('医保 424')).toEqual({
      text: '医保 424',
      bytes: Buffer.from('医保 424').toString('base64'),
      encoding: 'utf-8',
    }));

  it('is GB18030 where UTF-8 does not fit', () =>
    // 医保 in GBK.
    expect(codeOfBytes(Uint8Array.of(0xd2, 0xbd, 0xb1, 0xa3))).toMatchObject({
      text: '医保',
      encoding: 'gb18030',
    }));

  it('is left unread where neither fits', () =>
    expect(codeOfBytes(Uint8Array.of(0xff, 0xff))).toEqual({ text: '', bytes: '//8=', encoding: 'neither' }));

  it('keeps its bytes and fits the contract, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const code = scannedCodeSchema.parse(codeOfBytes(bytes));
        expect(new Uint8Array(Buffer.from(code.bytes, 'base64'))).toEqual(bytes);
      }),
    );
  });
});
