import { readFileSync } from 'node:fs';
import { type Dictionary, openDictionary } from '../../../../renderer/pinyin/dictionary.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

/** A list of `resources/pinyin/` as it is shipped. */
export function shippedList(name: string): string {
  return readFileSync(projectPath(`resources/pinyin/${name}.txt`), 'utf8');
}

/** The dictionary as a terminal of that place has it. */
export function shippedDictionary(place?: string): Dictionary {
  return openDictionary({
    characters: shippedList('characters'),
    words: shippedList('words'),
    names: shippedList('names'),
    places: place === undefined ? '' : shippedList(`places/${place}`),
  });
}
