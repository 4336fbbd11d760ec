import type { AttendantId } from '../contract/attendant.ts';
import type { VisitId } from '../contract/ids.ts';
import type { PinOutcome } from '../core/events.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { AttendantLocks, PinFailures } from '../core/ports/store.ts';
import { lockedUntil, oneMoreFailure } from './pin-lock.ts';
import { hashOf, sameHash } from './staff-hash.ts';
import type { StaffList } from './staff-list.ts';

export interface PinCheckParts {
  readonly staff: StaffList;
  readonly locks: AttendantLocks;
  readonly clock: Clock;
}

/** One PIN, sent in by one attendant in one visit. */
interface Tried {
  readonly visit: VisitId;
  readonly attendant: AttendantId;
  readonly pin: string;
}

/**
 * Whether a PIN is right. The try is counted and on the disk before the PIN is looked at: a power cut gives none for free. A full
 * disk lets nobody in.
 */
export async function judgePin({ staff, locks, clock }: PinCheckParts, tried: Tried): Promise<PinOutcome> {
  const { attendant, pin } = tried;
  const found = staff.byId(attendant);
  if (!found.ok) return { pin: 'not-checked', failure: found.failure };
  const at = clock.now();
  const before = locks.find(attendant);
  const until = lockedUntil(before, at);
  if (until !== undefined) return { pin: 'not-checked', failure: 'attendant-locked-out', lockedUntil: until };
  const after = oneMoreFailure(before, at);
  const counted = locks.keep(attendant, after, []);
  if (!counted.ok) return { pin: 'not-checked', failure: counted.failure };
  const { hash, ...parameters } = found.entry.pin;
  if (sameHash(await hashOf(pin, parameters), hash)) {
    const forgotten = locks.forget(attendant);
    return forgotten.ok ? { pin: 'right' } : { pin: 'not-checked', failure: forgotten.failure };
  }
  const said = locks.keep(attendant, after, wrongPinEntries(tried, before, after, at));
  if (!said.ok) return { pin: 'not-checked', failure: said.failure };
  const lock = lockedUntil(after, clock.now());
  return lock === undefined
    ? { pin: 'wrong', failure: 'attendant-pin-wrong' }
    : { pin: 'wrong', failure: 'attendant-locked-out', lockedUntil: lock };
}

function wrongPinEntries(
  { visit, attendant }: Tried,
  before: PinFailures,
  after: PinFailures,
  at: number,
): JournalEntry[] {
  const wrong: JournalEntry = {
    at,
    event: 'attendant-pin-wrong',
    visit,
    detail: { attendant, count: before.failures + 1 },
  };
  if (after.failures !== 0) return [wrong];
  const detail = { attendant, count: after.lockouts };
  return [wrong, { at, event: 'attendant-locked-out', visit, detail }];
}
