import type { AttendantId, StaffEntry } from '../contract/attendant.ts';
import type { VisitId } from '../contract/ids.ts';
import { dayOf } from '../core/days.ts';
import type { Effect } from '../core/effects.ts';
import type { PinOutcome, ReportEvent } from '../core/events.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore } from '../core/ports/store.ts';
import { lockedUntil, oneMoreFailure } from './pin-lock.ts';
import type { StaffReading } from './staff-file.ts';
import { hashOf, sameHash } from './staff-hash.ts';

export interface StaffDesk {
  /** Looks up whose card a number belongs to. */
  recognise(effect: Extract<Effect, { effect: 'recogniseAttendant' }>): void;
  /** Checks a PIN. One at a time: a second one waits for the first. */
  checkPin(effect: Extract<Effect, { effect: 'checkPin' }>): void;
}

export interface StaffDeskParts {
  /** Reads the staff file anew: who was struck out a minute ago signs in no more. Left out: the site has none. */
  readonly readStaff?: (() => StaffReading) | undefined;
  readonly store: Pick<KioskStore, 'attendantLocks'>;
  readonly clock: Clock;
  readonly report: (event: ReportEvent) => void;
}

type Found =
  | { readonly ok: true; readonly entry: StaffEntry }
  | {
      readonly ok: false;
      readonly failure: 'attendant-not-in-force' | 'attendant-not-known' | 'staff-file-unusable';
    };

/** Who may sign in. Numbers and PINs are hashed here, compared in constant time, and kept nowhere. */
export function createStaffDesk({ readStaff, store, clock, report }: StaffDeskParts): StaffDesk {
  const locks = store.attendantLocks;
  let lastCheck: Promise<void> = Promise.resolve();

  const inForce = (entry: StaffEntry | undefined): Found => {
    if (entry === undefined) return { ok: false, failure: 'attendant-not-known' };
    const today = dayOf(clock.now());
    const { disabled, validFrom, validUntil } = entry;
    const over = validUntil !== undefined && validUntil < today;
    return disabled === true || today < validFrom || over
      ? { ok: false, failure: 'attendant-not-in-force' }
      : { ok: true, entry };
  };
  const byCard = async (number: string): Promise<Found> => {
    const reading = readStaff?.();
    if (reading?.ok !== true) return { ok: false, failure: 'staff-file-unusable' };
    const card = await hashOf(number, reading.staff.cards);
    // Every entry is compared, so that the time tells nothing of who is in the file.
    const matching = reading.staff.attendants.filter((entry) => sameHash(entry.card, card));
    return inForce(matching[0]);
  };
  const byId = (attendant: AttendantId): Found => {
    const reading = readStaff?.();
    if (reading?.ok !== true) return { ok: false, failure: 'staff-file-unusable' };
    return inForce(reading.staff.attendants.find(({ id }) => id === attendant));
  };

  const recognise = async (visit: VisitId, number: string): Promise<void> => {
    const found = await byCard(number);
    if (!found.ok) return report({ event: 'attendantNotRecognised', visit, failure: found.failure });
    const { id, name, roles } = found.entry;
    const until = lockedUntil(locks.find(id), clock.now());
    report({
      event: 'attendantRecognised',
      visit,
      attendant: { id, name, roles },
      ...(until === undefined ? {} : { lockedUntil: until }),
    });
  };

  /** The try is counted and on the disk before the PIN is looked at: a power cut gives none for free. */
  const judge = async (visit: VisitId, attendant: AttendantId, pin: string): Promise<PinOutcome> => {
    const found = byId(attendant);
    if (!found.ok) return { pin: 'not-checked', failure: found.failure };
    const now = clock.now();
    const before = locks.find(attendant);
    const until = lockedUntil(before, now);
    if (until !== undefined)
      return { pin: 'not-checked', failure: 'attendant-locked-out', lockedUntil: until };
    const after = oneMoreFailure(before, now);
    const counted = locks.keep(attendant, after, []);
    if (!counted.ok) return { pin: 'not-checked', failure: counted.failure };
    const { hash, ...parameters } = found.entry.pin;
    if (sameHash(await hashOf(pin, parameters), hash)) {
      const forgotten = locks.forget(attendant);
      return forgotten.ok ? { pin: 'right' } : { pin: 'not-checked', failure: forgotten.failure };
    }
    const said = locks.keep(attendant, after, wrongPinEntries(visit, attendant, before, after, now));
    if (!said.ok) return { pin: 'not-checked', failure: said.failure };
    const lock = lockedUntil(after, clock.now());
    return lock === undefined
      ? { pin: 'wrong', failure: 'attendant-pin-wrong' }
      : { pin: 'wrong', failure: 'attendant-locked-out', lockedUntil: lock };
  };

  const check = async ({ visit, attendant, pin }: Parameters<StaffDesk['checkPin']>[0]): Promise<void> =>
    report({ event: 'pinChecked', visit, attendant, outcome: await judge(visit, attendant, pin) });
  return {
    recognise: ({ visit, number }) => void recognise(visit, number),
    checkPin: (effect) => {
      lastCheck = lastCheck.then(() => check(effect));
    },
  };
}

function wrongPinEntries(
  visit: VisitId,
  attendant: AttendantId,
  before: { readonly failures: number },
  after: { readonly lockouts: number; readonly failures: number },
  at: number,
): JournalEntry[] {
  const wrong: JournalEntry = {
    at,
    event: 'attendant-pin-wrong',
    visit,
    detail: { attendant, count: before.failures + 1 },
  };
  if (after.failures !== 0) return [wrong];
  const locked: JournalEntry = {
    at,
    event: 'attendant-locked-out',
    visit,
    detail: { attendant, count: after.lockouts },
  };
  return [wrong, locked];
}
