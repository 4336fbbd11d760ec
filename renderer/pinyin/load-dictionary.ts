import { type Dictionary, openDictionary } from './dictionary.ts';

/** Files of their own, fetched when somebody first wants to type pinyin. */
const files = import.meta.glob<string>(
  ['../../resources/pinyin/{characters,words,names}.txt', '../../resources/pinyin/places/*.txt'],
  { query: '?raw', import: 'default' },
);
const FOLDER = '../../resources/pinyin';

const here = new Map<string, Promise<Dictionary | undefined>>();

/**
 * The dictionary with the names of one place, fetched once and kept.
 * @param place six digits, as `villagesOf` takes it; without one, or where it has no list, there are no local names
 * @returns nothing where the files could not be read; the next call asks again. Never rejects.
 */
export function loadDictionary(place = ''): Promise<Dictionary | undefined> {
  const asked = here.get(place) ?? load(place);
  here.set(place, asked);
  return asked;
}

async function load(place: string): Promise<Dictionary | undefined> {
  const ofPlace =
    files[`${FOLDER}/places/${place}.txt`] ?? files[`${FOLDER}/places/${place.slice(0, 4)}00.txt`];
  const [characters, words, names] = ['characters', 'words', 'names'].map((name) =>
    files[`${FOLDER}/${name}.txt`]?.(),
  );
  try {
    const texts = await Promise.all([characters, words, names, ofPlace?.() ?? '']);
    const [character, word, name, local] = texts;
    if (character !== undefined && word !== undefined && name !== undefined && local !== undefined) {
      return openDictionary({ characters: character, words: word, names: name, places: local });
    }
  } catch {
    // The files cannot be had now; whoever asks again may have better luck.
  }
  here.delete(place);
  return undefined;
}
