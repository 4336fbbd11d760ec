import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalSaid,
  digitsSaid,
  LARGEST_NUMBER,
  letterSaid,
  moneySaid,
  numberSaid,
  quantitySaid,
  type Said,
} from '../../../../renderer/speech/numerals.ts';

const text = (said: readonly Said[]): string => said.map((one) => one.text).join('');
const syllables = (said: readonly Said[]): string => said.map((one) => one.syllable).join(' ');

const VALUES = '零一二三四五六七八九';
const PLACES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const GROUPS = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** The number that a Chinese numeral names: another way round than it was made. */
function valueOf(numeral: string): number {
  let [total, group, digit] = [0, 0, 0];
  for (const character of numeral.replaceAll('两', '二')) {
    const place = PLACES.get(character);
    const unit = GROUPS.get(character);
    if (unit !== undefined) {
      total += (group + digit) * unit;
      [group, digit] = [0, 0];
    } else if (place !== undefined) {
      group += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    } else digit = VALUES.indexOf(character);
  }
  return total + group + digit;
}

describe('numbers', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [200, '二百'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [2222, '两千二百二十二'],
    [10_000, '一万'],
    [20_000, '两万'],
    [10_001, '一万零一'],
    [12_000, '一万二千'],
    [101_000, '十万一千'],
    [100_100, '十万零一百'],
    [100_000_000, '一亿'],
    [100_001_000, '一亿零一千'],
    [120_000_000, '一亿二千万'],
  ])('%i is %s', (value, numeral) => expect(text(numberSaid(value))).toBe(numeral));

  it('are understood as what they are, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: LARGEST_NUMBER })),
        (value) => {
          expect(valueOf(text(numberSaid(value)))).toBe(value);
        },
      ),
    );
  });

  it('never say two zeros in a row, nor one at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST_NUMBER }), (value) => {
        expect(text(numberSaid(value))).not.toMatch(/零零|零$/);
      }),
    );
  });

  it('change the tone of 一 by what it multiplies', () => {
    expect(syllables(numberSaid(111))).toBe('yi4 bai3 yi1 shi2 yi1');
    expect(syllables(numberSaid(11_000))).toBe('yi2 wan4 yi4 qian1');
  });

  it('say 两 of two things, 二 of a second one', () => {
    expect(text(quantitySaid(2))).toBe('两');
    expect(text(quantitySaid(12))).toBe('十二');
    expect(text(numberSaid(2))).toBe('二');
  });
});

describe('digits', () => {
  it('say 幺 for one where they must be clear, and 一 in years', () => {
    expect(text(digitsSaid('1101', true))).toBe('幺幺零幺');
    expect(text(digitsSaid('2011', false))).toBe('二零一一');
  });

  it('are as many as there are figures; marks say nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (figures, clear) => {
        expect(digitsSaid(figures, clear)).toHaveLength(figures.replaceAll(/[^0-9]/g, '').length);
      }),
    );
  });
});

describe('money', () => {
  it.each([
    [1234, '50', '一千二百三十四元五角'],
    [1234, '56', '一千二百三十四元五角六分'],
    [0, '05', '五分'],
    [0, '50', '五角'],
    [12, '05', '十二元零五分'],
    [0, '00', '零元'],
    [400, '', '四百元'],
    [2, '20', '两元两角'],
    [100_000, '5', '十万元五角'],
  ])('%i.%s is %s', (whole, fraction, words) => expect(text(moneySaid(whole, fraction))).toBe(words));

  it('loses no fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 99 }), (whole, fen) => {
        const said = text(moneySaid(whole, String(fen).padStart(2, '0')));
        const part = (unit: string): number =>
          valueOf(new RegExp(`([^元角零]+)${unit}`).exec(said)?.[1] ?? '零');
        const yuan = valueOf(/^(.*)元/.exec(said)?.[1] ?? '零');
        expect(yuan * 100 + part('角') * 10 + part('分')).toBe(whole * 100 + fen);
      }),
    );
  });
});

it('a decimal says its figures one by one', () => expect(text(decimalSaid(3, '05'))).toBe('三点零五'));

describe('letters', () => {
  it('have a name each, either case; nothing else has', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      expect(letterSaid(letter)?.length).toBeGreaterThan(0);
      expect(letterSaid(letter)?.map(({ syllable }) => syllable)).toEqual(
        letterSaid(letter.toUpperCase())?.map(({ syllable }) => syllable),
      );
    }
    expect(letterSaid('1')).toBeUndefined();
    expect(letterSaid('字')).toBeUndefined();
  });
});
