import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { type Action, Frame } from '../parts/frame.tsx';
import { LayCardPicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

/** Lay the card here: shown, not only said; the picture follows the side where this machine's reader is. */
export function IdentifyScreen({ screen }: ScreenProps<'identify'>) {
  const { client, status } = useScene();
  const side = status.site.readerSide;
  const noCard: Action = { label: words.identify.noCard, onPress: () => client.sayNoCard(), kind: 'quiet' };
  const phase = {
    'waiting-for-card': { heading: words.identify.waiting, lead: words.identify[side] },
    reading: { heading: words.identify.reading, lead: words.identify.readingLead },
  }[screen.phase];
  return (
    <Frame
      heading={phase.heading}
      lead={phase.lead}
      notice={
        screen.failure === undefined
          ? undefined
          : { text: failureWords[screen.failure].resident, tone: 'trouble' }
      }
      picture={<LayCardPicture side={side} moving={screen.phase === 'waiting-for-card'} />}
      least={160}
      actions={screen.phase === 'waiting-for-card' ? [noCard] : []}
    />
  );
}
