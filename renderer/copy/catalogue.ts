import { activationWords } from './zh/activation.ts';
import { attendantWords } from './zh/attendant.ts';
import { entryWords } from './zh/entry.ts';
import { failureWords } from './zh/failures.ts';
import { glossary } from './zh/glossary.ts';
import { handwritingWords } from './zh/handwriting.ts';
import { papersWords } from './zh/papers.ts';
import { pinyinWords } from './zh/pinyin.ts';
import { words } from './zh/screens.ts';
import { helpWords, settingsWords } from './zh/settings.ts';
import { speechWords } from './zh/speech.ts';

/** Every text of the screens, in Chinese; plain data. The screens themselves import only the parts they draw. */
export const catalogue = {
  screens: words,
  settings: settingsWords,
  help: helpWords,
  entry: entryWords,
  papers: papersWords,
  handwriting: handwritingWords,
  pinyin: pinyinWords,
  speech: speechWords,
  attendant: attendantWords,
  activation: activationWords,
  glossary,
  failures: failureWords,
};

/** What a catalogue of another language looks like: the same keys, texts of its own. */
export type Translated<T> = T extends string ? string : { readonly [K in keyof T]: Translated<T[K]> };

function textsIn(part: unknown, path: string): readonly (readonly [key: string, text: string])[] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) =>
    textsIn(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** Every text with its key, the dotted path to it: `screens.bar.back`. Texts may have `{gaps}`. */
export function catalogueStrings(from: object = catalogue): ReadonlyMap<string, string> {
  return new Map(textsIn(from, ''));
}
