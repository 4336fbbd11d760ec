import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHidItems, signedValue } from '../../../../native/transport/hid-items.ts';

describe('the items of a report descriptor', () => {
  it('have 0, 1, 2 or 4 bytes, least significant first', () => {
    const items = readHidItems(Uint8Array.of(0xc0, 0x05, 0x8c, 0x26, 0xff, 0x03, 0x0b, 1, 2, 3, 0xff));
    expect(items?.map(({ type, tag, value }) => [type, tag, value])).toEqual([
      ['main', 0xc, 0],
      ['global', 0x0, 0x8c],
      ['global', 0x2, 0x3ff],
      ['local', 0x0, 0xff030201],
    ]);
  });

  it('leave a long one out and go on behind it', () => {
    expect(readHidItems(Uint8Array.of(0xfe, 2, 0x99, 7, 7, 0xa4))?.map((item) => item.tag)).toEqual([0xa]);
  });

  it('are none when the last is cut short', () => {
    expect(readHidItems(Uint8Array.of(0xc0, 0x27, 1, 2, 3))).toBeUndefined();
  });

  it('cover every byte they were read from', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const noLongItems = bytes.map((byte) => (byte === 0xfe ? 0 : byte));
        const items = readHidItems(noLongItems);
        fc.pre(items !== undefined);
        expect(items.reduce((sum, { data }) => sum + 1 + data.length, 0)).toBe(noLongItems.length);
      }),
    );
  });
});

describe('a number with a sign', () => {
  it.each([
    [[], 0],
    [[0x7f], 127],
    [[0x81], -127],
    [[0xff, 0x00], 255],
    [[0x00, 0x80], -32_768],
    [[0xff, 0xff, 0xff, 0xff], -1],
  ])('%j is %i', (data, value) => {
    expect(signedValue(Uint8Array.from(data))).toBe(value);
  });
});
