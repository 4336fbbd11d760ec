import { entryWords } from '../copy/entry.ts';
import { PadQuestion } from './pad-question.tsx';
import type { ScreenOf } from './screen-of.ts';

/** Seven digits of yuan, the point, and 角分. */
const LONGEST = 10;

/** Money by number pad with a point: `1234.5` is 1234 yuan and 5 角. */
export function AmountQuestion({ screen }: { readonly screen: ScreenOf<'question'> }) {
  return (
    <PadQuestion screen={screen} most={LONGEST} extra="." fits={isBeginningOfAmount} echo={amountEcho} />
  );
}

/** Whether this can still become an amount: no point before a digit, one point, two decimals at most. */
export function isBeginningOfAmount(typed: string): boolean {
  return /^$|^(0|[1-9]\d{0,6})(\.\d{0,2})?$/.test(typed);
}

/** `1234.5` as `1,234.5元`; nothing as nothing. */
export function amountEcho(typed: string): string {
  if (typed === '') return '';
  const [yuan = '', decimals] = typed.split('.');
  const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${decimals === undefined ? '' : `.${decimals}`}${entryWords.amount.unit}`;
}
