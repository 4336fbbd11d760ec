import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { villageGazetteerSchema } from '../../../../electron/contract/village-gazetteer.ts';
import { candidatesFor, type PinyinContext } from '../../../../renderer/pinyin/candidates.ts';
import { readPlaces } from '../../../../scripts/make-site-levels.ts';
import { villagesPath } from '../../../../scripts/make-villages.ts';
import { DOUBLE_SURNAMES, SURNAMES } from '../../../../scripts/pinyin-words.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { shippedDictionary } from './shipped-dictionary.ts';

const dictionary = shippedDictionary();

/** What all candidates of one syllable are. */
function reached(context: PinyinContext, before = ''): Map<string, string[]> {
  return new Map(
    [...dictionary.characters.keys()].map((syllable) => [
      syllable,
      candidatesFor(syllable, dictionary, { context, before }).map(({ written }) => written),
    ]),
  );
}

/** On which place each character stands at best, over all syllables. */
function bestPlaces(found: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const best = new Map<string, number>();
  for (const list of found.values()) {
    list.forEach((written, at) => best.set(written, Math.min(at, best.get(written) ?? at)));
  }
  return best;
}

const places = { free: bestPlaces(reached('free')), name: bestPlaces(reached('name')) };
const given = bestPlaces(reached('name', '王'));
const isCharacter = (written: string): boolean => Array.from(written).length === 1;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

describe('what can be reached by typing one syllable', () => {
  it('is 20,000 characters and more, in every context', () => {
    const counts = [places.free, places.name, given].map(
      (found) => [...found.keys()].filter(isCharacter).length,
    );
    say(`characters reached: free ${counts[0]}, surname ${counts[1]}, given name ${counts[2]}`);
    for (const count of counts) expect(count).toBeGreaterThanOrEqual(20_000);
  });

  it('is every character of GB2312', () => {
    const decoder = new TextDecoder('gb2312', { fatal: true });
    const missing: string[] = [];
    for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
      for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
        // The five cells at the end of level 1 are empty.
        if (lead === 0xd7 && trail > 0xf9) continue;
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (!places.free.has(character)) missing.push(character);
      }
    }
    expect(missing).toEqual([]);
  });

  it('is every surname of the list, the 400 commonest on the first page of a name', () => {
    const surnames = Array.from(SURNAMES);
    expect(new Set(surnames).size).toBe(surnames.length);
    expect(surnames.length).toBeGreaterThanOrEqual(400);
    expect(surnames.filter((surname) => !places.name.has(surname))).toEqual([]);
    const late = surnames.slice(0, 400).filter((surname) => (places.name.get(surname) ?? 99) >= 8);
    say(
      `surnames: ${surnames.length}; of the 400 commonest not on the first page: ${late.length} ${late.join('')}`,
    );
    expect(late.length).toBeLessThanOrEqual(8);
  });

  it('is every surname of two characters by its two syllables', () => {
    const surnames = new Set(DOUBLE_SURNAMES.split(' '));
    const seen = new Set<string>();
    for (const { sound, words } of dictionary.words.startingWith('', Number.POSITIVE_INFINITY)) {
      const own = words.map(({ written }) => written).filter((word) => surnames.has(word));
      if (own.length === 0) continue;
      const letters = sound.replaceAll("'", '');
      const found = candidatesFor(letters, dictionary, { context: 'name', before: '' });
      const first = found.slice(0, 8).map(({ written }) => written);
      for (const surname of own) if (first.includes(surname)) seen.add(surname);
    }
    expect([...surnames].filter((surname) => !seen.has(surname))).toEqual([]);
  });

  it('is every character of every county, township and village of the five places', () => {
    const missing = new Set<string>();
    for (const { code } of readPlaces()) {
      const text = readFileSync(projectPath(villagesPath(code)), 'utf8');
      const { counties } = villageGazetteerSchema.parse(JSON.parse(text));
      const townships = counties.flatMap((county) => county.townships);
      const names = [...counties, ...townships, ...townships.flatMap((township) => township.villages)];
      for (const character of names.map(({ name }) => name).join('')) {
        if (/\p{Script=Han}/u.test(character) && !places.free.has(character)) missing.add(character);
      }
    }
    expect([...missing]).toEqual([]);
  });

  it('is fifteen rare characters of names', () => {
    const rare = Array.from('昇堃喆珺婳翀甡犇骉燊禤䶮㛃𬱖鿏');
    say(`places in a given name: ${rare.map((one) => `${one}${(given.get(one) ?? -1) + 1}`).join(' ')}`);
    expect(rare.filter((character) => !given.has(character))).toEqual([]);
    for (const character of rare) expect(given.get(character), character).toBeLessThan(20);
  });
});

describe('the time of a key press', () => {
  it('is 10 ms or less, for any beginning of a hundred words', () => {
    const sounds = dictionary.words.startingWith('', 40_000).filter((_, at) => at % 350 === 0);
    let slowest = { ms: 0, typed: '' };
    const times: number[] = [];
    for (const { sound } of sounds) {
      const letters = sound.replaceAll("'", '');
      for (let end = 1; end <= letters.length; end += 1) {
        const typed = letters.slice(0, end);
        // Processor time, because others share the machine; of eight, because its clock is coarse.
        const from = process.threadCpuUsage();
        for (let run = 0; run < 8; run += 1)
          candidatesFor(typed, dictionary, { context: 'place', before: '' });
        const { user, system } = process.threadCpuUsage(from);
        const ms = (user + system) / 1000 / 8;
        times.push(ms);
        if (ms > slowest.ms) slowest = { ms, typed };
      }
    }
    times.sort((one, other) => one - other);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
    say(
      `${times.length} key presses: median ${at(0.5)} ms, p98 ${at(0.98)} ms, slowest ${slowest.ms.toFixed(2)} ms (${slowest.typed})`,
    );
    expect(slowest.ms).toBeLessThanOrEqual(10);
  }, 60_000);
});
