import { useEffect, useLayoutEffect } from 'react';
import type { NavigationKey } from '../../electron/contract/device-profiles/keypad.ts';
import type { StationClient } from '../client/station-client.ts';

/** Set on the document while the keypad is what somebody uses; the focus is shown then, and not to a finger. */
const IN_USE = 'data-keypad';

/** Everything that can be pressed now, in the order it stands on the page. */
function targets(page: Document): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('button')].filter((button) =>
    button.checkVisibility({ visibilityProperty: true }),
  );
}

/** The target after `from`, or before it, round the end; the first, or the last, where none has the focus. */
export function neighbour<T>(all: readonly T[], from: T | undefined, step: 1 | -1): T | undefined {
  const index = from === undefined ? -1 : all.indexOf(from);
  if (index < 0) return step === 1 ? all[0] : all.at(-1);
  return all[(index + step + all.length) % all.length];
}

function focused(page: Document): HTMLElement | undefined {
  const { activeElement } = page;
  return activeElement instanceof HTMLElement && activeElement !== page.body ? activeElement : undefined;
}

/** What the keypad works besides the page. */
interface KeypadReach {
  readonly goBack: () => void;
  readonly callStaff: () => void;
}

/** Does what a key of the keypad asks: moves the focus, presses what has it, goes back, or calls staff. */
export function obeyKey(key: NavigationKey, page: Document, { goBack, callStaff }: KeypadReach): void {
  page.documentElement.setAttribute(IN_USE, '');
  switch (key) {
    case 'previous':
      return neighbour(targets(page), focused(page), -1)?.focus();
    case 'next':
      return neighbour(targets(page), focused(page), 1)?.focus();
    case 'activate':
      return (focused(page) ?? targets(page)[0])?.click();
    case 'back':
      return goBack();
    case 'help':
      return callStaff();
  }
}

/**
 * Lets the keypad work the page. After each new face the focus stands on its first target, so that it is never lost; a touch
 * puts the focus out of sight again.
 * @param face any name that changes with what stands before the resident
 */
export function useKeypad(client: StationClient, face: string, { goBack, callStaff }: KeypadReach): void {
  useEffect(
    () => client.onKey((key) => obeyKey(key, document, { goBack, callStaff })),
    [client, goBack, callStaff],
  );
  useEffect(() => {
    const touched = (): void => document.documentElement.removeAttribute(IN_USE);
    addEventListener('pointerdown', touched, { capture: true, passive: true });
    return () => removeEventListener('pointerdown', touched, { capture: true });
  }, []);
  useLayoutEffect(() => {
    if (document.documentElement.hasAttribute(IN_USE) && face !== '') targets(document)[0]?.focus();
  }, [face]);
}
