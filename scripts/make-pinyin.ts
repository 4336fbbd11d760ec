/**
 * Makes `resources/pinyin/`: characters and words by their sounds, for the pinyin keyboard.
 * Frequencies, words and most readings are those of Debian's rime-data-pinyin-simp; the readings of all other characters are pinyin-pro's.
 * Run: `node scripts/make-pinyin.ts [DICTIONARY]`; DICTIONARY is Rime's `pinyin_simp.dict.yaml`, of the Debian package unless said.
 */
import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { readPlaces } from './make-site-levels.ts';
import { makeVillages, readLowerDivisions } from './make-villages.ts';
import { charactersText, type Entry, placeWords, wordsText } from './pinyin-lists.ts';
import {
  ADDRESS_WORDS,
  COUNTER_WORDS,
  DOUBLE_SURNAMES,
  GIVEN_NAME_CHARACTERS,
  NOT_OFFERED,
  SURNAMES,
} from './pinyin-words.ts';
import { writeData } from './write-data.ts';

export const PINYIN_FOLDER = 'resources/pinyin';
/** Where Debian's package puts the dictionary. */
export const RIME = '/usr/share/rime-data/pinyin_simp.dict.yaml';

/** Where Han characters stand that names are made of, and that the shipped fonts can draw. */
const BLOCKS: readonly (readonly [from: number, to: number])[] = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2ebef],
];

/** As often as a common word of the dictionary: no corpus counts what is said at this counter. */
const OWN_WEIGHT = 2000;

/** Entries of Rime's dictionary: after the line `...`, character or word, syllables, weight. */
export function rimeEntries(text: string): Entry[] {
  const body = text.slice(text.indexOf('\n...') + 1);
  return body.split('\n').flatMap((line) => {
    const [written, sounds, weight] = line.split('\t');
    if (written === undefined || sounds === undefined || weight === undefined) return [];
    const syllables = sounds.split(' ').map(oneSpelling);
    return syllables.every(isSyllable) ? [{ written, syllables, weight: Number(weight) }] : [];
  });
}

/** The dictionary writes lüe both ways; a keyboard's ü is a v. */
function oneSpelling(syllable: string): string {
  return /^[ln]ue$/.test(syllable) ? syllable.replace('u', 'v') : syllable;
}

/** Not ê, ng, hm and the like, which nobody writes a name or an address with. */
function isSyllable(sound: string): boolean {
  return /^[bpmfdtnlgkhjqxzcsryw]?h?[aeiouv][a-z]*$/.test(sound);
}

/** Every reading of every character of the blocks, as far as pinyin-pro knows them; commonest reading first. */
export function knownReadings(): Map<string, string[]> {
  const readings = new Map<string, string[]>();
  for (const [from, to] of BLOCKS) {
    for (let point = from; point <= to; point += 1) {
      const character = String.fromCodePoint(point);
      const sounds = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
      const syllables = sounds.filter(isSyllable).map(oneSpelling);
      if (syllables.length > 0) readings.set(character, syllables);
    }
  }
  return readings;
}

/** Words of our own, each with the reading that pinyin-pro gives it. */
function ownWords(text: string, surname: 'all' | 'off'): Entry[] {
  return text.split(' ').flatMap((written) => {
    if (Array.from(written).length < 2) return [];
    const syllables = pinyin(written, { toneType: 'none', type: 'array', v: true, surname });
    return [{ written, syllables: syllables.map(oneSpelling), weight: OWN_WEIGHT }];
  });
}

/** Every list by its name inside the folder. */
export function makeFiles(rime: readonly Entry[]): Record<string, string> {
  const readings = knownReadings();
  const own = [
    ...ownWords(DOUBLE_SURNAMES, 'all'),
    ...ownWords(ADDRESS_WORDS, 'off'),
    ...ownWords(COUNTER_WORDS, 'off'),
  ];
  const characters = rime.filter(({ syllables }) => syllables.length === 1);
  const words = rime.filter(({ syllables, written }) => syllables.length > 1 && !NOT_OFFERED.test(written));
  const files: Record<string, string> = {
    'characters.txt': charactersText(characters, readings),
    'words.txt': wordsText([...own, ...words]),
    'names.txt': `${SURNAMES}\n${DOUBLE_SURNAMES}\n${GIVEN_NAME_CHARACTERS}\n`,
  };
  const places = readPlaces();
  const divisions = readLowerDivisions(places);
  for (const place of places) {
    files[`places/${place.code}.txt`] = wordsText(placeWords(makeVillages(divisions, place), readings));
  }
  return files;
}

if (import.meta.main) {
  const rime = rimeEntries(readFileSync(process.argv[2] ?? RIME, 'utf8'));
  for (const [name, text] of Object.entries(makeFiles(rime))) writeData(`${PINYIN_FOLDER}/${name}`, text);
}
