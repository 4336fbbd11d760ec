import type { ReceiptBlock } from '../contract/receipt.ts';
import type { SlipContent } from './effects.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';
import { coreWords, worded } from './words.ts';

/** What a slip says of who operated and who acted for whom. An attendant's name is public in the hall; a relative's is not. */

const { operator: words } = coreWords;

/** 经办人, and where somebody acted for the person: who, what they are to them, and how the person was known. */
export function operatorRows({ assist, card }: SlipContent): ReceiptBlock[] {
  if (assist === undefined) return [];
  const { attendant, mode, agent } = assist;
  const operator: ReceiptBlock = {
    kind: 'row',
    label: words.label,
    value: worded(words.row, { name: attendant.name, mode: words.modes[mode] }),
  };
  if (agent === undefined) return [operator];
  const known: ReceiptBlock[] =
    card.kind === 'stated' ? [{ kind: 'row', label: words.identity, value: words.notShown }] : [];
  if (agent.by === 'attendant')
    return [
      operator,
      { kind: 'row', label: words.agent, value: worded(words.staffAgent, { name: attendant.name }) },
      ...known,
    ];
  return [
    operator,
    { kind: 'row', label: words.agent, value: nameForPaper(agent.card.name) },
    { kind: 'row', label: words.agentIdNumber, value: idNumberForPaper(agent.card.number) },
    { kind: 'row', label: words.relation, value: agent.relation?.words ?? '' },
    ...known,
  ];
}

/** The agent's ink under the authority, or an empty box for the thumb. */
export function agentInk({ assist }: SlipContent): ReceiptBlock[] {
  const signature = assist?.agent?.signature;
  if (signature === undefined) return [];
  return [
    { kind: 'rule' },
    signature.by === 'hand'
      ? { kind: 'ink', strokes: signature.strokes, caption: words.signature }
      : { kind: 'ink', caption: words.thumb },
  ];
}
