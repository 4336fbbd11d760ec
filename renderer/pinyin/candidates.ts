import type { Dictionary } from './dictionary.ts';
import { firstSyllables } from './first-syllables.ts';
import { type WordFound, wordsFor } from './words-for.ts';

/** What is being written: surnames come first in a name, names of the own place in an address. */
export type PinyinContext = 'name' | 'place' | 'free';

/** One character or word that the letters may stand for. */
export interface Candidate {
  readonly written: string;
  /** How many letters it uses up, counted from the first. */
  readonly letters: number;
}

/** The field that is written into. */
export interface Field {
  readonly context: PinyinContext;
  /** What it already holds: the first character of a name is a surname, later ones are not. */
  readonly before: string;
}

/** A candidate on its way to its place. */
type Scored = Omit<WordFound, 'longer'>;

/** More letters make no word of the dictionary and no name. */
export const MOST_LETTERS = 30;

/** What was typed exactly fills the first page, as far as it goes; slips come behind it. */
const EXACT_FIRST = 8;

/** Words shown before the characters of the first syllable: for all letters, and for some of them. */
const MOST_WORDS = { name: 6, place: 16, free: 16 } as const;
const MOST_SHORTER_WORDS = { name: 2, place: 4, free: 4 } as const;

/** In doublings of frequency: what belongs to the field stands before what is written more often elsewhere. */
const COMMON_SURNAME = 14;
const SURNAME = 10;
const GIVEN_NAME = 6;
const LOCAL_NAME = 14;
/** Surnames that four fifths of all people bear. */
const COMMON_SURNAMES = 100;
/** How much further the commonest of a list of names stands before its last. */
const ORDER_OF_NAMES = 8;

/** Names put together of two characters: so many, and as if the dictionary had them. */
const MOST_COMPOSED = 2;
const COMPOSED_SCORE = 9;

/** How likely a character of a rank is where it is to be written. */
type CharacterScore = (written: string, rank: number) => number;

/** In names it counts half how often a character is written elsewhere. */
function nameScore({ surnames, given }: Dictionary, first: boolean): CharacterScore {
  const list = first ? surnames : given;
  return (written, rank) => {
    const place = list.get(written);
    if (place === undefined) return rank / 2;
    const ahead = ORDER_OF_NAMES * (1 - place / list.size);
    if (!first) return rank / 2 + GIVEN_NAME + ahead;
    return rank / 2 + (place < COMMON_SURNAMES ? COMMON_SURNAME : SURNAME) + ahead;
  };
}

/** The characters of every syllable the letters may begin with. */
function charactersFor(
  letters: string,
  dictionary: Dictionary,
  score: CharacterScore = (_written, rank) => rank,
): Scored[] {
  return firstSyllables(letters, dictionary).flatMap(({ syllable, letters: taken, cost, slip }) =>
    (dictionary.characters.get(syllable) ?? []).map(({ written, rank }) => ({
      written,
      letters: taken,
      score: score(written, rank) - cost,
      slip,
    })),
  );
}

/** Of two readings as the same thing the exact one is meant, whatever it leaves of the letters. */
function isBetter(one: Scored, known: Scored): boolean {
  return one.slip === known.slip ? one.score > known.score : known.slip;
}

/** Best score first, each thing once; exact hits fill the first page. Equal scores stay in their order. */
function inOrder(found: readonly Scored[]): Scored[] {
  const best = new Map<string, Scored>();
  for (const one of found) {
    const known = best.get(one.written);
    if (known === undefined || isBetter(one, known)) best.set(one.written, one);
  }
  const sorted = [...best.values()].toSorted((one, other) => other.score - one.score);
  const exact = new Set(sorted.filter(({ slip }) => !slip).slice(0, EXACT_FIRST));
  return [...exact, ...sorted.filter((one) => !exact.has(one))];
}

/** Two syllables as a name: the likeliest character for the first, with the likeliest two for the second. */
function composedNames(letters: string, dictionary: Dictionary, first: boolean): Scored[] {
  const [head] = firstSyllables(letters, dictionary);
  const rest = letters.slice(head?.letters ?? letters.length);
  const [tail] = rest === '' ? [] : firstSyllables(rest, dictionary);
  if (head === undefined || tail?.letters !== rest.length) return [];
  const best = (typed: string, taken: number, isFirst: boolean): Scored[] => {
    const characters = charactersFor(typed, dictionary, nameScore(dictionary, isFirst));
    return inOrder(characters.filter((one) => one.letters === taken && !one.slip));
  };
  const [one] = best(letters, head.letters, first);
  if (one === undefined) return [];
  return best(rest, rest.length, false)
    .slice(0, MOST_COMPOSED)
    .map(({ written }) => ({
      written: `${one.written}${written}`,
      letters: letters.length,
      score: COMPOSED_SCORE,
      slip: false,
    }));
}

function wordsInContext(letters: string, dictionary: Dictionary, { context, before }: Field): Scored[] {
  const words = wordsFor(letters, dictionary.words, dictionary);
  if (context === 'name') {
    const surname = (written: string) => (before === '' && dictionary.surnames.has(written) ? SURNAME : 0);
    return words
      .filter(({ longer, written }) => !longer || surname(written) > 0)
      .map((word) => ({ ...word, score: word.score + surname(word.written) }));
  }
  const local = wordsFor(letters, dictionary.places, dictionary);
  const bonus = context === 'place' ? LOCAL_NAME : 0;
  return [...words, ...local.map((word) => ({ ...word, score: word.score + bonus }))];
}

/**
 * What the letters may stand for, likeliest first: words for all of them, words for the first few syllables, then every
 * character of the first syllable. Nothing where no syllable begins with the letters.
 * @param letters a–z, ü as v, without apostrophes or tones
 */
export function candidatesFor(letters: string, dictionary: Dictionary, field: Field): Candidate[] {
  if (letters === '') return [];
  const { context, before } = field;
  const asName = context === 'name' ? nameScore(dictionary, before === '') : undefined;
  const characters = charactersFor(letters, dictionary, asName);
  const words = wordsInContext(letters, dictionary, field);
  const whole = words.filter((word) => word.letters === letters.length);
  if (dictionary.readings.get(letters)?.[0]?.cost === 0) {
    const exact = characters.filter((one) => one.letters === letters.length && !one.slip);
    const others =
      context === 'name' ? whole.filter(({ written }) => dictionary.surnames.has(written)) : whole;
    return candidates([...inOrder(exact).slice(0, EXACT_FIRST), ...inOrder([...characters, ...others])]);
  }
  if (context === 'name') whole.push(...composedNames(letters, dictionary, before === ''));
  const shorter = words.filter(
    (word) => word.letters < letters.length && Array.from(word.written).length > 1,
  );
  const longestFirst = inOrder(shorter).toSorted((one, other) => other.letters - one.letters);
  return candidates([
    ...inOrder(whole).slice(0, MOST_WORDS[context]),
    ...longestFirst.slice(0, MOST_SHORTER_WORDS[context]),
    ...inOrder(characters),
  ]);
}

/** Each thing once, where it first comes. */
function candidates(ordered: readonly Scored[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { written, letters } of ordered) {
    if (!found.has(written)) found.set(written, { written, letters });
  }
  return [...found.values()];
}
