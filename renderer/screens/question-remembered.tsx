import { entryWords } from '../copy/entry.ts';
import { EntryField, entryFieldHeight } from '../parts/entry-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

interface RememberedQuestionProps {
  readonly screen: ScreenOf<'question'>;
  /** The answer in words. */
  readonly shown: string;
  readonly onChange: () => void;
}

/** What was answered before in this visit is confirmed, not asked again. */
export function RememberedQuestion({ screen, shown, onChange }: RememberedQuestionProps) {
  const { metrics, client } = useScene();
  const keep = () => client.answerStep(screen.step, screen.answer ?? '');
  const frame = useQuestionFrame(screen, undefined, keep);
  const field = { metrics, text: shown, isPrivate: screen.private };
  return (
    <Frame
      {...frame}
      lead={entryWords.remembered.lead}
      leadLast={false}
      blocks={[
        {
          key: 'remembered',
          height: (width) => entryFieldHeight(field, width),
          node: <EntryField {...field} />,
          still: true,
        },
      ]}
      actions={[
        { label: entryWords.remembered.change, onPress: onChange, kind: 'quiet' },
        { label: entryWords.remembered.keep, onPress: keep, kind: 'main' },
      ]}
    />
  );
}
