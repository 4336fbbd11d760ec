import { describe, expect, it } from 'vitest';
import { carriesEci, decodeEciPayload } from '../../../../native/code-scanner/eci-text.ts';
import { bytesOf, textBytes } from './scan-streams.ts';

const gb = (hex: string): Uint8Array => bytesOf(hex);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

describe('data with ECI escapes', () => {
  it.each([
    ['utf-8 said', joined(textBytes('\\000026'), textBytes('示例')), '示例', 'utf-8'],
    ['gb18030 said', joined(textBytes('\\000032'), gb('cabec0fd')), '示例', 'gb18030'],
    ['gb2312 said', joined(textBytes('no=1;\\000029'), gb('cabec0fd')), 'no=1;示例', 'gb18030'],
    [
      'two in one code',
      joined(textBytes('\\000029'), gb('cabe'), textBytes('\\000026例')),
      '示例',
      'gb18030',
    ],
    ['an unknown one', joined(textBytes('\\000003abc')), 'abc', 'utf-8'],
    ['wrongly said', joined(textBytes('\\000026'), gb('cabec0')), undefined, 'neither'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
    ['doubled backslashes', textBytes('a\\\\b\\\\\\\\c'), 'a\\b\\\\c', 'utf-8'],
    ['a doubled one before digits', textBytes('\\\\000026'), '\\000026', 'utf-8'],
    ['a lone backslash', textBytes('a\\b'), 'a\\b', 'utf-8'],
    ['a lone one at the end', textBytes('a\\'), 'a\\', 'utf-8'],
    ['too few digits', textBytes('\\00026'), '\\00026', 'utf-8'],
  ] as const)('%s', (_name, bytes, text, encoding) => {
    const read = decodeEciPayload(bytes, 'detect');
    expect(read.encoding).toBe(encoding);
    if (text !== undefined) expect(read.text).toBe(text);
  });

  it('is what its identifier says it is', () => {
    expect([']Q2', ']Q4', ']Q6', ']Q1', ']C1', undefined].map(carriesEci)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
