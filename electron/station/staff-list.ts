import type { AttendantId, StaffEntry } from '../contract/attendant.ts';
import { dayOf } from '../core/days.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { StaffReading } from './staff-file.ts';
import { hashOf, sameHash } from './staff-hash.ts';

/** An attendant who may sign in today, or why not. */
export type Found =
  | { readonly ok: true; readonly entry: StaffEntry }
  | {
      readonly ok: false;
      readonly failure: 'attendant-not-in-force' | 'attendant-not-known' | 'staff-file-unusable';
    };

export interface StaffList {
  byCard(number: string): Promise<Found>;
  byId(attendant: AttendantId): Found;
}

/**
 * Who may sign in.
 * @param readStaff reads the staff file anew: who was struck out a minute ago signs in no more
 */
export function createStaffList(readStaff: (() => StaffReading) | undefined, clock: Clock): StaffList {
  const inForce = (entry: StaffEntry | undefined): Found => {
    if (entry === undefined) return { ok: false, failure: 'attendant-not-known' };
    const today = dayOf(clock.now());
    const { disabled, validFrom, validUntil } = entry;
    const over = validUntil !== undefined && validUntil < today;
    return disabled === true || today < validFrom || over
      ? { ok: false, failure: 'attendant-not-in-force' }
      : { ok: true, entry };
  };
  return {
    byCard: async (number) => {
      const reading = readStaff?.();
      if (reading?.ok !== true) return { ok: false, failure: 'staff-file-unusable' };
      const card = await hashOf(number, reading.staff.cards);
      // Every entry is compared, so that the time tells nothing of who is in the file.
      const matching = reading.staff.attendants.filter((entry) => sameHash(entry.card, card));
      return inForce(matching[0]);
    },
    byId: (attendant) => {
      const reading = readStaff?.();
      if (reading?.ok !== true) return { ok: false, failure: 'staff-file-unusable' };
      return inForce(reading.staff.attendants.find(({ id }) => id === attendant));
    },
  };
}
