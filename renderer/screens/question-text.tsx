import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { type TextContext, textPad, type WritingWay } from '../parts/text-pad.tsx';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

interface TextQuestionProps {
  readonly screen: ScreenOf<'question'>;
  readonly context: TextContext;
  /** Longest text, characters. */
  readonly most: number;
}

/** Words: by handwriting first, by pinyin second, by staff third. */
export function TextQuestion({ screen, context, most }: TextQuestionProps) {
  const scene = useScene();
  const { metrics, client, status } = scene;
  const [text, setText] = useDraft(screen.step, screen.answer ?? '');
  const [way, setWay] = useDraft(`${screen.step}:way`, 'hand');
  const frame = useQuestionFrame(screen, undefined, () => client.answerStep(screen.step, text));
  // In the wide layout the writing takes the place of everything but the main action; 帮我填 stands among the tools.
  const actions =
    metrics.composition === 'beside' ? frame.actions.filter(({ kind }) => kind === 'main') : frame.actions;
  const pad = textPad({
    metrics,
    hasResident: status.resident !== undefined,
    head: { heading: frame.heading, lead: frame.lead, notice: frame.notice?.text },
    actions,
    text,
    way: way as WritingWay,
    context,
    place: status.site.place,
    complaint: screen.complaint,
    isPrivate: screen.private,
    onCommit: (characters) =>
      setText(
        Array.from(text + characters)
          .slice(0, most)
          .join(''),
      ),
    onErase: () => setText(Array.from(text).slice(0, -1).join('')),
    onWay: setWay,
    onHelp: scene.callStaff,
  });
  return <Frame {...frame} {...pad} actions={actions} />;
}
