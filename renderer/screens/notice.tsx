import { words } from '../copy/words.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { useScene } from '../parts/scene.ts';
import { usePlacesSoon } from './places.ts';
import type { ScreenProps } from './screen-of.ts';

/** 一次性告知: everything that is needed, at once. */
export function NoticeScreen({ screen }: ScreenProps<'notice'>) {
  const { client, metrics } = useScene();
  // The first question after these points may ask for a place.
  usePlacesSoon();
  return (
    <Frame
      heading={screen.title}
      fewPages
      blocks={pointBlocks(metrics, screen.items)}
      actions={[{ label: words.common.carryOn, onPress: () => client.proceed(), kind: 'main' }]}
    />
  );
}
