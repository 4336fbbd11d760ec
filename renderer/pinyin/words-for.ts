import { SLIP } from './accents.ts';
import type { Dictionary } from './dictionary.ts';
import { LONGEST_SYLLABLE } from './first-syllables.ts';
import type { SortedText } from './ranked-text.ts';

/** A word for some or all of the letters. */
export interface WordFound {
  readonly written: string;
  /** How many of the letters it takes. */
  readonly letters: number;
  /** In doublings of frequency, what was wrong or missing taken off. */
  readonly score: number;
  readonly slip: boolean;
  /** It goes on behind the letters. */
  readonly longer: boolean;
}

/** More slips than two in one word, and it is another word. */
const MOST_SLIPS = 2 * SLIP;
/** A syllable that begins with a vowel, without the apostrophe it is written with. */
const VOWEL_COST = 3;
/** A word that goes on behind the letters, and each syllable that it goes on for. */
const LONGER_COST = 4;
const SYLLABLE_MORE_COST = 2;
/** Lines looked through for words that go on; the commonest of so many are good enough. */
const LONGER_LINES = 300;

/** Letters read so far: the sound they stand for, and what that cost. */
interface Reached {
  readonly at: number;
  readonly sound: string;
  readonly cost: number;
  readonly slip: boolean;
}

/** Every way to read the letters from `reached` on as one syllable more. */
function stepsFrom(reached: Reached, letters: string, { readings }: Dictionary): Reached[] {
  const steps: Reached[] = [];
  const { at, sound } = reached;
  const vowel = at > 0 && /[aeo]/.test(letters.charAt(at)) ? VOWEL_COST : 0;
  for (let end = at + 1; end <= Math.min(letters.length, at + LONGEST_SYLLABLE); end += 1) {
    for (const { syllable, cost } of readings.get(letters.slice(at, end)) ?? []) {
      steps.push({
        at: end,
        sound: sound === '' ? syllable : `${sound}'${syllable}`,
        cost: reached.cost + cost + vowel,
        slip: reached.slip || cost >= SLIP,
      });
    }
  }
  return steps.filter(({ cost }) => cost <= MOST_SLIPS + VOWEL_COST);
}

function syllablesIn(sound: string): number {
  return sound.split("'").length;
}

/** The words of one line and of those that go on from it. */
function wordsAt({ at, sound, cost, slip }: Reached, list: SortedText, whole: boolean): WordFound[] {
  const found: WordFound[] = [];
  const [own] = list.startingWith(`${sound}\t`, 1);
  for (const { written, rank } of own?.words ?? []) {
    found.push({ written, letters: at, score: rank - cost, slip, longer: false });
  }
  if (whole) found.push(...wordsBeyond(`${sound}'`, syllablesIn(sound), { at, cost, slip }, list));
  return found;
}

function wordsBeyond(
  prefix: string,
  said: number,
  { at, cost, slip }: Omit<Reached, 'sound'>,
  list: SortedText,
): WordFound[] {
  return list.startingWith(prefix, LONGER_LINES).flatMap(({ sound, words }) => {
    const more = syllablesIn(sound) - said;
    const missing = more === 0 ? 0 : LONGER_COST + more * SYLLABLE_MORE_COST;
    return words.map(({ written, rank }) => ({
      written,
      letters: at,
      score: rank - cost - missing,
      slip,
      longer: more > 0,
    }));
  });
}

/**
 * Every word of a list that the letters may stand for: wholly, with slips, with a last syllable not written out, going on
 * behind them, or for the first syllables only. In no order; a word may come more than once.
 */
export function wordsFor(letters: string, list: SortedText, dictionary: Dictionary): WordFound[] {
  const found: WordFound[] = [];
  /** The word whose last syllable begins with the letters that are left. */
  const unfinished = ({ at, sound, cost, slip }: Reached): WordFound[] => {
    const rest = letters.slice(at);
    // Who has typed a whole syllable hardly means a longer one.
    const more = dictionary.characters.has(rest) ? SLIP : 1;
    const reached = { at: letters.length, cost: cost + more, slip: slip || more === SLIP };
    return wordsBeyond(`${sound}'${rest}`, syllablesIn(sound) + 1, reached, list);
  };
  let open: readonly Reached[] = [{ at: 0, sound: '', cost: 0, slip: false }];
  while (open.length > 0) {
    const next = open.flatMap((reached) => stepsFrom(reached, letters, dictionary));
    const known = next.filter(({ sound }) => list.has(sound));
    for (const reached of open) {
      if (reached.sound === '' || reached.at === letters.length) continue;
      found.push(...unfinished(reached));
    }
    for (const reached of known) found.push(...wordsAt(reached, list, reached.at === letters.length));
    open = known;
  }
  return found;
}
