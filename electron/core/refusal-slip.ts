import type { ReceiptBlock } from '../contract/receipt.ts';
import { NOTHING_ATTACHED, papersGiven } from './attached.ts';
import type { SlipContent } from './effects.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';
import { coreWords, worded } from './words.ts';

const { refusal: words, paper } = coreWords;

/** 材料退还单: which matter, whose, why it was not taken, and every paper that is the resident's own again. */
export function refusalOnPaper(content: SlipContent): ReceiptBlock[] {
  const { entryName, card, result } = content;
  return [
    { kind: 'rule' },
    { kind: 'row', label: words.matter, value: entryName },
    { kind: 'row', label: paper.name, value: nameForPaper(card.name) },
    { kind: 'row', label: paper.idNumber, value: idNumberForPaper(card.number) },
    { kind: 'row', label: words.standing, value: words.refused, bold: true },
    ...(result?.reason === undefined
      ? []
      : [{ kind: 'row' as const, label: words.reason, value: result.reason }]),
    ...papersBack(content),
    { kind: 'rule' },
    { kind: 'text', text: words.next },
  ];
}

/** Nothing where the matter asked for no papers. A promise to bring one later is over with the case. */
function papersBack({ service, answers, attached }: SlipContent): ReceiptBlock[] {
  const given = papersGiven(service, answers, attached ?? NOTHING_ATTACHED).filter(
    ({ way }) => way === 'photographed' || way === 'counter',
  );
  if (given.length === 0) return [];
  const rows = given.map(({ paper: { label }, pages }): ReceiptBlock => {
    const value = pages.length > 0 ? worded(words.original, { count: pages.length }) : words.laid;
    return { kind: 'row', label, value };
  });
  const photographed = given.some(({ pages }) => pages.length > 0);
  return [
    { kind: 'rule' },
    { kind: 'text', text: words.papers, bold: true },
    ...rows,
    ...(photographed ? [{ kind: 'text' as const, text: words.gone }] : []),
  ];
}
