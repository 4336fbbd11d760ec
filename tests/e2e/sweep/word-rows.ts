import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SweptPage } from './measure-page.ts';
import { most, type PageRow, short } from './row.ts';

const LONGEST_SENTENCE = 20;
const MOST_INSTRUCTION = 60;
const SENTENCE_END = /[。？！；]/u;
const HAN = /\p{Script=Han}/gu;

/** Names of services are shown exactly as the places write them, however long. */
const levels = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../resources/sites/levels.json'), 'utf8'),
) as readonly { readonly entries: readonly { readonly name: string }[] }[];
const officialNames: ReadonlySet<string> = new Set(
  levels.flatMap(({ entries }) => entries.map(({ name }) => name)),
);

/** Every sentence a page tells or asks, without its mark. Names, labels and values are not instructions. */
export function sentencesOf({ texts }: Pick<SweptPage, 'texts'>): readonly string[] {
  return texts
    .filter(({ role, words }) => role === 'sentence' && !officialNames.has(words))
    .flatMap(({ words }) => words.split(SENTENCE_END))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const hanCount = (text: string): number => text.match(HAN)?.length ?? 0;

/** Row 30 as the glass shows it; the lint over every string is a test of its own. */
export const wordRows: readonly PageRow[] = [
  {
    row: 30,
    criterion: 'plain words on the glass',
    target: `≤ ${LONGEST_SENTENCE} characters a sentence, ≤ ${MOST_INSTRUCTION} of instruction a page`,
    measured: (counts) => `most ${short(most(counts))} of instruction`,
    look: (page) => {
      const sentences = sentencesOf(page);
      const instruction = sentences.reduce((sum, sentence) => sum + hanCount(sentence), 0);
      const long = sentences.filter((sentence) => Array.from(sentence).length > LONGEST_SENTENCE);
      return {
        figures: [instruction],
        faults: [
          ...(instruction > MOST_INSTRUCTION ? [`${instruction} characters of instruction`] : []),
          ...long.map((sentence) => `too long: ${sentence}`),
        ],
      };
    },
  },
];
