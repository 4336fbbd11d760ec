import { words } from '../copy/words.ts';
import { pointBlocks } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import { printLabel, slipNotice } from '../parts/slip-words.ts';
import { usePlacesSoon } from './places.ts';
import type { ScreenProps } from './screen-of.ts';

/** 一次性告知: everything that is needed, at once; on paper for whoever goes home for it. */
export function NoticeScreen({ screen }: ScreenProps<'notice'>) {
  const { client, metrics } = useScene();
  // The first question after these points may ask for a place.
  usePlacesSoon();
  const { slip } = screen;
  const label = slip && printLabel(slip);
  const print: Action[] =
    label === undefined ? [] : [{ label, onPress: () => client.printReceipt(), kind: 'quiet' }];
  const guide = rowWithPress(metrics, {
    key: 'guide',
    label: words.guide.heading,
    second: words.guide.about,
    press: words.guide.open,
    onPress: () => client.openGuide(),
  });
  return (
    <Frame
      heading={screen.title}
      notice={slip && slipNotice(slip)}
      fewPages
      blocks={[...pointBlocks(metrics, screen.items), guide]}
      actions={[...print, { label: words.common.carryOn, onPress: () => client.proceed(), kind: 'main' }]}
    />
  );
}
