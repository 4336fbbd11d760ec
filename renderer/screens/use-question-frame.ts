import { words } from '../copy/words.ts';
import type { Action, FrameProps } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf } from './screen-of.ts';

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
