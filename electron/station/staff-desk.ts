import type { VisitId } from '../contract/ids.ts';
import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore } from '../core/ports/store.ts';
import { judgePin } from './pin-check.ts';
import { lockedUntil } from './pin-lock.ts';
import type { StaffReading } from './staff-file.ts';
import { createStaffList } from './staff-list.ts';

export interface StaffDesk {
  /** Looks up whose card a number belongs to. */
  recognise(effect: Extract<Effect, { effect: 'recogniseAttendant' }>): void;
  checkPin(effect: Extract<Effect, { effect: 'checkPin' }>): void;
  /** Resolves when nothing is being looked up any more. */
  settled(): Promise<void>;
}

export interface StaffDeskParts {
  /** Left out where the site names no staff file. */
  readonly readStaff?: (() => StaffReading) | undefined;
  readonly store: Pick<KioskStore, 'attendantLocks'>;
  readonly clock: Clock;
  readonly report: (event: ReportEvent) => void;
}

/** Who signs in. Numbers and PINs are hashed here one at a time, compared in constant time, and kept nowhere. */
export function createStaffDesk({ readStaff, store, clock, report }: StaffDeskParts): StaffDesk {
  const locks = store.attendantLocks;
  const staff = createStaffList(readStaff, clock);
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): void => {
    last = last.then(work);
  };

  const recognise = async (visit: VisitId, number: string): Promise<void> => {
    const found = await staff.byCard(number);
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
  return {
    recognise: ({ visit, number }) => inTurn(() => recognise(visit, number)),
    checkPin: ({ visit, attendant, pin }) =>
      inTurn(async () => {
        const outcome = await judgePin({ staff, locks, clock }, { visit, attendant, pin });
        report({ event: 'pinChecked', visit, attendant, outcome });
      }),
    settled: () => last,
  };
}
