import { describe, expect, it } from 'vitest';
import { SLIP } from '../../../../renderer/pinyin/accents.ts';
import { openDictionary } from '../../../../renderer/pinyin/dictionary.ts';
import { wordsFor } from '../../../../renderer/pinyin/words-for.ts';

const dictionary = openDictionary({
  characters: ['an', 'fen', 'fang', 'fan', 'jin', 'jing', 'nan', 'shen', 'xi', 'zheng', 'gan']
    .map((syllable) => `${syllable}\tb字\n`)
    .join(''),
  words: [
    "fan'gan\tl反感",
    "fang'an\to方案",
    "nan'jing\tm南京",
    "shen'fen\tn身份",
    "shen'fen'zheng\tm身份证",
    "xi'an\tm西安",
  ]
    .map((line) => `${line}\n`)
    .join(''),
  names: '\n\n\n',
  places: '',
});
/** Each word once, as the best that it is found as. */
const found = (letters: string) => {
  const best = new Map<string, ReturnType<typeof wordsFor>[number]>();
  for (const one of wordsFor(letters, dictionary.words, dictionary)) {
    const known = best.get(one.written);
    if (known === undefined || known.score < one.score) best.set(one.written, one);
  }
  return best;
};

describe('wordsFor', () => {
  it('finds a word by all its letters, at its full rank', () => {
    expect(found('shenfen').get('身份')).toMatchObject({ letters: 7, score: 13, slip: false, longer: false });
  });

  it('finds it with its last syllable begun, for little less', () => {
    expect(found('shenf').get('身份')).toMatchObject({ letters: 5, slip: false, longer: false });
    expect(found('shenfenzh').get('身份证')).toMatchObject({ letters: 9, slip: false });
    expect(found('shenf').get('身份')?.score).toBeGreaterThan(10);
  });

  it('finds words that go on, for less', () => {
    expect(found('shenfen').get('身份证')).toMatchObject({ longer: true });
    expect(found('shenfen').get('身份证')?.score).toBeLessThan(12);
  });

  it('finds words of the first syllables, and says how many letters they take', () => {
    expect(found('shenfenjing').get('身份')).toMatchObject({ letters: 7 });
  });

  it('splits both ways', () => {
    expect([...found('fangan').keys()].toSorted()).toEqual(['反感', '方案'].toSorted());
    expect(found('xian').has('西安')).toBe(true);
  });

  it('finds what sounds alike, each slip at its cost', () => {
    const exact = found('nanjing').get('南京')?.score ?? 0;
    expect(found('lanjing').get('南京')).toMatchObject({ slip: true, score: exact - SLIP });
    expect(found('lanjin').get('南京')).toMatchObject({ slip: true, score: exact - 2 * SLIP });
  });

  it('finds nothing by one letter, or by what nobody says', () => {
    expect(found('s').size).toBe(0);
    expect(found('pang').size).toBe(0);
  });
});
