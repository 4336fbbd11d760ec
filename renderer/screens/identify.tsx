import { activationWords } from '../copy/activation.ts';
import { attendantWords } from '../copy/attendant.ts';
import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import { type Action, Frame } from '../parts/frame.tsx';
import { InsertCardPicture, LayCardPicture, ShowCodePicture, TwoPictures } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

/** Where to put which card. */
function leadOf({ ways, voucher }: ScreenOf<'identify'>, side: 'left' | 'right' | 'below'): string {
  if (ways.length === 0) return activationWords.show.lead;
  const orVoucher = voucher === undefined ? '' : words.identify.orVoucher;
  if (!ways.includes('id-card')) return words.identify.socialCardLead + orVoucher;
  if (!ways.includes('social-card')) return words.identify[side] + orVoucher;
  return words.identify[side] + (voucher === undefined ? words.identify.orSocialCard : words.identify.orBoth);
}

/** Which card: the resident's own, or where somebody acts for another, whose. */
function headingOf({ ways, whose }: ScreenOf<'identify'>): string {
  if (whose !== undefined) return attendantWords.whose[whose];
  if (ways.length === 0) return activationWords.show.heading;
  return ways.includes('id-card') ? words.identify.waiting : words.identify.socialCard;
}

/** Lay the card here: shown, not only said; the picture follows the side where this machine's reader is. */
export function IdentifyScreen({ screen }: ScreenProps<'identify'>) {
  const { client, status } = useScene();
  const side = status.site.readerSide;
  const { whose } = screen;
  const withoutCard = whose === undefined ? words.identify.noCard : attendantWords.whose.noCard[whose];
  const noCard: Action = { label: withoutCard, onPress: () => client.sayNoCard(), kind: 'quiet' };
  const waiting = screen.phase === 'waiting-for-card';
  const useVoucher: readonly Action[] =
    screen.voucher === 'own-scanner'
      ? [{ label: words.identify.readVoucher, onPress: () => client.showVoucher(), kind: 'quiet' }]
      : [];
  const phase = {
    'waiting-for-card': {
      heading: headingOf(screen),
      lead: leadOf(screen, side),
    },
    reading: { heading: words.identify.reading, lead: words.identify.readingLead },
    'checking-code': { heading: words.identify.checking, lead: words.identify.checkingLead },
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
      picture={<IdentifyPicture screen={screen} side={side} />}
      least={160}
      actions={waiting ? [noCard, ...useVoucher] : []}
    />
  );
}

/** Whether it was a code that came to nothing: the picture then shows the telephone alone. */
const isOfCode = (failure: NonNullable<ScreenOf<'identify'>['failure']>): boolean =>
  failure.startsWith('voucher-') || failure.startsWith('code-') || failure.startsWith('scan-');

/** The card on its reader, and beside it the telephone where that is another way; while one of them is used, that one alone. */
function IdentifyPicture({
  screen,
  side,
}: ScreenProps<'identify'> & { readonly side: 'left' | 'right' | 'below' }) {
  const { metrics } = useScene();
  if (screen.phase === 'checking-code') return <ShowCodePicture moving={false} pointing={false} />;
  const moving = screen.phase === 'waiting-for-card';
  if (screen.ways.length === 0) return <ShowCodePicture moving pointing />;
  const card = screen.ways.includes('id-card') ? (
    <LayCardPicture side={side} moving={moving} />
  ) : (
    <InsertCardPicture moving={moving} />
  );
  if (screen.voucher === undefined || !moving) return card;
  if (screen.failure !== undefined)
    return isOfCode(screen.failure) ? <ShowCodePicture moving pointing /> : card;
  // Three ways in large letters leave no room for two pictures that could be made out.
  if (metrics.composition === 'shelf' && screen.ways.length > 1) return card;
  return (
    <TwoPictures>
      {card}
      <ShowCodePicture moving={false} pointing />
    </TwoPictures>
  );
}
