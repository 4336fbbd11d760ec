import { termsIn } from '../copy/glossary.ts';
import { words } from '../copy/words.ts';
import { paragraphBlock, pointBlocks, subheadingBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** One term of a name is explained: with two, a page would have more than its sixty characters of instruction. */
const MOST_TERMS = 1;

/** A service that the counter does: said plainly, with what its name means, what to bring and someone to call. */
export function AtTheCounterScreen({ screen }: ScreenProps<'at-the-counter'>) {
  const { client, metrics, callStaff } = useScene();
  return (
    <Frame
      heading={words.counter.heading}
      blocks={[
        subheadingBlock(metrics, 'entry', screen.entryName),
        ...termsIn(screen.entryName)
          .slice(0, MOST_TERMS)
          .map(({ term, meaning }) => paragraphBlock(metrics, term, meaning)),
        ...pointBlocks(metrics, words.counter.lines),
      ]}
      actions={[
        { label: words.common.callStaff, onPress: callStaff, kind: 'quiet' },
        { label: words.counter.others, onPress: () => client.goHome(), kind: 'main' },
      ]}
    />
  );
}
