import type { ReceiptBlock } from '../contract/receipt.ts';
import type { ActivationOutcome } from './activation.ts';
import { minuteOf } from './days.ts';
import { coreWords } from './words.ts';

const { activation: words } = coreWords;

/** The slip's lines: the proof with its time, or why the attendant goes on from here. No code is ever on paper. */
export function activationOnPaper(outcome: ActivationOutcome | undefined): ReceiptBlock[] {
  if (outcome === undefined) return [];
  if (outcome.came === 'referred')
    return [
      { kind: 'rule' },
      { kind: 'row', label: words.voucher, value: words.referred, bold: true },
      { kind: 'row', label: words.reason, value: words.reasons[outcome.why] },
    ];
  return [
    { kind: 'rule' },
    { kind: 'row', label: words.voucher, value: words[outcome.came], bold: true },
    { kind: 'row', label: words.since, value: minuteOf(outcome.at) },
  ];
}

/** What comes next for somebody handed to the attendant; for all others the service says it. */
export function nextAfter(outcome: ActivationOutcome | undefined): readonly string[] | undefined {
  return outcome?.came === 'referred' ? words.next : undefined;
}
