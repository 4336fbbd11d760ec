import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontReader, fontRuns, UNKNOWN_CHARACTER } from '../../../../electron/documents/sheet-fonts.ts';

describe('runs of one font', () => {
  it('are in order and lose nothing, whatever the fonts have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, bold) => {
        expect(
          fontRuns(text, bold, () => true)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('show a sign for every character that no font has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = fontRuns(text, false, () => false)
          .map((run) => run.text)
          .join('');
        expect(shown).toBe(UNKNOWN_CHARACTER.repeat(Array.from(text).length));
      }),
    );
  });

  it('ask the likeliest font first, and a rare one only for what it may have', () => {
    const asked: string[] = [];
    fontRuns('医䶮鿏𬱖', true, (font) => {
      asked.push(font);
      return font.startsWith('rare');
    });
    expect(asked).toEqual(['common-bold', 'rare-b', 'rare-a', 'common-bold', 'rare-c', 'rare-d']);
  });

  it('join what one font sets', () => {
    const rareOnly = new Set(['䶮', '㛃']);
    const has = (font: string, codePoint: number) =>
      rareOnly.has(String.fromCodePoint(codePoint)) === font.startsWith('rare');
    expect(fontRuns('王䶮㛃先生', false, has)).toEqual([
      { font: 'common-regular', text: '王' },
      { font: 'rare-a', text: '䶮㛃' },
      { font: 'common-regular', text: '先生' },
    ]);
  });
});

it('reads each shipped font once', () => {
  const read = fontReader(join(import.meta.dirname, '../../../../resources/fonts'));
  const first = read('rare-d');
  expect(Buffer.from(first.subarray(0, 4)).toString()).toBe('wOF2');
  expect(read('rare-d')).toBe(first);
});
