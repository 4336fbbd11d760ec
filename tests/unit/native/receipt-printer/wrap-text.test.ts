import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, normaliseForPrinter } from '../../../../native/receipt-printer/chinese-text.ts';
import { wrapText } from '../../../../native/receipt-printer/wrap-text.ts';
import { anyText } from './arbitrary-slips.ts';

describe('wrapping', () => {
  test.each([
    ['短', 8, ['短']],
    ['', 8, ['']],
    ['一二三四五', 8, ['一二三四', '五']],
    ['一二三四。五', 8, ['一二三', '四。五']],
    ['一二三（四五', 8, ['一二三', '（四五']],
    ['电话 0566-0000000 打', 12, ['电话', '0566-0000000', '打']],
    ['0123456789ABC', 6, ['012345', '6789AB', 'C']],
    ['一 二', 4, ['一', '二']],
    ['𬱖𬱖𬱖', 4, ['𬱖𬱖', '𬱖']],
  ])('%j at %i cells', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  test('no line is too wide and nothing but blanks is lost', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 48 }), (raw, width) => {
        const text = normaliseForPrinter(raw);
        const lines = wrapText(text, width);
        for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('closing punctuation never begins a line that had room for its word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('参保登记，。（）')), { maxLength: 80 }),
        (letters) => {
          const text = letters
            .join('')
            .replaceAll(/[，。）]+/g, '，')
            .replaceAll(/（+/g, '（');
          const [, ...rest] = wrapText(text, 20);
          for (const line of rest) expect('，。）').not.toContain(line[0]);
        },
      ),
    );
  });
});
