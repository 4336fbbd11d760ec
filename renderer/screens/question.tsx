import { words } from '../copy/words.ts';
import { type Action, type FrameProps } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { ChoiceQuestion } from './question-choice.tsx';
import { CityQuestion } from './question-city.tsx';
import { DayQuestion } from './question-day.tsx';
import { DigitsQuestion } from './question-digits.tsx';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** One question of a journey; the form decides how it is answered, the station whether the answer may stand. */
export function QuestionScreen({ screen }: ScreenProps<'question'>) {
  const { form } = screen;
  switch (form.form) {
    case 'choice':
      return <ChoiceQuestion screen={screen} options={form.options} />;
    case 'city':
      return <CityQuestion screen={screen} />;
    case 'day':
      return <DayQuestion screen={screen} />;
    case 'digits':
      return <DigitsQuestion screen={screen} groups={form.groups} />;
  }
}

/** What the four kinds of question share: heading, why, complaint, 不清楚 and 继续. */
export type QuestionFrame = Pick<FrameProps, 'heading' | 'lead' | 'leadLast' | 'notice' | 'actions'>;

/**
 * The common part of a question's frame.
 * @param complaint the kiosk's own sentence about an unfinished answer; it goes before the station's
 * @param onCarryOn 继续
 * @param besides another quiet action, e.g. 换个省份
 */
export function useQuestionFrame(
  screen: ScreenOf<'question'>,
  complaint: string | undefined,
  onCarryOn: () => void,
  besides?: Action,
): QuestionFrame {
  const { showLeaf } = useScene();
  const { unsure } = screen;
  const said = complaint ?? screen.complaint;
  const quiet: Action | undefined =
    besides ??
    (unsure === undefined
      ? undefined
      : {
          label: words.question.unsureLabel,
          onPress: () => showLeaf({ kind: 'words', heading: words.question.unsure, lines: [unsure] }),
          kind: 'quiet',
        });
  return {
    heading: screen.question,
    // One thing at a time: what is wrong goes before why we ask.
    lead: said === undefined ? screen.why : undefined,
    leadLast: true,
    notice: said === undefined ? undefined : { text: said, tone: 'trouble' },
    actions: [
      ...(quiet === undefined ? [] : [quiet]),
      { label: words.common.carryOn, onPress: onCarryOn, kind: 'main' },
    ],
  };
}
