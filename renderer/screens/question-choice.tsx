import { useState } from 'react';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { choiceList } from '../parts/choices.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

interface ChoiceQuestionProps {
  readonly screen: ScreenOf<'question'>;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few, by big buttons; 继续 sends it. */
export function ChoiceQuestion({ screen, options }: ChoiceQuestionProps) {
  const { metrics, client } = useScene();
  const [chosen, choose] = useDraft(screen.step, screen.answer ?? '');
  const [hasty, setHasty] = useState(false);
  const carryOn = () => {
    setHasty(chosen === '');
    if (chosen !== '') client.answerStep(screen.step, chosen);
  };
  const complaint = hasty && chosen === '' ? words.question.chooseFirst : undefined;
  const frame = useQuestionFrame(screen, complaint, carryOn);
  const choices = options.map(({ value, label }) => ({ key: value, label }));
  const list = choiceList(metrics, choices, chosen, choose, columnWidth(metrics));
  return (
    <Frame {...frame} blocks={list.blocks} most={list.most} onOnePage fewPages grows openAt={list.openAt} />
  );
}
