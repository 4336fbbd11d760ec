import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureWords } from '../../../../renderer/copy/failures.ts';
import { words } from '../../../../renderer/copy/words.ts';
import {
  bannedWords,
  LEVEL_1_SHARE,
  LONGEST_SENTENCE,
  levelOne,
  MEAN_SENTENCE,
  sentencesOf,
} from './plain-words.ts';

/** Every text of the catalogue with its key; functions are asked with small figures. */
function allTexts(part: unknown, key: string): [key: string, text: string][] {
  if (typeof part === 'string') return [[key, part]];
  if (typeof part === 'function') {
    const ask = part as (...figures: number[]) => string;
    return [[key, ask(1, 2, 3)]];
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => allTexts(inner, `${key}.${name}`));
}
const texts = allTexts(words, 'words');
const residentTexts = [
  ...texts.map(([, text]) => text),
  ...Object.values(failureWords).map((one) => one.resident),
];

describe('the catalogue of words', () => {
  it('is not empty anywhere', () => {
    expect(texts.length).toBeGreaterThan(100);
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('');
  });

  it.each(texts)('%s is short and plain: %s', (_key, text) => {
    for (const sentence of sentencesOf(text)) {
      expect(Array.from(sentence).length, sentence).toBeLessThanOrEqual(LONGEST_SENTENCE);
    }
    for (const banned of bannedWords) expect(text).not.toMatch(banned);
  });

  it('has short sentences on the whole', () => {
    const lengths = residentTexts.flatMap(sentencesOf).map((sentence) => Array.from(sentence).length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    process.stdout.write(`mean sentence: ${mean.toFixed(1)} characters of ${lengths.length}\n`);
    expect(mean).toBeLessThanOrEqual(MEAN_SENTENCE);
  });

  it('uses the common characters', () => {
    const common = levelOne();
    expect(common.size).toBe(3755);
    const han = residentTexts.flatMap((text) => text.match(/\p{Script=Han}/gu) ?? []);
    const rare = han.filter((character) => !common.has(character));
    process.stdout.write(
      `GB2312 level 1: ${(100 * (1 - rare.length / han.length)).toFixed(2)} % of ${han.length}\n`,
    );
    expect(rare.length / han.length).toBeLessThanOrEqual(1 - LEVEL_1_SHARE);
  });

  it('keeps labels of the bar to three characters', () => {
    const { notNow: _, ...labels } = words.bar;
    for (const label of Object.values(labels)) expect(label.length).toBeLessThanOrEqual(3);
  });
});

const root = join(import.meta.dirname, '../../../..');

describe('the words of index.html', () => {
  it('are those of the catalogue', () => {
    const page = readFileSync(join(root, 'renderer/index.html'), 'utf8');
    const opening = /data-opening><h1>(.*)<\/h1><p>(.*)<\/p>/.exec(page);
    expect(opening?.slice(1)).toEqual([words.welcome.heading, words.connection.opening]);
  });
});

describe.each(['regular', 'bold'])('the core font, %s', (weight) => {
  const sheet = readFileSync(join(root, 'resources/fonts/text-fonts.css'), 'utf8');
  const face = sheet.split('@font-face').find((one) => one.includes(`core-${weight}.woff2`)) ?? '';
  const ranges = [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '', to = from]) => ({
    from: Number.parseInt(from, 16),
    to: Number.parseInt(to, 16),
  }));
  const has = (character: string): boolean => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(({ from, to }) => from <= code && code <= to);
  };

  // One character too few and a first screen asks for a font six times as large.
  it('has every Han character of every text', () => {
    const all = new Set(residentTexts.join(''));
    expect([...all].filter((character) => /\p{Script=Han}/u.test(character) && !has(character))).toEqual([]);
  });
});
