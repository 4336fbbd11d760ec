import type { ActivationPage } from '../../electron/contract/voucher.ts';
import { activationWords as say } from '../copy/activation.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf } from './screen-of.ts';

interface ObstacleProps {
  readonly screen: ScreenOf<'activation'>;
  readonly words: { readonly heading: string; readonly lines: readonly string[]; readonly other: string };
  /** Where the other way leads. */
  readonly instead: ActivationPage;
}

/** What to do where the telephone leads no further; the slip hands the matter to the attendant. */
export function ObstaclePage({ screen, words, instead }: ObstacleProps) {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={words.heading}
      fewPages
      blocks={pointBlocks(metrics, words.lines)}
      actions={[
        {
          label: words.other,
          onPress: () => client.chooseActivation(screen.step, instead),
          kind: 'quiet',
        },
        { label: say.refer, onPress: () => client.proceed(), kind: 'main' },
      ]}
    />
  );
}
