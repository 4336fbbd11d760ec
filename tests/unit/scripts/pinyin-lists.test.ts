import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersText, classOf, type Entry, placeWords, wordsText } from '../../../scripts/pinyin-lists.ts';

const entry = (written: string, sound: string, weight: number): Entry => ({
  written,
  syllables: sound.split(' '),
  weight,
});

describe('classOf', () => {
  it('is a letter for every doubling, from never on', () => {
    expect([0, 1, 3, 7, 1023, 385_205].map(classOf).join('')).toBe('abcdkt');
  });

  it('never goes beyond z', () => {
    expect(classOf(Number.MAX_SAFE_INTEGER)).toBe('z');
  });

  it('never falls as the weight rises', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(classOf(less) <= classOf(more)).toBe(true);
      }),
    );
  });
});

describe('charactersText', () => {
  it('has a line for each syllable, in order, its characters commonest first', () => {
    const counted = [entry('叭', 'ba', 131), entry('吧', 'ba', 385_205), entry('阿', 'a', 3000)];
    expect(charactersText(counted, new Map())).toBe('a\tm阿\nba\tt吧h叭\n');
  });

  it('adds what only has a reading behind what was counted, and counts nothing twice', () => {
    const readings = new Map([
      ['吧', ['ba']],
      ['㞎', ['ba']],
      ['阿', ['a', 'e']],
    ]);
    expect(charactersText([entry('吧', 'ba', 7), entry('阿', 'a', 7)], readings)).toBe(
      'a\td阿\nba\td吧a㞎\ne\ta阿\n',
    );
  });
});

describe('wordsText', () => {
  it('has a line for each sound, sorted by its bytes', () => {
    const words = [
      entry('什么', 'shen me', 7),
      entry('身份证', 'shen fen zheng', 3),
      entry('身份', 'shen fen', 7),
    ];
    expect(wordsText(words)).toBe("shen'fen\td身份\nshen'fen'zheng\tc身份证\nshen'me\td什么\n");
  });

  it('keeps the greater weight of what comes twice', () => {
    expect(wordsText([entry('身份', 'shen fen', 1), entry('身份', 'shen fen', 7)])).toBe("shen'fen\td身份\n");
  });

  it('refuses a word that has not as many syllables as characters', () => {
    expect(() => wordsText([entry('身份证', 'shen fen', 1)])).toThrow('身份证');
  });
});

describe('placeWords', () => {
  const gazetteer = {
    source: '',
    place: '990100',
    counties: [
      {
        code: '990101',
        name: '甲县',
        townships: [
          {
            code: '990101100',
            name: '乙镇',
            villages: [
              { code: '990101100200', name: '长岭村委会' },
              { code: '990101100201', name: '丙村村民委员会' },
              { code: '990101100001', name: '丁社区居委会' },
              { code: '990101100002', name: '〇社区' },
            ],
          },
        ],
      },
    ],
  };
  const readings = new Map(
    Object.entries({
      甲: 'jia',
      县: 'xian',
      乙: 'yi',
      镇: 'zhen',
      岭: 'ling',
      丙: 'bing',
      村: 'cun',
      丁: 'ding',
      社: 'she',
      区: 'qu',
    }).map(([character, sound]) => [character, [sound]] as const),
  );
  const words = placeWords(
    gazetteer,
    new Map<string, readonly string[]>([...readings, ['长', ['chang', 'zhang']]]),
  );
  const sounds = (written: string) =>
    words.filter((word) => word.written === written).map(({ syllables }) => syllables.join(' '));

  it('has every name as people say it', () => {
    expect([...new Set(words.map(({ written }) => written))]).toEqual([
      '甲县',
      '乙镇',
      '长岭村',
      '丙村',
      '丁社区',
    ]);
  });

  it('has a name under each reading that its characters may have', () => {
    expect(sounds('长岭村')).toEqual(['chang ling cun', 'zhang ling cun']);
  });

  it('leaves out a name with a character that nobody knows the reading of', () => {
    expect(words.some(({ written }) => written.includes('〇'))).toBe(false);
  });

  it('puts what is larger first', () => {
    const weight = (written: string) => words.find((word) => word.written === written)?.weight ?? -1;
    expect(weight('甲县')).toBeGreaterThan(weight('乙镇'));
    expect(weight('乙镇')).toBeGreaterThan(weight('丙村'));
  });
});
