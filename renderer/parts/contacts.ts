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
  /** When the last contact came down. */
  cameAt(): number;
  /** Whether the contact that left last was a finger that meant something. */
  meant(): boolean;
}

/** @param pxPerMm of the panel, so that a palm has its real size */
export function contactsOn(pxPerMm: () => number): Contacts {
  const down = new Map<number, { resting: boolean }>();
  let cameAt = Number.NEGATIVE_INFINITY;
  let meant = true;
  const isPalm = ({ width, height }: Contact): boolean => Math.max(width, height) > PALM_MM * pxPerMm();
  return {
    came: (contact) => {
      down.set(contact.pointerId, { resting: isPalm(contact) });
      cameAt = contact.timeStamp;
    },
    left: (contact) => {
      meant = down.get(contact.pointerId)?.resting !== true && !isPalm(contact);
      down.delete(contact.pointerId);
      if (!meant) return;
      for (const other of down.values()) other.resting = true;
    },
    cameAt: () => cameAt,
    meant: () => meant,
  };
}
