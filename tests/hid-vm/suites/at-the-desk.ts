import type { GuestDesk } from '../guest-desk.ts';

/** What every suite of the guest is given. */
export interface AtTheDesk {
  /** The booted guest's desk; only within a test. */
  readonly desk: () => GuestDesk;
  /** Lines for the end of the run. */
  readonly figures: string[];
}

/** A device that went is told within this, guest's time. */
export const LOST_MS = 1000;
/** A device that came back works within this, guest's time. */
export const BACK_MS = 3000;
