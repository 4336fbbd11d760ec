import { SLIP } from './accents.ts';
import type { Dictionary } from './dictionary.ts';

/** Longest that anybody types one syllable: zhuang, shuang. */
export const LONGEST_SYLLABLE = 6;

/** In doublings of frequency, as all costs here. Fewer syllables are likelier; each costs this. */
const SYLLABLE_COST = 3;
/** A syllable that begins with a vowel needs an apostrophe in writing (xi'an), so that xian is mostly one syllable. */
const VOWEL_COST = 6;
/** The last syllable is not written out yet. */
const OPEN_COST = 4;
/** A letter that belongs to no syllable. */
const STRAY_COST = 12;

/** A way to read the first letters as one syllable. */
export interface FirstSyllable {
  readonly syllable: string;
  /** How many letters it takes. */
  readonly letters: number;
  /** Slips in it, and how unlikely it leaves the rest; the likeliest has 0 or little more. */
  readonly cost: number;
  /** Whether the letters had to be taken for others. */
  readonly slip: boolean;
}

/** What the cheapest reading of the letters from each place on costs. */
function restCosts(letters: string, { readings, characters }: Dictionary): number[] {
  const costs = Array.from({ length: letters.length + 1 }, () => 0);
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    let best = STRAY_COST + (costs[at + 1] ?? 0);
    for (let end = at + 1; end <= Math.min(letters.length, at + LONGEST_SYLLABLE); end += 1) {
      const reading = readings.get(letters.slice(at, end))?.[0];
      const vowel = at > 0 && /[aeo]/.test(letters.charAt(at)) ? VOWEL_COST : 0;
      if (reading !== undefined)
        best = Math.min(best, SYLLABLE_COST + vowel + reading.cost + (costs[end] ?? 0));
    }
    if (opensSyllable(letters.slice(at), characters)) best = Math.min(best, SYLLABLE_COST + OPEN_COST);
    costs[at] = best;
  }
  return costs;
}

function opensSyllable(letters: string, characters: Dictionary['characters']): boolean {
  for (const syllable of characters.keys()) if (syllable.startsWith(letters)) return true;
  return false;
}

/** Every way to read the beginning of the letters as one syllable, with slips and not written out, likeliest first. */
export function firstSyllables(letters: string, dictionary: Dictionary): FirstSyllable[] {
  const rest = restCosts(letters, dictionary);
  const found = new Map<string, FirstSyllable>();
  const put = (syllable: string, taken: number, slips: number, after: number): void => {
    const known = found.get(syllable);
    const cost = slips + after - (rest[0] ?? 0);
    const slip = slips >= SLIP;
    // What is spelt out is meant, whatever it leaves of the letters.
    const isBetter = known === undefined || (known.slip === slip ? cost < known.cost : known.slip);
    if (isBetter) found.set(syllable, { syllable, letters: taken, cost, slip });
  };
  for (let end = 1; end <= Math.min(letters.length, LONGEST_SYLLABLE); end += 1) {
    for (const { syllable, cost } of dictionary.readings.get(letters.slice(0, end)) ?? []) {
      put(syllable, end, cost, SYLLABLE_COST + (rest[end] ?? 0));
    }
  }
  // Who has typed a whole syllable hardly means a longer one: yi is not yet ying.
  const unfinished = dictionary.characters.has(letters) ? SLIP : 0;
  for (const syllable of dictionary.characters.keys()) {
    if (syllable.startsWith(letters)) put(syllable, letters.length, unfinished, SYLLABLE_COST + OPEN_COST);
  }
  return [...found.values()].toSorted((one, other) => one.cost - other.cost);
}
