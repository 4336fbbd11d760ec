/**
 * Tells a scanner that types from a person who does, by the pace (spec printing-scanning §5.5). Nothing of a burst reaches
 * an input field before it is known what it is; what turns out to be typed is given back.
 */

/** A code has at least so many characters … */
export const SHORTEST_CODE = 6;
/** … half of them follow each other within this, ms … */
export const MEDIAN_GAP_MS = 20;
/** … none later than this … */
export const LONGEST_GAP_MS = 50;
/** … and Enter ends it within this. */
export const ENTER_WITHIN_MS = 100;
/** A person's key is held back no longer than this, ms: too short to be felt. */
export const HOLD_MS = 60;
/** The longest payload of any code; a burst that goes on is no code. */
const LONGEST_CODE = 2953;

/** A key as the page heard it. */
export interface KeyHeard {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  /** A clock that never jumps, ms. */
  readonly at: number;
  /** An input method is composing, or a modifier other than shift is held. */
  readonly special: boolean;
}

/** What became of a key, and of what was held back before it. */
export interface Verdict {
  /** The key must not reach the page now. */
  readonly held: boolean;
  /** A whole code. */
  readonly code?: string;
  /** Typed by a person after all: to be given to the field that has the focus, before this key. */
  readonly typed?: string;
}

/** One burst at a time; `press` for every key, `look` when `dueAt` has come. */
export interface WedgeBurst {
  press(key: KeyHeard): Verdict;
  look(now: number): Pick<Verdict, 'typed'>;
  /** When held keys have to be looked at again; undefined while none is held. */
  dueAt(): number | undefined;
}

/** Makes a burst that has heard nothing yet. */
export function createWedgeBurst(): WedgeBurst {
  let held = '';
  let gaps: number[] = [];
  let last = 0;

  const letGo = (): Pick<Verdict, 'typed'> => {
    const typed = held;
    held = '';
    gaps = [];
    return typed === '' ? {} : { typed };
  };
  const fast = (): boolean => isFast(held, gaps);
  const enter = (at: number): Verdict => {
    if (!fast() || at - last > ENTER_WITHIN_MS) return { held: false, ...letGo() };
    const code = held;
    letGo();
    return { held: true, code };
  };
  return {
    press: ({ key, at, special }) => {
      if (special) return { held: false, ...letGo() };
      if (key === 'Enter') return enter(at);
      // Shift itself is a key too, and a scanner presses it before every capital.
      if (key === 'Shift') return { held: false };
      if (key.length > 2 || Array.from(key).length !== 1) return { held: false, ...letGo() };
      const gap = at - last;
      const broken = held !== '' && (gap > LONGEST_GAP_MS || held.length >= LONGEST_CODE);
      const before = broken ? letGo() : {};
      if (held !== '') gaps.push(gap);
      held += key;
      last = at;
      return { held: true, ...before };
    },
    look: (now) => (held !== '' && now - last >= (fast() ? ENTER_WITHIN_MS : HOLD_MS) ? letGo() : {}),
    dueAt: () => (held === '' ? undefined : last + (fast() ? ENTER_WITHIN_MS : HOLD_MS)),
  };
}

function isFast(held: string, gaps: readonly number[]): boolean {
  if (held.length < SHORTEST_CODE) return false;
  const sorted = gaps.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY) <= MEDIAN_GAP_MS;
}
