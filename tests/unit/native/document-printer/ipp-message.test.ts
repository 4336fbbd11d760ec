import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainIppMessage, readIppHead } from '../../../../native/document-printer/ipp-message.ts';

const HEAD = '0101040600000007';
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const plain = (attributes: string): string | undefined =>
  plainIppMessage(hex(HEAD + attributes))
    ?.toString('hex')
    .slice(HEAD.length);

/** One value: tag, name, bytes. */
function value(tag: number, name: string, bytes: Buffer): string {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16BE(Buffer.byteLength(name), 0);
  lengths.writeUInt16BE(bytes.length, 2);
  return Buffer.concat([
    Buffer.of(tag),
    lengths.subarray(0, 2),
    Buffer.from(name),
    lengths.subarray(2),
    bytes,
  ]).toString('hex');
}
const keyword = (name: string, word: string): string => value(0x44, name, Buffer.from(word));

describe('the head of an answer', () => {
  it('gives status and request', () => {
    expect(readIppHead(hex(HEAD))).toEqual({ status: 0x0406, requestId: 7 });
  });
  it('is needed whole', () => {
    expect(readIppHead(hex('01010406000000'))).toBeUndefined();
    expect(plainIppMessage(hex('01010406000000'))).toBeUndefined();
  });
});

describe('a message rid of what the codec misreads', () => {
  it('keeps numbers, keywords, texts, and lists of them', () => {
    const kept = `02${value(0x21, 'job-id', hex('00000005'))}${keyword('r', 'one')}${keyword('', 'two')}03`;
    expect(plain(kept)).toBe(kept);
  });

  it('drops collections, dates, ranges and unknown sorts, with the values that follow them', () => {
    const collection = `${value(0x34, 'media-col', hex(''))}${value(0x4a, '', Buffer.from('x'))}${value(0x21, '', hex('00000001'))}${value(0x37, '', hex(''))}`;
    const dropped = [
      collection,
      value(0x31, 'when', Buffer.alloc(11)),
      `${value(0x33, 'range', Buffer.alloc(8))}${value(0x33, '', Buffer.alloc(8))}`,
      value(0x7e, 'vendor', hex('0102')),
    ];
    expect(plain(`02${dropped.join(keyword('a', 'b'))}03`)).toBe(`02${keyword('a', 'b').repeat(3)}03`);
  });

  it('keeps “no value”, which says that a job never began', () => {
    const never = `02${value(0x13, 'time-at-processing', hex(''))}03`;
    expect(plain(never)).toBe(never);
  });

  it('takes the language off a name, and drops one whose lengths do not add up', () => {
    const text = Buffer.from('证明');
    const named = Buffer.concat([hex('0002'), Buffer.from('zh'), hex('0006'), text]);
    expect(plain(`02${value(0x36, 'job-name', named)}03`)).toBe(`02${value(0x42, 'job-name', text)}03`);
    expect(plain(`02${value(0x36, 'job-name', named.subarray(0, 6))}03`)).toBe('0203');
    expect(plain(`02${value(0x36, 'job-name', hex('ffff0000'))}03`)).toBe('0203');
  });

  it('drops a number of the wrong length', () => {
    expect(plain(`02${value(0x21, 'job-id', hex('0005'))}03`)).toBe('0203');
  });

  it.each([
    ['no end', `02${keyword('a', 'b')}`],
    ['a name longer than the rest', '0244ffff61'],
    ['a value longer than the rest', '0244000161ffff62'],
    ['an end within a collection', `02${value(0x34, 'c', hex(''))}03`],
    ['a group within a collection', `02${value(0x34, 'c', hex(''))}0403`],
    ['a group of tag 0', '0003'],
    ['a group of tag 0F', '0f03'],
  ])('is none with %s', (_what, attributes) => {
    expect(plain(attributes)).toBeUndefined();
  });

  it('is the same when it is made plain twice, whatever came in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const once = plainIppMessage(Buffer.concat([hex(HEAD), bytes]));
        if (once !== undefined) expect(plainIppMessage(once)).toEqual(once);
      }),
    );
  });

  it('drops what follows the end: a document is no attribute', () => {
    expect(plain(`02${keyword('a', 'b')}03255044462d`)).toBe(`02${keyword('a', 'b')}03`);
  });
});
