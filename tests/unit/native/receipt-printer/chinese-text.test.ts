import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import {
  cellsOf,
  normaliseForPrinter,
  rareCharactersOf,
  twoByteCodes,
} from '../../../../native/receipt-printer/chinese-text.ts';

const codes = twoByteCodes('gb18030');
const encodeByTable = (text: string, table = codes): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const unit = character.charCodeAt(0);
      return unit < 0x80 ? [unit] : [table[unit]! >> 8, table[unit]! & 0xff];
    }),
  );

describe('normalising', () => {
  test.each([
    ['¥12', '￥12'],
    ['买买提•吐尔逊', '买买提·吐尔逊'],
    ['甲\u00a0乙\u2009丙\t丁', '甲 乙 丙 丁'],
    ['2026\u20111', '2026-1'],
    ['\u001b@\u0010\u0004\u0001张', '@张'],
    ['葛\u{e0100}', '葛'],
    ['\u200b零\ufeff宽\u202e', '零宽'],
    ['\uf900', '豈'],
    ['全　角', '全　角'],
    ['\ue000', '\ue000'],
  ])('%j becomes %j', (text, wanted) => {
    expect(normaliseForPrinter(text)).toBe(wanted);
  });

  test('never leaves a control character and is done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseForPrinter(text);
        expect(once).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(normaliseForPrinter(once)).toBe(once);
      }),
    );
  });

  test('leaves everyday text alone', () => {
    const text = '城乡居民（2026年度）：￥1,234.56 元，“已缴”——张·三';
    expect(normaliseForPrinter(text)).toBe(text);
  });
});

describe('cells', () => {
  test.each([
    ['', 0],
    ['abc 1', 5],
    ['医保', 4],
    ['张·三', 6],
    ['①℃—…', 8],
    ['𠮷', 2],
    ['a𬱖b', 4],
  ])('%j is %i cells wide', (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });

  test('are the number of GBK bytes of text that has a code', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Array.from('医保参保人员·—①abc 12'))), (letters) => {
        const text = letters.join('');
        expect(cellsOf(text)).toBe(encodeByTable(text).length);
      }),
    );
  });
});

describe.each(['gb18030', 'gbk'] as const)('the %s table', (encoding) => {
  const table = twoByteCodes(encoding);
  const known = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => table[unit] !== 0);

  test('agrees with an independent codec on every character, also on those without a code', () => {
    const wrong = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => {
      const character = String.fromCharCode(unit);
      const bytes = iconv.encode(character, encoding);
      const isPrivate = unit >= 0xe000 && unit <= 0xf8ff;
      const inTable = bytes.length === 2 && iconv.decode(bytes, encoding) === character && !isPrivate;
      return table[unit] !== (inTable ? bytes.readUInt16BE(0) : 0);
    });
    expect(wrong).toEqual([]);
  });

  test('has the common hanzi, and every code in the two-byte area', () => {
    for (let unit = 0x4e00; unit <= 0x9fa5; unit++) expect(table[unit]).not.toBe(0);
    for (const unit of known) {
      expect(table[unit]! >> 8).toBeGreaterThanOrEqual(0x81);
      expect(table[unit]! & 0xff).toBeGreaterThanOrEqual(0x40);
    }
    expect(known.length).toBeGreaterThan(21_000);
  });

  test('is made once', () => {
    expect(twoByteCodes(encoding)).toBe(table);
  });
});

test('four-byte characters are rare, each named once in order', () => {
  expect(rareCharactersOf('䶮〇囍龘abc￥·', codes)).toEqual([]);
  expect(rareCharactersOf('张㛃𬱖㛃¥🙂', codes)).toEqual(['㛃', '𬱖', '¥', '🙂']);
});
