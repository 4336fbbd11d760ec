import { words } from '../copy/words.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { TakeCardPicture, TakeSlipPicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

function takeWords({ takeCard, takeSlip }: ScreenOf<'farewell'>): string[] {
  if (takeCard && takeSlip) return [words.farewell.takeBoth];
  if (takeCard) return [words.farewell.takeCard];
  return takeSlip ? [words.farewell.takeSlip] : [];
}

/** Nothing of the resident's stays behind: card, slip, data. */
export function FarewellScreen({ screen }: ScreenProps<'farewell'>) {
  const { metrics, client } = useScene();
  const lines = [...takeWords(screen), words.farewell.nothing];
  const picture = screen.takeCard ? <TakeCardPicture /> : screen.takeSlip ? <TakeSlipPicture /> : undefined;
  const portrait = metrics.orientation === 'portrait';
  return (
    <Frame
      heading={words.farewell.heading}
      blocks={lines.map((line, at) => paragraphBlock(metrics, `line-${at}`, line))}
      picture={portrait ? picture : undefined}
      side={portrait || picture === undefined ? undefined : { width: metrics.sideColumn, node: picture }}
      actions={[{ label: words.common.good, onPress: () => client.finish(), kind: 'main' }]}
    />
  );
}
