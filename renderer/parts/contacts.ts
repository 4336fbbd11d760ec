/** A resting palm covers so much glass; a finger with a pen's grip behind it covers less. mm */
const PALM_MM = 24;

/** What of a `PointerEvent` tells one thing on the glass from another. */
export interface Contact {
  readonly pointerId: number;
  /** Extent on the glass, px; 1 where the panel does not tell. */
  readonly width: number;
  readonly height: number;
  /** When it came or went, by the clock of the page's events, ms. */
  readonly timeStamp: number;
}

/**
 * What lies on the glass, and which of it is a finger that means something. A palm is told by its size where the panel
 * reports sizes; where it does not, the first of several contacts to leave is the finger, and what goes on lying there is not.
 */
export interface Contacts {
  came(contact: Contact): void;
  left(contact: Contact): void;
  /** So many px of the window are a millimetre of the panel. */
  scaleIs(pxPerMm: number): void;
  /** When the last contact came down. */
  cameAt(): number;
  /** Whether the contact that came down at this time was a finger that meant something. */
  meant(cameAt: number): boolean;
}

interface Lying {
  readonly cameAt: number;
  readonly resting: boolean;
}

/** @param firstPxPerMm of the panel, until `scaleIs` says otherwise: a palm has its real size */
export function contactsOn(firstPxPerMm: number): Contacts {
  const down = new Map<number, Lying>();
  /** When those came that meant nothing; forgotten with the next lone finger. */
  const unmeant = new Set<number>();
  let cameAt = Number.NEGATIVE_INFINITY;
  let pxPerMm = firstPxPerMm;
  const isPalm = ({ width, height }: Contact): boolean => Math.max(width, height) > PALM_MM * pxPerMm;
  return {
    came: (contact) => {
      if (down.size === 0) unmeant.clear();
      cameAt = contact.timeStamp;
      down.set(contact.pointerId, { cameAt, resting: isPalm(contact) });
    },
    left: (contact) => {
      const lain = down.get(contact.pointerId);
      down.delete(contact.pointerId);
      if (lain === undefined) return;
      if (lain.resting || isPalm(contact)) unmeant.add(lain.cameAt);
      else for (const [id, other] of down) down.set(id, { ...other, resting: true });
    },
    scaleIs: (next) => {
      pxPerMm = next;
    },
    cameAt: () => cameAt,
    meant: (time) => !unmeant.has(time),
  };
}
