import { useEffect } from 'react';
import { entryWords } from '../copy/entry.ts';
import { words } from '../copy/words.ts';
import type { Action, FrameProps } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf } from './screen-of.ts';

/** What all kinds of question share: heading, why, complaint, 不清楚 and 继续. */
export type QuestionFrame = Pick<FrameProps, 'heading' | 'lead' | 'leadLast' | 'notice' | 'actions'>;

/**
 * The common part of a question's frame. On a complaint the summary stands on top and takes the focus, and the page's title
 * says first that something is to be changed.
 * @param complaint the kiosk's own sentence about an unfinished answer; it goes before the station's
 * @param onCarryOn 继续
 * @param besides another quiet action, e.g. 换省份
 */
export function useQuestionFrame(
  screen: Pick<ScreenOf<'question'>, 'question' | 'why' | 'complaint' | 'unsure'>,
  complaint: string | undefined,
  onCarryOn: () => void,
  besides?: Action,
): QuestionFrame {
  const { showLeaf } = useScene();
  const { unsure } = screen;
  const said = complaint ?? screen.complaint;
  useTitle(said === undefined ? screen.question : `${entryWords.wrong}：${screen.question}`);
  const quiet: Action | undefined =
    besides ??
    (unsure === undefined
      ? undefined
      : {
          label: words.question.unsureLabel,
          onPress: () =>
            showLeaf({ kind: 'words', heading: words.question.unsure, lines: [unsure, screen.why] }),
          kind: 'quiet',
        });
  return {
    heading: screen.question,
    // One thing at a time: what is wrong goes before why we ask.
    lead: said === undefined ? screen.why : undefined,
    leadLast: true,
    notice: said === undefined ? undefined : { text: said, tone: 'trouble', takesFocus: true },
    actions: [
      ...(quiet === undefined ? [] : [quiet]),
      { label: words.common.carryOn, onPress: onCarryOn, kind: 'main' },
    ],
  };
}

/** The page's title while a question stands; afterwards the page's own again. */
function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
