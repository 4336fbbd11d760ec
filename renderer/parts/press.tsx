import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { kinds } from './press.css.ts';

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
}

/**
 * Everything that can be touched. Acts on release and not when the finger has slid off: that is React Aria's press.
 * A target is never dead: one with nothing to do (`off`) still answers in words.
 */
export function Press({ kind, onPress, children, label, pressed, off }: PressProps) {
  return (
    <Button
      className={kinds[kind]}
      onPress={onPress}
      preventFocusOnPress
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(off === true ? { 'data-off': 'true' } : {})}
    >
      {children}
    </Button>
  );
}
