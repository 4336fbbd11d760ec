import { groupDigits } from '../copy/figures.ts';
import { PadQuestion } from './pad-question.tsx';
import type { ScreenOf } from './screen-of.ts';

/** A citizen's number: 17 digits, and a digit or X at the end. */
const LENGTH = 18;
const GROUPS = [6, 8, 4];
/** Shown of a number whose field was left, at its head and its end (elderly-ui §1.5). */
const SHOWN = { head: 3, tail: 4 };

/** 18 characters by number pad with X, grouped 6-8-4. */
export function IdNumberQuestion({ screen }: { readonly screen: ScreenOf<'question'> }) {
  return (
    <PadQuestion
      screen={screen}
      most={LENGTH}
      extra="X"
      fits={isBeginningOfNumber}
      echo={(typed) => groupDigits(typed, GROUPS)}
      veil={(typed) => groupDigits(veiled(typed), GROUPS)}
    />
  );
}

/** Whether this can still become a citizen's number: an X stands at the very end. */
export function isBeginningOfNumber(typed: string): boolean {
  return /^\d{0,17}$|^\d{17}[\dX]$/.test(typed);
}

function veiled(typed: string): string {
  const { head, tail } = SHOWN;
  return typed.slice(0, head) + '*'.repeat(LENGTH - head - tail) + typed.slice(-tail);
}
