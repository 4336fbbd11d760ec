import { useState } from 'react';
import { groupDigits } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { Frame } from '../parts/frame.tsx';
import { numberPad } from '../parts/number-pad.tsx';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

interface DigitsQuestionProps {
  readonly screen: ScreenOf<'question'>;
  readonly groups: readonly number[];
}

/** Digits by number pad, echoed large in groups. */
export function DigitsQuestion({ screen, groups }: DigitsQuestionProps) {
  const { metrics, client } = useScene();
  const [digits, setDigits] = useDraft(screen.step, screen.answer ?? '');
  const [hasty, setHasty] = useState(false);
  const most = groups.reduce((sum, size) => sum + size, 0);
  const carryOn = () => {
    setHasty(digits === '');
    if (digits !== '') client.answerStep(screen.step, digits);
  };
  const complaint = hasty && digits === '' ? words.question.digitsMissing : undefined;
  const frame = useQuestionFrame(screen, complaint, carryOn);
  const pad = numberPad({ metrics, digits, most, onDigits: setDigits, echo: groupDigits(digits, groups) });
  return <Frame {...frame} {...pad} />;
}
