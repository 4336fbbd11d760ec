import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng } from '../../../../native/receipt-printer/png-picture.ts';

const chunk = (type: string, body: Uint8Array): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([size, typed, sum]);
};

/** A PNG of these filtered rows. */
function png(width: number, colour: number, rows: readonly (readonly number[])[], depth = 8): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([depth, colour], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('a word')),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const greyOf = (file: Uint8Array): number[] => [...readPng(file).grey];

describe('a PNG', () => {
  it('in grey is taken as it is', () => {
    expect(
      readPng(
        png(2, 0, [
          [0, 0, 255],
          [0, 128, 7],
        ]),
      ),
    ).toMatchObject({ width: 2, height: 2 });
    expect(
      greyOf(
        png(2, 0, [
          [0, 0, 255],
          [0, 128, 7],
        ]),
      ),
    ).toEqual([0, 255, 128, 7]);
  });

  it('in colour is as light as the eye sees it', () => {
    expect(greyOf(png(3, 2, [[0, 255, 0, 0, 0, 255, 0, 0, 0, 255]]))).toEqual([76, 150, 29]);
  });

  it('lets the paper through where it is transparent', () => {
    expect(greyOf(png(2, 4, [[0, 0, 0, 0, 255]]))).toEqual([255, 0]);
    expect(greyOf(png(1, 6, [[0, 0, 0, 0, 128]]))).toEqual([127]);
  });

  it.each([
    ['left', [[1, 10, 5, 5]], [10, 15, 20]],
    [
      'up',
      [
        [0, 1, 2, 3],
        [2, 1, 1, 1],
      ],
      [1, 2, 3, 2, 3, 4],
    ],
    [
      'both',
      [
        [0, 4, 8, 12],
        [3, 1, 1, 1],
      ],
      [4, 8, 12, 3, 6, 10],
    ],
    [
      'the nearest',
      [
        [0, 4, 8, 12],
        [4, 1, 1, 1],
      ],
      [4, 8, 12, 5, 9, 13],
    ],
  ] as const)('undoes the filter by %s', (_, rows, grey) => {
    expect(greyOf(png(3, 0, rows))).toEqual(grey);
  });

  it.each([
    ['no PNG', Buffer.from('GIF89a, or something')],
    ['one with a palette', png(1, 3, [[0, 0]])],
    ['one of a bit a sample', png(8, 0, [[0, 0]], 1)],
    ['one that is cut short', png(2, 0, [[0, 0]])],
    ['one with an unknown filter', png(1, 0, [[5, 0]])],
    [
      'one without a header',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IEND', Buffer.alloc(0))]),
    ],
  ])('%s is refused', (_, file) => {
    expect(() => readPng(file)).toThrow();
  });
});
