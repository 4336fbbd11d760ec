import { useState } from 'react';
import { attendantWords } from '../copy/attendant.ts';
import { failureWords } from '../copy/failures.ts';
import { Frame } from '../parts/frame.tsx';
import { numberPad } from '../parts/number-pad.tsx';
import { useScene } from '../parts/scene.ts';
import type { ScreenOf, ScreenProps } from './screen-of.ts';

const say = attendantWords.pin;
/** Digits of a PIN (`pinSchema` of the contract). */
const PIN_DIGITS = 6;
const MINUTE_MS = 60_000;

/** What is wrong, if anything: the lock with its minutes, or what came of the last try. */
function complaintOf(screen: ScreenOf<'attendant-pin'>, now: number): string | undefined {
  const { failure, lockedUntil } = screen;
  if (lockedUntil !== undefined && lockedUntil > now)
    return say.locked({ minutes: Math.ceil((lockedUntil - now) / MINUTE_MS) });
  return failure === undefined ? undefined : failureWords[failure].resident;
}

/** Six digits that nobody sees: they live in this component alone, no draft keeps them, and a try empties them. */
export function AttendantPinScreen({ screen }: ScreenProps<'attendant-pin'>) {
  return screen.checking ? (
    <Frame heading={say.checking} actions={[]} />
  ) : (
    <PinPad key={screen.tries} screen={screen} />
  );
}

function PinPad({ screen }: ScreenProps<'attendant-pin'>) {
  const { client, metrics, now } = useScene();
  const [pin, setPin] = useState('');
  const [hasty, setHasty] = useState(false);
  const signIn = () => {
    setHasty(pin.length < PIN_DIGITS);
    if (pin.length === PIN_DIGITS) client.enterPin(pin);
  };
  const said = hasty && pin.length < PIN_DIGITS ? say.short : complaintOf(screen, now());
  const pad = numberPad({
    metrics,
    digits: pin,
    most: PIN_DIGITS,
    onDigits: setPin,
    echo: say.hidden.repeat(pin.length),
    isPrivate: true,
  });
  return (
    <Frame
      heading={say.heading({ name: screen.attendantName })}
      // In the largest letters it would stand on a page of its own.
      lead={said === undefined && metrics.textSize <= 90 ? say.lead : undefined}
      leadLast
      notice={said === undefined ? undefined : { text: said, tone: 'trouble' }}
      {...pad}
      actions={[
        { label: attendantWords.card.leave, onPress: () => client.goBack(), kind: 'quiet' },
        { label: say.confirm, onPress: signIn, kind: 'main' },
      ]}
    />
  );
}
