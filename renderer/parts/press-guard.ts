import { createContext, type RefObject, useContext, useEffect, useLayoutEffect, useState } from 'react';
import { type Contacts, contactsOn } from './contacts.ts';

/** A new face has to be seen before it can be meant: the second half of a slow double tap lands within this time. */
export const SETTLING_MS = 300;
/** Two taps of a shaky finger are at most so far apart in time (elderly-ui §10.2) … */
export const REPEAT_MS = 500;
/** … and in place: 15 mm on the reference panel, less than the smallest target. */
export const SAME_PLACE_PX = 60;

/** Where and when a press began. */
export interface Spot {
  /** What tells this button from every other. */
  readonly button: object;
  /** Px of the window. */
  readonly x: number;
  readonly y: number;
  /** When the finger came down, by the guard's clock, ms: a busy page hears of it later. */
  readonly at: number;
}

/** Tells a press that is meant from the second half of a shaky double tap. It never delays a press. */
export interface PressGuard {
  /** What the resident has before them now; with another face, what was pressed on the one before is forgotten. */
  faceIs(face: string): void;
  /** Whether a press that begins now is meant. */
  isMeant(spot: Spot): boolean;
  /** A press has done its work. */
  took(spot: Spot): void;
  /** When the press that begins now began: a finger came down, a key is pressed just now. */
  beganAt(by: PressedBy): number;
  /** Whether the press that began there was a finger's, and not that of a palm beside one. */
  wasFinger(spot: Spot): boolean;
}

/** What presses: something on the glass, or a key. */
export type PressedBy = 'contact' | 'key';

/** What the guard goes by. */
export interface GuardSenses {
  /** A clock that never jumps, ms; the same one that contacts are timed by. */
  readonly now: () => number;
  /** Told whenever presses are refused from now on, and for how many ms: all on a new face, some after a press. */
  readonly refusing: (ms: number, which: 'all' | 'some') => void;
  readonly contacts: Contacts;
}

/**
 * A press is not meant while the face is new, nor shortly after one on the same button or at the same place; any other
 * press in between shows a finger that is under way.
 */
export function pressGuard({ now, refusing, contacts }: GuardSenses): PressGuard {
  let shown: string | undefined;
  let settledAt = Number.POSITIVE_INFINITY;
  let last: { readonly spot: Spot; readonly at: number } | undefined;
  return {
    faceIs: (face) => {
      if (face === shown) return;
      shown = face;
      settledAt = now() + SETTLING_MS;
      last = undefined;
      refusing(SETTLING_MS, 'all');
    },
    isMeant: (spot) => {
      if (spot.at < settledAt) return false;
      if (last === undefined || spot.at - last.at >= REPEAT_MS) return true;
      const apart = Math.hypot(spot.x - last.spot.x, spot.y - last.spot.y);
      return spot.button !== last.spot.button && apart > SAME_PLACE_PX;
    },
    took: (spot) => {
      last = { spot, at: now() };
      refusing(REPEAT_MS, 'some');
    },
    beganAt: (by) => (by === 'contact' ? contacts.cameAt() : now()),
    wasFinger: ({ at }) => contacts.meant(at),
  };
}

/** The guard of the page that a button stands on. */
export const PressGuardContext = createContext<PressGuard | undefined>(undefined);

/** The guard of the page that a button stands on. */
export function usePressGuard(): PressGuard {
  const guard = useContext(PressGuardContext);
  if (guard === undefined) throw new Error('A button was drawn outside its page');
  return guard;
}

/**
 * The guard of a page; its root carries `data-settled="true"` once its face is not new any more, and `data-ready="true"`
 * while every press is taken. `data-presses` counts those that were.
 */
export function useGuardOf(root: RefObject<HTMLElement | null>, pxPerMm: number): PressGuard {
  const [contacts] = useState(() => contactsOn(pxPerMm));
  useLayoutEffect(() => contacts.scaleIs(pxPerMm), [contacts, pxPerMm]);
  useContacts(contacts);
  const [guard] = useState(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let presses = 0;
    // Written past React: the screen need not be drawn again for it.
    const say = (what: 'ready' | 'settled' | 'presses', so: boolean | number) =>
      root.current?.setAttribute(`data-${what}`, String(so));
    const refusing: GuardSenses['refusing'] = (ms, which) => {
      clearTimeout(timer);
      say('ready', false);
      if (which === 'all') say('settled', false);
      else say('presses', (presses += 1));
      timer = setTimeout(() => {
        say('ready', true);
        say('settled', true);
      }, ms);
    };
    return pressGuard({ now: () => performance.now(), refusing, contacts });
  });
  return guard;
}

/** Follows everything on the glass, before any button hears of it. */
function useContacts(contacts: Contacts): void {
  useEffect(() => {
    const listening = new AbortController();
    const how = { capture: true, passive: true, signal: listening.signal };
    const came = (event: PointerEvent): void => contacts.came(event);
    addEventListener('pointerdown', came, how);
    const left = (event: PointerEvent): void => contacts.left(event);
    addEventListener('pointerup', left, how);
    addEventListener('pointercancel', left, how);
    return () => listening.abort();
  }, [contacts]);
}

/**
 * Tells the guard what stands before the resident, before it can be touched.
 * @param face any name that changes with it
 */
export function useFace(face: string): void {
  const guard = usePressGuard();
  useLayoutEffect(() => guard.faceIs(face), [guard, face]);
}
