import { describe, expect, it } from 'vitest';
import { openDictionary } from '../../../../renderer/pinyin/dictionary.ts';
import { firstSyllables } from '../../../../renderer/pinyin/first-syllables.ts';

const syllables = [
  'a',
  'an',
  'fan',
  'fang',
  'gan',
  'li',
  'lin',
  'na',
  'xi',
  'xian',
  'yi',
  'yin',
  'zhang',
  'zhong',
];
const dictionary = openDictionary({
  characters: syllables.map((syllable) => `${syllable}\tb字\n`).join(''),
  words: '',
  names: '\n\n\n',
  places: '',
});
const found = (letters: string) => firstSyllables(letters, dictionary);
const readings = (letters: string) =>
  found(letters)
    .filter(({ slip }) => !slip)
    .map((one) => `${one.syllable}${one.letters}`);

describe('firstSyllables', () => {
  it('reads a syllable as itself, at no cost', () => {
    expect(found('zhang')[0]).toEqual({ syllable: 'zhang', letters: 5, cost: 0, slip: false });
  });

  it('rather ends a syllable before a consonant than before a vowel', () => {
    expect(readings('lina').slice(0, 2)).toEqual(['li2', 'lin3']);
    expect(readings('fangan')[0]).toBe('fan3');
    expect(readings('xian')[0]).toBe('xian4');
    expect(readings('xian')).toContain('xi2');
  });

  it('takes what is spelt out for what is meant, however the letters go on', () => {
    expect(found('fangaa').find(({ syllable }) => syllable === 'fang')).toMatchObject({
      letters: 4,
      slip: false,
    });
  });

  it('takes letters that open a syllable for that syllable', () => {
    expect(readings('zh')).toEqual(['zhang2', 'zhong2']);
    expect(readings('z')).toEqual(['zhang1', 'zhong1']);
  });

  it('calls a longer syllable a slip where a whole one was typed', () => {
    expect(found('yi').find(({ syllable }) => syllable === 'yin')).toMatchObject({ slip: true });
  });

  it('reads past letters that belong nowhere', () => {
    expect(readings('zhangv')[0]).toBe('zhang5');
    expect(found('vzhang')).toEqual([]);
  });
});
