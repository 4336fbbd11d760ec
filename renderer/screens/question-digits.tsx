import { groupDigits } from '../copy/figures.ts';
import { PadQuestion } from './pad-question.tsx';
import type { ScreenOf } from './screen-of.ts';

interface DigitsQuestionProps {
  readonly screen: ScreenOf<'question'>;
  readonly groups: readonly number[];
}

/** Digits by number pad, echoed large in groups. */
export function DigitsQuestion({ screen, groups }: DigitsQuestionProps) {
  const most = groups.reduce((sum, size) => sum + size, 0);
  return <PadQuestion screen={screen} most={most} echo={(digits) => groupDigits(digits, groups)} />;
}
