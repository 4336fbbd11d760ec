import { customPinyin, pinyin } from 'pinyin-pro';
import type { Pause, Say } from './say.ts';
import { sayingsOf } from './say.ts';

/** A syllable with its tone as a figure, 5 for the neutral one: `hao3`, `lü4`, `de5`; or a breath. */
export type Sound = { readonly syllable: string } | { readonly pause: Pause };

/** Our own dictionary: word → syllables, with the reason each entry is there. */
export interface Pronunciations {
  readonly entries: readonly { readonly word: string; readonly pinyin: string; readonly reason: string }[];
  /** Surnames of one character that the library reads as the word. */
  readonly surnames: readonly {
    readonly surname: string;
    readonly pinyin: string;
    readonly reason: string;
  }[];
}

/** Readings that stand for nobody's syllable: the interjections 嗯 and 哼 are said as en and heng. */
const INTERJECTIONS: Readonly<Record<string, string>> = {
  n: 'en',
  ng: 'en',
  m: 'mu',
  hm: 'heng',
  hng: 'heng',
  ê: 'ei',
};

const TONE_MARKS = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ';
const BARE = 'aeiouü';

/** `chóng qìng` from `chong2 qing4`: the dictionary of the library takes marks. */
export function markedPinyin(numbered: string): string {
  return numbered.split(' ').map(marked).join(' ');
}

function marked(syllable: string): string {
  const tone = Number(syllable.at(-1));
  const letters = syllable.slice(0, -1);
  if (tone === 5) return letters;
  const at = /[ae]/.test(letters)
    ? letters.search(/[ae]/)
    : letters.includes('ou')
      ? letters.indexOf('o')
      : Math.max(...BARE.split('').map((vowel) => letters.lastIndexOf(vowel)));
  const mark = TONE_MARKS[BARE.indexOf(letters[at] ?? 'a') * 4 + tone - 1] ?? '';
  return letters.slice(0, at) + mark + letters.slice(at + 1);
}

const surnameReadings = new Map<string, string>();

/** Teaches the library our dictionary; to be called once before the first `soundsOf`. */
export function learn({ entries, surnames }: Pronunciations): void {
  for (const { surname, pinyin: reading } of surnames) surnameReadings.set(surname, reading);
  customPinyin(Object.fromEntries(entries.map(({ word, pinyin: reading }) => [word, markedPinyin(reading)])));
}

/** `hao3`, `de5`, `lü4` from the library's `hao3`, `de0`, `lü4`; undefined where it found no reading. */
function syllableOf(read: string): string | undefined {
  const parts = /^([a-zü]+|ê)([0-4])?$/.exec(read);
  if (parts === null) return undefined;
  const [, letters = '', tone = '0'] = parts;
  return `${INTERJECTIONS[letters] ?? letters}${tone === '0' ? '5' : tone}`;
}

function readingsOf(text: string, name: boolean): readonly Sound[] {
  const read = pinyin(text, {
    toneType: 'num',
    type: 'array',
    toneSandhi: true,
    nonZh: 'removed',
    surname: name ? 'head' : 'off',
  });
  const own = name ? surnameReadings.get(text.charAt(0)) : undefined;
  return read.flatMap((one, at) => {
    const syllable = at === 0 && own !== undefined ? own : syllableOf(one);
    return syllable === undefined ? [] : [{ syllable }];
  });
}

function soundsOfSay(say: Say, name: boolean): readonly Sound[] {
  switch (say.kind) {
    case 'words':
      return readingsOf(say.text, name);
    case 'said':
      return say.said.map(({ syllable }) => ({ syllable }));
    case 'pause':
      return [{ pause: say.pause }];
  }
}

/**
 * A text as sounds: figures in words, 一 and 不 with the tone they have before the next syllable; the change of two third
 * tones is left to whoever speaks. `name`: the first characters are a surname, so 曾 is zēng and 单 is shàn.
 */
export function soundsOf(text: string, name = false): readonly Sound[] {
  return sayingsOf(text).flatMap((say) => soundsOfSay(say, name));
}

/** Sounds as a line: `qing3 fang4 hao3, shen1 fen4 zheng4.` – what the engine is given, and what a manifest keeps. */
export function lineOf(sounds: readonly Sound[]): string {
  return sounds.reduce((line, sound) => {
    if ('pause' in sound) return `${line}${sound.pause === 'short' ? ',' : '.'}`;
    return line === '' ? sound.syllable : `${line} ${sound.syllable}`;
  }, '');
}
