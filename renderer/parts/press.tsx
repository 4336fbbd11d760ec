import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { kinds } from './press.css.ts';
import { type PressedBy, type Spot, usePressGuard } from './press-guard.ts';

export type PressKind = keyof typeof kinds;

interface PressProps {
  readonly kind: PressKind;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** Spoken instead of the children where those are not enough. */
  readonly label?: string;
  readonly pressed?: boolean;
  /** The target stays and answers in words, but has nothing to do now. */
  readonly off?: boolean;
  /** Meant to be pressed several times in a row, like a digit or the next page: no press is taken for a double tap. */
  readonly repeats?: boolean;
}

/** React Aria's words for keys of a keyboard, and for presses that a program makes, such as those of the keypad. */
const BY_KEY: ReadonlySet<string> = new Set(['keyboard', 'virtual']);
const pressedBy = (pointerType: string): PressedBy => (BY_KEY.has(pointerType) ? 'key' : 'contact');

/**
 * Everything that can be touched. Acts on release and not when the finger has slid off: that is React Aria's press.
 * The second half of a shaky double tap does nothing. A target is never dead: one with nothing to do (`off`) still
 * answers in words.
 */
export function Press({ kind, onPress, children, label, pressed, off, repeats = false }: PressProps) {
  const guard = usePressGuard();
  const button = useRef({});
  /** Where the present press began, if it is meant. */
  const meant = useRef<Spot>(undefined);
  const begin = (spot: Omit<Spot, 'button'>): void => {
    const whole = { ...spot, button: button.current };
    meant.current = repeats || guard.isMeant(whole) ? whole : undefined;
  };
  const act = (): void => {
    if (meant.current === undefined || !guard.wasFinger(meant.current)) return;
    guard.took(meant.current);
    onPress();
  };
  return (
    <Button
      className={kinds[kind]}
      data-kind={kind}
      onPressStart={({ target, x, y, pointerType }) => {
        const box = target.getBoundingClientRect();
        begin({ x: box.x + x, y: box.y + y, at: guard.beganAt(pressedBy(pointerType)) });
      }}
      onPress={act}
      preventFocusOnPress
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(off === true ? { 'data-off': 'true' } : {})}
    >
      {children}
    </Button>
  );
}
