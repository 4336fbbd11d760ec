import { attendantWords } from '../copy/attendant.ts';
import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { type Action, Frame } from '../parts/frame.tsx';
import { InsertCardPicture, LayCardPicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** Where to put which card. */
function leadOf(ways: ScreenOf<'identify'>['ways'], side: 'left' | 'right' | 'below'): string {
  if (!ways.includes('id-card')) return words.identify.socialCardLead;
  return words.identify[side] + (ways.includes('social-card') ? words.identify.orSocialCard : '');
}

/** Which card: the resident's own, or where somebody acts for another, whose. */
function headingOf(idCard: boolean, whose: ScreenOf<'identify'>['whose']): string {
  if (whose !== undefined) return attendantWords.whose[whose];
  return idCard ? words.identify.waiting : words.identify.socialCard;
}

/** Lay the card here: shown, not only said; the picture follows the side where this machine's reader is. */
export function IdentifyScreen({ screen }: ScreenProps<'identify'>) {
  const { client, status } = useScene();
  const side = status.site.readerSide;
  const { whose } = screen;
  const withoutCard = whose === undefined ? words.identify.noCard : attendantWords.whose.noCard[whose];
  const noCard: Action = { label: withoutCard, onPress: () => client.sayNoCard(), kind: 'quiet' };
  const waiting = screen.phase === 'waiting-for-card';
  const idCard = screen.ways.includes('id-card');
  const phase = {
    'waiting-for-card': {
      heading: headingOf(idCard, whose),
      lead: leadOf(screen.ways, side),
    },
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
      picture={
        idCard ? <LayCardPicture side={side} moving={waiting} /> : <InsertCardPicture moving={waiting} />
      }
      least={160}
      actions={waiting ? [noCard] : []}
    />
  );
}
