import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { knownReadings, makeFiles, PINYIN_FOLDER, RIME, rimeEntries } from '../../../scripts/make-pinyin.ts';
import { readPlaces } from '../../../scripts/make-site-levels.ts';
import { projectPath } from '../../../scripts/write-data.ts';

const folder = projectPath(PINYIN_FOLDER);
const lists = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.txt') && name !== 'APACHE-2.0.txt',
);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('rimeEntries', () => {
  it('reads what stands behind the heading', () => {
    const text = '# words\n---\nname: pinyin_simp\n...\n\n吧\tba\t385205\n身份\tshen fen\t6000\n';
    expect(rimeEntries(text)).toEqual([
      { written: '吧', syllables: ['ba'], weight: 385_205 },
      { written: '身份', syllables: ['shen', 'fen'], weight: 6000 },
    ]);
  });

  it('spells lüe and nüe one way, and leaves out what is no syllable', () => {
    const text = '\n...\n略\tlue\t5\n虐\tnve\t6\n嗯\tng\t7\n呣\tm\t8\n噷\thm\t9\n';
    expect(rimeEntries(text).map(({ syllables }) => syllables[0])).toEqual(['lve', 'nve']);
  });
});

describe('knownReadings', () => {
  const readings = knownReadings();

  it('knows 20,000 characters, with several readings where there are', () => {
    expect(readings.size).toBeGreaterThan(20_000);
    expect(readings.get('长')?.toSorted()).toEqual(['chang', 'zhang']);
    expect(readings.get('绿')).toContain('lv');
    expect(readings.get('𬱖')).toEqual(['di']);
  });

  it('gives syllables that can be typed', () => {
    expect([...readings.values()].flat().filter((syllable) => !/^[a-z]{1,6}$/.test(syllable))).toEqual([]);
  });
});

describe('the shipped lists', () => {
  it('are exactly what the maker makes of its sources, as far as these are here', () => {
    const rime = existsSync(RIME) ? rimeEntries(readFileSync(RIME, 'utf8')) : undefined;
    const files = makeFiles(rime ?? []);
    expect(Object.keys(files).toSorted()).toEqual(lists.toSorted());
    const ofRime = new Set(['characters.txt', 'words.txt']);
    if (rime === undefined) {
      process.stdout.write(`${RIME} is not here: ${[...ofRime].join(' and ')} were not made again\n`);
    }
    for (const [name, text] of Object.entries(files)) {
      if (rime !== undefined || !ofRime.has(name)) expect(text === read(name), name).toBe(true);
    }
  });

  it('have one for each place', () => {
    const places = lists.filter((name) => name.startsWith('places/'));
    expect(places.toSorted()).toEqual(
      readPlaces()
        .map(({ code }) => `places/${code}.txt`)
        .toSorted(),
    );
  });

  it('are sorted by their bytes, each sound once', () => {
    for (const name of lists.filter((one) => one !== 'names.txt')) {
      const sounds = read(name)
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[0] ?? '');
      expect(sounds, name).toEqual([...new Set(sounds)].toSorted((one, other) => (one < other ? -1 : 1)));
    }
  });

  it('have at least one thing in every line, and nothing but classes and what they rank', () => {
    for (const name of lists.filter((one) => one !== 'names.txt')) {
      const odd = read(name)
        .trimEnd()
        .split('\n')
        .filter((line) => !/^[a-z']+\t(?:[a-z][\p{Script=Han}〇·]+)+$/u.test(line));
      expect(odd, name).toEqual([]);
    }
  });

  it('put no word before anybody that a hall does not say', () => {
    const words = readFileSync(join(folder, 'words.txt'), 'utf8');
    for (const word of ['婊子', '傻逼', '台独']) expect(words.includes(word), word).toBe(false);
    expect(words).toContain('妈妈');
  });

  it('are small', () => {
    const sizes = lists.map((name) => statSync(join(folder, name)).size);
    const zipped = lists.map((name) => gzipSync(read(name)).length);
    const total = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
    process.stdout.write(`pinyin lists: ${total(sizes)} bytes, ${total(zipped)} with gzip\n`);
    expect(total(sizes)).toBeLessThanOrEqual(1_500_000);
  });
});
