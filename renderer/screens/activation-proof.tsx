import { activationWords as say } from '../copy/activation.ts';
import { chinaDay, chinaMinute } from '../copy/days.ts';
import { failureWords } from '../copy/failures.ts';
import { dayInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { paragraphBlock, rowBlock } from '../parts/blocks.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { ShowCodePicture } from '../parts/pictures.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf } from './screen-of.ts';

interface PageProps {
  readonly screen: ScreenOf<'activation'>;
}

/** The new code before the scanner: what proves that it works. */
export function ShowPage({ screen }: PageProps) {
  const { client } = useScene();
  const { step, reads, forRelative, failure } = screen;
  if (reads === 'none') return <ShowToStaff />;
  const stuck: Action = {
    label: say.steps.stuck,
    onPress: () => client.chooseActivation(step, 'stuck'),
    kind: 'quiet',
  };
  const read: Action = { label: say.show.read, onPress: () => client.showVoucher(), kind: 'main' };
  return (
    <Frame
      heading={say.show.heading}
      lead={forRelative ? say.show.relative : say.show.lead}
      notice={failure === undefined ? undefined : { text: failureWords[failure].resident, tone: 'trouble' }}
      picture={<ShowCodePicture moving pointing />}
      least={160}
      actions={reads === 'own-scanner' ? [stuck, read] : [stuck]}
    />
  );
}

/** A terminal that decodes no codes proves nothing: an attendant looks at the telephone. */
function ShowToStaff() {
  const { client } = useScene();
  return (
    <Frame
      heading={say.show.heading}
      lead={say.show.staffLead}
      picture={<ShowCodePicture moving={false} pointing />}
      least={160}
      actions={[{ label: words.common.done, onPress: () => client.finish(), kind: 'main' }]}
    />
  );
}

/** Being decoded, or the face looked at. */
export function CheckingPage({ screen }: PageProps) {
  if (screen.looking === 'face')
    return <Frame heading={say.checking.face} lead={say.checking.faceLead} actions={[]} />;
  return (
    <Frame
      heading={say.checking.heading}
      lead={say.checking.lead}
      picture={<ShowCodePicture moving={false} pointing={false} />}
      least={160}
      actions={[]}
    />
  );
}

/** Day and minute, as papers have them. */
const momentInWords = (at: number): string => `${dayInWords(chinaDay(at))} ${chinaMinute(at)}`;

/** 已激活, with the time at which the code was decoded. */
export function ActivatedPage({ screen }: PageProps) {
  const { client, metrics } = useScene();
  const { activatedAt, forRelative, uninsured } = screen;
  const width = columnWidth(metrics);
  return (
    <Frame
      heading={forRelative ? say.activated.family : say.activated.heading}
      blocks={[
        ...(activatedAt === undefined
          ? []
          : [rowBlock(metrics, 'when', say.activated.when, momentInWords(activatedAt), width)]),
        ...(uninsured === true ? [paragraphBlock(metrics, 'uninsured', say.activated.uninsured)] : []),
      ]}
      actions={[{ label: words.common.carryOn, onPress: () => client.proceed(), kind: 'main' }]}
    />
  );
}
