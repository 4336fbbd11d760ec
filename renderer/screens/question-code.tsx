import { groupDigits } from '../copy/figures.ts';
import { PadQuestion } from './pad-question.tsx';
import type { ScreenOf } from './screen-of.ts';

/** What the keys turn through: digits first, for codes are mostly digits. */
export const CODE_SETS = ['1234567890', 'ABCDEFGHJK', 'LMNPQRTUWX', 'YIOSVZ'];

interface CodeQuestionProps {
  readonly screen: ScreenOf<'question'>;
  readonly groups: readonly number[];
}

/** Digits and capital letters by pad, echoed in groups; the letters of an employer's code (GB 32100) come before the other five. */
export function CodeQuestion({ screen, groups }: CodeQuestionProps) {
  const most = groups.reduce((sum, size) => sum + size, 0);
  return (
    <PadQuestion screen={screen} most={most} sets={CODE_SETS} echo={(typed) => groupDigits(typed, groups)} />
  );
}
