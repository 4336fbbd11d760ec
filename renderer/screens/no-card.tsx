import { words } from '../copy/words.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';

/** 没带证？ what can be done without the card. */
export function NoCardScreen() {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={words.noCard.heading}
      blocks={pointBlocks(metrics, words.noCard.lines)}
      actions={[
        { label: words.noCard.leave, onPress: () => client.goHome(), kind: 'quiet' },
        { label: words.noCard.haveCard, onPress: () => client.goBack(), kind: 'main' },
      ]}
    />
  );
}
