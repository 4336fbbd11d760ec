import { glossary as zh } from './zh/glossary.ts';

/** A term of art and the one sentence that says what it means. */
export interface Explained {
  readonly term: string;
  readonly meaning: string;
}

const explained: readonly Explained[] = Object.values(zh);
/** 缴费 is not found in 缴费基数: the longer term is looked for first. */
const terms = explained.map(({ term }) => term).toSorted((one, other) => other.length - one.length);

/** The terms of art in a text, the one that says most of it first; a term inside another one is not told again. */
export function termsIn(text: string): readonly Explained[] {
  const found = new Set<string>();
  let rest = text;
  for (const term of terms) {
    if (rest.includes(term)) found.add(term);
    rest = rest.replaceAll(term, ' ');
  }
  return explained.filter(({ term }) => found.has(term));
}
