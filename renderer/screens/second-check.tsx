import { attendantWords } from '../copy/attendant.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, rowBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

const say = attendantWords.secondCheck;

/** What was entered, for another attendant to look over; where nobody else is there, the case says so. */
export function SecondCheckScreen({ screen }: ScreenProps<'second-check'>) {
  const { client, metrics } = useScene();
  const width = columnWidth(metrics);
  return (
    <Frame
      heading={screen.title}
      blocks={[
        ...screen.answers.map(({ step, label, shown }) => rowBlock(metrics, step, label, shown, width, true)),
        ...screen.lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line)),
      ]}
      actions={[
        { label: say.nobody, onPress: () => client.proceed(), kind: 'quiet' },
        { label: say.check, onPress: () => client.askSecond(), kind: 'main' },
      ]}
    />
  );
}
