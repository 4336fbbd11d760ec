import type { ReceiptBlock } from '../contract/receipt.ts';
import type { AssistRecord } from './assist-record.ts';
import type { SlipContent } from './effects.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';

/** What a slip says of who operated and who acted for whom. An attendant's name is public in the hall; a relative's is not. */

const MODES: Record<AssistRecord['mode'], string> = { beside: '带人办', 'on-behalf': '代人办' };

/** 经办人, and where somebody acted for the person: who, what they are to them, and how the person was known. */
export function operatorRows({ assist, card }: SlipContent): ReceiptBlock[] {
  if (assist === undefined) return [];
  const { attendant, mode, agent } = assist;
  const operator: ReceiptBlock = {
    kind: 'row',
    label: '经办人',
    value: `${attendant.name}（${MODES[mode]}）`,
  };
  if (agent === undefined) return [operator];
  const known: ReceiptBlock[] =
    card.kind === 'stated' ? [{ kind: 'row', label: '本人证件', value: '没有出示，由代办人说明' }] : [];
  if (agent.by === 'attendant')
    return [operator, { kind: 'row', label: '代办人', value: `${attendant.name}（工作人员）` }, ...known];
  return [
    operator,
    { kind: 'row', label: '代办人', value: nameForPaper(agent.card.name) },
    { kind: 'row', label: '代办人证件', value: idNumberForPaper(agent.card.number) },
    { kind: 'row', label: '和本人的关系', value: agent.relation?.words ?? '' },
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
      ? { kind: 'ink', strokes: signature.strokes, caption: '代办人签字' }
      : { kind: 'ink', caption: '代办人请在框里按指印' },
  ];
}
