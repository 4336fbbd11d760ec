import { type Reading, readingsOfTyped } from './accents.ts';
import { type Ranked, readRuns, type SortedText, sortedText } from './ranked-text.ts';

/** The texts of `resources/pinyin/` as they were fetched. */
export interface DictionaryTexts {
  readonly characters: string;
  readonly words: string;
  readonly names: string;
  /** The names inside one place; empty where no place is known. */
  readonly places: string;
}

/** Characters and words by their sounds. */
export interface Dictionary {
  /** Every syllable there is, with its characters, commonest first. */
  readonly characters: ReadonlyMap<string, readonly Ranked[]>;
  /** What letters may stand for, as a whole syllable. */
  readonly readings: ReadonlyMap<string, readonly Reading[]>;
  readonly words: SortedText;
  readonly places: SortedText;
  /** Surnames of one and of two characters, with their place in the order of how many people bear them. */
  readonly surnames: ReadonlyMap<string, number>;
  /** Characters of given names, likewise. */
  readonly given: ReadonlyMap<string, number>;
}

function inOrder(names: Iterable<string>): Map<string, number> {
  return new Map([...names].map((name, at) => [name, at]));
}

/** Opens the texts; only the lines of the characters are read now. */
export function openDictionary({ characters, words, names, places }: DictionaryTexts): Dictionary {
  const bySyllable = new Map<string, readonly Ranked[]>();
  for (const line of characters.split('\n')) {
    const [syllable, runs] = line.split('\t');
    if (syllable !== undefined && runs !== undefined) bySyllable.set(syllable, readRuns(runs, 1));
  }
  const [single = '', double = '', given = ''] = names.split('\n');
  return {
    characters: bySyllable,
    readings: readingsOfTyped(bySyllable.keys()),
    words: sortedText(words),
    places: sortedText(places),
    surnames: inOrder([...Array.from(single), ...double.split(' ')]),
    given: inOrder(given),
  };
}
