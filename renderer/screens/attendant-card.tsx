import { attendantWords } from '../copy/attendant.ts';
import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { Frame } from '../parts/frame.tsx';
import { InsertCardPicture, LayCardPicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenProps } from './screen-of.ts';

const say = attendantWords.card;

/** The attendant's card, and nobody else's: the resident's screen waits behind this one. */
export function AttendantCardScreen({ screen }: ScreenProps<'attendant-card'>) {
  const { client, status } = useScene();
  const side = status.site.readerSide;
  const waiting = screen.phase === 'waiting-for-card';
  const idCard = screen.ways.includes('id-card');
  const lead = screen.cardInTheWay
    ? say.inTheWay
    : idCard
      ? words.identify[side]
      : words.identify.socialCardLead;
  return (
    <Frame
      heading={waiting ? (idCard ? say.heading : say.socialCard) : words.identify.reading}
      lead={waiting ? lead : words.identify.readingLead}
      notice={
        screen.failure === undefined
          ? undefined
          : { text: failureWords[screen.failure].resident, tone: 'trouble' }
      }
      picture={
        idCard ? <LayCardPicture side={side} moving={waiting} /> : <InsertCardPicture moving={waiting} />
      }
      least={160}
      actions={waiting ? [{ label: say.leave, onPress: () => client.goBack(), kind: 'quiet' }] : []}
    />
  );
}
