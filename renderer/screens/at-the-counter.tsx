import { words } from '../copy/words.ts';
import { pointBlocks, subheadingBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** A service that the counter does: said plainly, with what to bring and someone to call. */
export function AtTheCounterScreen({ screen }: ScreenProps<'at-the-counter'>) {
  const { client, metrics, callStaff } = useScene();
  return (
    <Frame
      heading={words.counter.heading}
      blocks={[
        subheadingBlock(metrics, 'entry', screen.entryName),
        ...pointBlocks(metrics, words.counter.lines),
      ]}
      actions={[
        { label: words.common.callStaff, onPress: callStaff, kind: 'quiet' },
        { label: words.counter.others, onPress: () => client.goHome(), kind: 'main' },
      ]}
    />
  );
}
