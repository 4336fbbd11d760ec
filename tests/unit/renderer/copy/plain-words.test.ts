import { describe, expect, it } from 'vitest';
import { faultsOf, plainWordFor } from './banned-words.ts';
import { drawnCovers, drawnFailures, drawnScreens } from './drawn-screens.tsx';
import {
  hanIn,
  LEVEL_1_SHARE,
  LONGEST_SENTENCE,
  levelOne,
  longSentences,
  MEAN_SENTENCE,
  MOST_INSTRUCTION,
  measuredWords,
  rareIn,
  rareOnPurpose,
} from './plain-words.ts';
import { dictionaryWords, entryNames, ownTexts, serviceTexts } from './resident-texts.ts';

const own = ownTexts();
const services = serviceTexts();
const names = entryNames();
const told = [...own, ...services].map(([, text]) => text);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

describe('what our own screens and slips say', () => {
  it('is not empty anywhere', () => {
    expect(own.length).toBeGreaterThan(400);
    for (const [key, text] of own) expect(text.trim(), key).not.toBe('');
  });

  it.each(own)('%s is short and plain: %s', (_key, text) => {
    expect([...longSentences(text), ...faultsOf(text)]).toEqual([]);
  });
});

describe('the services', () => {
  it('are told, asked and printed in short and plain sentences', () => {
    expect(services.length).toBeGreaterThan(150);
    expect(services.flatMap(([, text]) => [...longSentences(text), ...faultsOf(text)])).toEqual([]);
  });
});

describe('whatever a resident reads', () => {
  it('has short sentences on the whole', () => {
    const { sentences, mean, longest } = measuredWords(told);
    print(
      `${told.length} texts, ${sentences} sentences: mean ${mean.toFixed(1)}, longest ${longest} characters`,
    );
    expect(mean).toBeLessThanOrEqual(MEAN_SENTENCE);
    expect(longest).toBeLessThanOrEqual(LONGEST_SENTENCE);
  });

  it('uses the common characters, names of services and words of records too', () => {
    expect(levelOne().size).toBe(3755);
    const { commonShare, characters } = measuredWords([...told, ...names, ...dictionaryWords()]);
    print(`GB2312 level 1: ${(100 * commonShare).toFixed(2)} % of ${characters} characters`);
    expect(commonShare).toBeGreaterThanOrEqual(LEVEL_1_SHARE);
  });

  it('uses a rare character only where there is a reason, and no reason is left over', () => {
    const rare = new Set([...told, ...names, ...dictionaryWords()].flatMap(rareIn));
    expect([...rare].toSorted()).toEqual(Object.keys(rareOnPurpose).toSorted());
  });
});

describe.each([
  ['screens of the gallery', drawnScreens(), 80],
  ['leaves and covers over them', drawnCovers(), 8],
  ['screens with each failure', drawnFailures(), 200],
] as const)('the %s', (kind, screens, least) => {
  const official = new Set(names);
  const instructionOf = (texts: readonly string[]): number =>
    texts.filter((text) => !official.has(text)).reduce((sum, text) => sum + hanIn(text), 0);

  it('tell at most sixty characters each', () => {
    expect(screens.length).toBeGreaterThan(least);
    const counted = screens.map(({ name, told: texts }) => ({ name, characters: instructionOf(texts) }));
    for (const { name, characters } of counted) expect(characters, name).toBeGreaterThan(0);
    const { name, characters } = counted.reduce((most, one) =>
      one.characters > most.characters ? one : most,
    );
    print(`${screens.length} ${kind}: most instruction ${characters} characters, on ${name}`);
    expect(counted.filter((one) => one.characters > MOST_INSTRUCTION)).toEqual([]);
  });

  it('have keys of two to six characters', () => {
    const actions = [...new Set(screens.flatMap((screen) => screen.actions))];
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((label) => hanIn(label) < 2 || hanIn(label) > 6)).toEqual([]);
  });
});

describe('the list of words that nobody says', () => {
  it('has a plain word for each of at least eighty', () => {
    expect(Object.keys(plainWordFor).length).toBeGreaterThanOrEqual(80);
    for (const [word, instead] of Object.entries(plainWordFor)) {
      expect(instead, word).not.toBe('');
      expect(faultsOf(instead), word).toEqual([]);
    }
  });

  it.each([
    ['系统异常，请稍后重试', 4],
    ['请打开APP', 2],
    ['请你等一等', 1],
    ['请点绿色的按键', 1],
    ['请点继续。', 0],
  ])('finds its words: %s', (text, faults) => expect(faultsOf(text)).toHaveLength(faults));

  it('finds sentences that are too long, one after the other', () => {
    expect(longSentences(`${'字'.repeat(LONGEST_SENTENCE)}。${'字'.repeat(LONGEST_SENTENCE)}。`)).toEqual([]);
    expect(longSentences(`好。${'字'.repeat(LONGEST_SENTENCE + 1)}。`)).toHaveLength(1);
  });
});
