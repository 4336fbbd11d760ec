import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths, GAP, longestWord } from '../../../../native/receipt-printer/column-widths.ts';

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

test('the longest word is an amount, a date or one hanzi', () => {
  expect(longestWord('合计 12345.00 元')).toBe(8);
  expect(longestWord('合计')).toBe(2);
  expect(longestWord('7')).toBe(1);
  expect(longestWord('')).toBe(0);
});

test('shares become whole cells and the rest goes to the first column', () => {
  expect(columnWidths([1, 1], [0, 0], 48)).toEqual([24, 23]);
  expect(columnWidths([2, 1, 1], [2, 4, 8], 48)).toEqual([24, 11, 11]);
});

test('an amount that would be broken takes what the widest column can spare', () => {
  expect(columnWidths([2, 1, 1], [2, 4, 8], 32)).toEqual([15, 7, 8]);
});

test('words that cannot all be kept whole leave the shares as they are', () => {
  expect(columnWidths([1, 1], [40, 40], 32)).toEqual([16, 15]);
});

test('a table that cannot fit is a defect', () => {
  expect(() => columnWidths(Array(17).fill(1), Array(17).fill(0), 32)).toThrow(RangeError);
});

test('columns always fill the line and take at least a hanzi', () => {
  const column = fc.tuple(fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.nat(40));
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(32, 48),
      (columns, width) => {
        const widths = columnWidths(
          columns.map(([share]) => share),
          columns.map(([, need]) => need),
          width,
        );
        expect(sum(widths) + GAP * (columns.length - 1)).toBe(width);
        for (const cells of widths) expect(cells).toBeGreaterThanOrEqual(2);
      },
    ),
  );
});
