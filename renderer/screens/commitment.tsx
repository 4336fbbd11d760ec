import { words } from '../copy/words.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** 告知承诺: 我同意 appears when every line has been on the screen. */
export function CommitmentScreen({ screen }: ScreenProps<'commitment'>) {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={screen.title}
      lead={words.commitment.readAll}
      fewPages
      blocks={pointBlocks(metrics, screen.lines)}
      readAll
      actions={[
        { label: words.commitment.agree, onPress: () => client.agree(screen.service.id), kind: 'main' },
      ]}
    />
  );
}
