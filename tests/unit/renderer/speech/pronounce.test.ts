import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  learn,
  lineOf,
  markedPinyin,
  type Pronunciations,
  soundsOf,
} from '../../../../renderer/speech/pronounce.ts';
import { figures, names, pairs, places, polyphones } from './phrases.ts';

const dictionary = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../resources/voices/zh/pronunciations.json'), 'utf8'),
) as Pronunciations;

beforeAll(() => learn(dictionary));

const read = (text: string, name = false): string => lineOf(soundsOf(text, name));

describe('three hundred phrases of a township hall', () => {
  const lists = [
    ['polyphones', polyphones, false],
    ['surnames', names, true],
    ['places', places, false],
    ['figures', figures, false],
  ] as const;

  it.each(lists)('%s are all read as written down by hand', (list, text, name) => {
    const wrong = pairs(text).filter(([phrase, reading]) => read(phrase, name) !== reading);
    process.stdout.write(`${list}: ${pairs(text).length - wrong.length} of ${pairs(text).length} right\n`);
    expect(wrong.map(([phrase]) => `${phrase}: ${read(phrase, name)}`)).toEqual([]);
  });

  it('are three hundred, none of them twice', () => {
    const all = lists.flatMap(([list, text]) => pairs(text).map(([phrase]) => `${list} ${phrase}`));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(300);
  });
});

describe('our own dictionary', () => {
  it('has a reason for each entry, and as many syllables as characters', () => {
    for (const { word, pinyin, reason } of dictionary.entries) {
      expect(reason, word).not.toBe('');
      expect(pinyin.split(' '), word).toHaveLength(word.length);
      expect(pinyin, word).toMatch(/^([a-zü]+[1-5] ?)+$/);
    }
    for (const { surname, pinyin, reason } of dictionary.surnames) {
      expect([surname.length, reason === '']).toEqual([1, false]);
      expect(pinyin).toMatch(/^[a-zü]+[1-5]$/);
    }
  });

  it('names nothing twice', () => {
    const words = dictionary.entries.map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
  });

  it('is obeyed to the letter', () => {
    for (const { word, pinyin } of dictionary.entries) expect(read(word), word).toBe(pinyin);
  });
});

describe('marks on pinyin', () => {
  it.each([
    ['chong2 qing4', 'chóng qìng'],
    ['lü4', 'lǜ'],
    ['jiu3', 'jiǔ'],
    ['gui4', 'guì'],
    ['dou1', 'dōu'],
    ['de5', 'de'],
    ['yue4', 'yuè'],
    ['xiao3', 'xiǎo'],
  ])('%s is written %s', (numbered, marked) => expect(markedPinyin(numbered)).toBe(marked));
});

describe('any text', () => {
  const han = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  });

  it('becomes syllables with a tone, and breaths; never letters of another language', () => {
    fc.assert(
      fc.property(fc.oneof(han, fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        for (const sound of soundsOf(text)) {
          if ('syllable' in sound) expect(sound.syllable).toMatch(/^[a-zü]+[1-5]$/);
          else expect(['short', 'long']).toContain(sound.pause);
        }
      }),
    );
  });

  it('of GB2312 has one syllable for each of its 6,763 characters', () => {
    const decoder = new TextDecoder('gb2312');
    const cells = Array.from({ length: 72 * 94 }, (_, cell) =>
      decoder.decode(Uint8Array.of(0xb0 + Math.floor(cell / 94), 0xa1 + (cell % 94))),
    ).filter((character) => /^\p{Script=Han}$/u.test(character));
    expect(cells).toHaveLength(6_763);
    expect(cells.filter((character) => soundsOf(character).length !== 1)).toEqual([]);
  });

  it('keeps one and not in the tone that follows', () => {
    expect(read('一次 一天 一元')).toBe('yi2 ci4 yi4 tian1 yi4 yuan2');
    expect(read('不是，不行。')).toBe('bu2 shi4, bu4 xing2');
  });
});
