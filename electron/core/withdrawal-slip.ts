import type { ReceiptBlock } from '../contract/receipt.ts';
import type { WithdrawalOutcome } from './cases-state.ts';
import { dayInWords, dayOf } from './days.ts';
import type { SlipContent } from './effects.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';
import { coreWords, worded } from './words.ts';

const { withdrawal: words, paper } = coreWords;

/** What a slip says of how far a withdrawal is; one that was refused, or is still being sent, has no slip of its own. */
const STANDING: Record<Exclude<WithdrawalOutcome, 'refused'>, string> = {
  'taken-out': words.takenOut,
  withdrawn: words.withdrawn,
  sending: words.toUpload,
  'to-upload': words.toUpload,
};

/** 撤回单: which matter, whose, and how far its taking back is. */
export function withdrawalOnPaper({ entryName, card, withdrawal }: SlipContent): ReceiptBlock[] {
  if (withdrawal === undefined || withdrawal.outcome === 'refused') return [];
  return [
    { kind: 'rule' },
    { kind: 'row', label: words.matter, value: entryName },
    { kind: 'row', label: paper.name, value: nameForPaper(card.name) },
    { kind: 'row', label: paper.idNumber, value: idNumberForPaper(card.number) },
    { kind: 'row', label: words.standing, value: STANDING[withdrawal.outcome], bold: true },
    { kind: 'text', text: words.again },
    { kind: 'text', text: worded(words.asked, { day: dayInWords(dayOf(withdrawal.at)) }) },
  ];
}
