import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuns, sortedText } from '../../../../renderer/pinyin/ranked-text.ts';
import { wordsText } from '../../../../scripts/pinyin-lists.ts';

describe('readRuns', () => {
  it('reads characters with the class before them', () => {
    expect(readRuns('t吧r把八b朳', 1)).toEqual([
      { written: '吧', rank: 19 },
      { written: '把', rank: 17 },
      { written: '八', rank: 17 },
      { written: '朳', rank: 1 },
    ]);
  });

  it('reads words of so many characters, also those outside the basic plane', () => {
    expect(readRuns('n身份省份i𬱖㛃', 2)).toEqual([
      { written: '身份', rank: 13 },
      { written: '省份', rank: 13 },
      { written: '𬱖㛃', rank: 8 },
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(readRuns('', 1)).toEqual([]);
  });
});

const text = "shen\tk身\nshen'fen\tn身份i身分\nshen'fen'zheng\tm身份证\nshen'me\tt什么\nshi\tt是\n";

describe('sortedText', () => {
  const list = sortedText(text);

  it('finds the lines that begin with a sound', () => {
    expect(list.startingWith("shen'fen\t", 9).map(({ sound }) => sound)).toEqual(["shen'fen"]);
    expect(list.startingWith("shen'f", 9).map(({ sound }) => sound)).toEqual(["shen'fen", "shen'fen'zheng"]);
    expect(list.startingWith("shen'", 2).map(({ sound }) => sound)).toEqual(["shen'fen", "shen'fen'zheng"]);
    expect(list.startingWith("shen'fen\t", 9)[0]?.words).toEqual([
      { written: '身份', rank: 13 },
      { written: '身分', rank: 8 },
    ]);
  });

  it('finds nothing before, between and behind its lines', () => {
    for (const prefix of ['a', "shen'g", 'sho', 'z']) {
      expect(list.has(prefix), prefix).toBe(false);
      expect(list.startingWith(prefix, 9)).toEqual([]);
    }
  });

  it('is empty where the text is', () => {
    expect(sortedText('').has('a')).toBe(false);
    expect(sortedText('').startingWith('', 9)).toEqual([]);
  });

  it('finds exactly the lines that begin with a prefix, whatever the lines are', () => {
    const syllable = fc.constantFrom(
      'a',
      'ai',
      'an',
      'ba',
      'ban',
      'bang',
      'chi',
      'fa',
      'fan',
      'xi',
      'xian',
      'zhuang',
    );
    const sounds = fc.uniqueArray(fc.array(syllable, { minLength: 1, maxLength: 3 }), {
      selector: (sound) => sound.join("'"),
      maxLength: 40,
    });
    const prefixes = fc.tuple(fc.array(syllable, { maxLength: 3 }), fc.constantFrom('', "'", '\t', 'x', 'f'));
    fc.assert(
      fc.property(sounds, prefixes, (all, [said, end]) => {
        const made = wordsText(
          all.map((syllables) => ({ written: '字'.repeat(syllables.length), syllables, weight: 1 })),
        );
        const prefix = said.join("'") + end;
        const wanted = made.split('\n').filter((line) => line !== '' && line.startsWith(prefix));
        const found = sortedText(made).startingWith(prefix, 100);
        expect(found.map(({ sound }) => sound)).toEqual(wanted.map((line) => line.split('\t')[0]));
        expect(sortedText(made).has(prefix)).toBe(wanted.length > 0 || made.startsWith(prefix));
      }),
    );
  });
});
