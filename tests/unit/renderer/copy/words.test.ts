import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueStrings } from '../../../../renderer/copy/catalogue.ts';
import { words } from '../../../../renderer/copy/words.ts';
import {
  faultsOf,
  LEVEL_1_SHARE,
  levelOne,
  longSentences,
  MEAN_SENTENCE,
  measuredWords,
  plainWordFor,
  serviceTexts,
} from './plain-words.ts';

/** Texts that only attendants read may be long, and name parts and duties; the line over a resident's screen is not one. */
const forAttendants = /^failures\..*\.attendant$|^attendant\.(?!operator|whose)/;
/** What fills a gap is at least so long. */
const texts = [...catalogueStrings()]
  .filter(([key]) => !forAttendants.test(key))
  .map(([key, text]) => [key, text.replaceAll(/\{\w+\}/g, '一')] as const);
const services = serviceTexts();
const residentTexts = [...texts, ...services].map(([, text]) => text);

describe('the catalogue of words', () => {
  it('is not empty anywhere', () => {
    expect(texts.length).toBeGreaterThan(100);
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('');
  });

  it.each(texts)('%s is short and plain: %s', (_key, text) => {
    expect(longSentences(text)).toEqual([]);
    expect(faultsOf(text)).toEqual([]);
  });

  it('says 您, and verbs on the keys of the bar', () => {
    const { notNow: _, ...labels } = words.bar;
    for (const label of Object.values(labels)) expect(label.length).toBeLessThanOrEqual(3);
  });
});

describe('the services', () => {
  it('are told in short and plain sentences', () => {
    expect(services.length).toBeGreaterThan(50);
    expect(services.flatMap(([, text]) => [...longSentences(text), ...faultsOf(text)])).toEqual([]);
  });
});

describe('whatever a resident reads', () => {
  it('has short sentences on the whole', () => {
    const { sentences, mean } = measuredWords(residentTexts);
    process.stdout.write(`mean sentence: ${mean.toFixed(1)} characters of ${sentences}\n`);
    expect(mean).toBeLessThanOrEqual(MEAN_SENTENCE);
  });

  it('uses the common characters', () => {
    expect(levelOne().size).toBe(3755);
    const { commonShare, characters } = measuredWords(residentTexts);
    process.stdout.write(`GB2312 level 1: ${(100 * commonShare).toFixed(2)} % of ${characters}\n`);
    expect(commonShare).toBeGreaterThanOrEqual(LEVEL_1_SHARE);
  });

  it('is held to a list of at least eighty words that nobody says', () => {
    expect(Object.keys(plainWordFor).length).toBeGreaterThanOrEqual(80);
    expect(faultsOf('系统异常，请稍后重试')).toHaveLength(4);
    expect(faultsOf('请打开APP')).toHaveLength(2);
    expect(faultsOf('请你等一等')).toHaveLength(1);
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
