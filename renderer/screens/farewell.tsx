import { words } from '../copy/words.ts';
import { paragraphBlock } from '../parts/blocks.tsx';
import { Frame } from '../parts/frame.tsx';
import { TakeCardPicture, TakeSlipPicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** Nothing of the resident's stays behind: card, slip, data. */
export function FarewellScreen({ screen }: ScreenProps<'farewell'>) {
  const { metrics, client } = useScene();
  const lines = [
    ...(screen.takeCard ? [words.farewell.takeCard] : []),
    ...(screen.takeSlip ? [words.farewell.takeSlip] : []),
    words.farewell.nothing,
  ];
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
