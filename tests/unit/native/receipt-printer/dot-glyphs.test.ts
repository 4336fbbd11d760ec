import { describe, expect, test } from 'vitest';
import { twoByteCodes } from '../../../../native/receipt-printer/chinese-text.ts';
import { GLYPH_BYTES, readDotGlyphs } from '../../../../native/receipt-printer/dot-glyphs.ts';
import { glyphs } from './arbitrary-slips.ts';

describe('the shipped file', () => {
  test.each(Array.from('㛃𬱖鿏𠮷𡱼𬭩'))('draws %s', (character) => {
    const dots = glyphs.find(character.codePointAt(0)!);
    expect(dots?.length).toBe(GLYPH_BYTES);
    const ink = [...dots!].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    expect(ink).toBeGreaterThan(60);
    expect(ink).toBeLessThan(400);
  });

  test('has extension A and the end of the URO, and nothing a printer has itself', () => {
    const codes = twoByteCodes('gb18030');
    const missing: number[] = [];
    for (let unit = 0x3400; unit <= 0x9fff; unit++) {
      const hanzi = unit <= 0x4dbf || unit >= 0x4e00;
      if (hanzi && codes[unit] === 0 && glyphs.find(unit) === undefined) missing.push(unit);
      if (codes[unit] !== 0) expect(glyphs.find(unit)).toBeUndefined();
    }
    expect(missing).toEqual([]);
    expect(glyphs.size).toBeGreaterThan(8900);
  });
});

describe('reading', () => {
  const file = Uint8Array.from([
    ...Buffer.from('DOT1'),
    2,
    12,
    1,
    0,
    0,
    0,
    0x41,
    0,
    0,
    ...Array<number>(36).fill(1),
    24,
    1,
    0,
    0,
    0,
    0x56,
    0xcc,
    0x02,
    ...Array<number>(72).fill(2),
  ]);

  test('finds characters of every section', () => {
    const two = readDotGlyphs(file);
    expect(two.size).toBe(2);
    expect(two.find(0x41)).toEqual(new Uint8Array(36).fill(1));
    expect(two.find(0x2cc56)).toEqual(new Uint8Array(72).fill(2));
    expect(two.find(0x42)).toBeUndefined();
  });

  test('a file that is none, or cut short, is a defect', () => {
    expect(() => readDotGlyphs(Uint8Array.of(1, 2, 3))).toThrow('not a dot-character file');
    expect(() => readDotGlyphs(file.subarray(0, -1))).toThrow('cut short');
  });
});
