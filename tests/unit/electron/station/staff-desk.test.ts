import { describe, expect, it } from 'vitest';
import { attendantId, type StaffFile } from '../../../../electron/contract/attendant.ts';
import { failed, succeeded } from '../../../../electron/contract/failures.ts';
import { visitId } from '../../../../electron/contract/ids.ts';
import type { ReportEvent } from '../../../../electron/core/events.ts';
import type { JournalEntry } from '../../../../electron/core/journal-events.ts';
import type { AttendantLocks, PinFailures } from '../../../../electron/core/ports/store.ts';
import { createStaffDesk } from '../../../../electron/station/staff-desk.ts';
import { demonstrationAttendant, demonstrationStaff } from '../../../simulators/demonstration/attendant.ts';
import { HandClock } from '../../../support/hand-clock.ts';

const { pin, card } = demonstrationAttendant;
const WANG = attendantId(demonstrationAttendant.id);
const VISIT = visitId('visit-1');
const NONE: PinFailures = { failures: 0, lockouts: 0, lockedUntil: 0 };
const staff = await demonstrationStaff();

/** A store's locks in memory, which may say that the disk is full. */
function keptLocks() {
  const kept = new Map<string, PinFailures>();
  const journal: JournalEntry[] = [];
  let full = false;
  const locks: AttendantLocks = {
    find: (who) => kept.get(who) ?? NONE,
    keep: (who, failures, entries) => {
      if (full) return failed('store-disk-full');
      kept.set(who, failures);
      journal.push(...entries);
      return succeeded(undefined);
    },
    forget: (who) => {
      kept.delete(who);
      return succeeded(undefined);
    },
  };
  return { kept, journal, locks, fill: () => void (full = true) };
}

function aDesk(file: StaffFile | undefined = staff, store = keptLocks()) {
  const clock = new HandClock();
  const reports: ReportEvent[] = [];
  const desk = createStaffDesk({
    readStaff: () => (file === undefined ? { ok: false, problems: [] } : { ok: true, staff: file }),
    store: { attendantLocks: store.locks },
    clock,
    report: (event) => reports.push(event),
  });
  const settled = async (): Promise<ReportEvent | undefined> => {
    await desk.settled();
    return reports.at(-1);
  };
  return {
    clock,
    store,
    reports,
    desk,
    recognise: (number = card.number) => {
      desk.recognise({ effect: 'recogniseAttendant', visit: VISIT, number });
      return settled();
    },
    type: (typed: string) => {
      desk.checkPin({ effect: 'checkPin', visit: VISIT, attendant: WANG, pin: typed });
      return settled();
    },
  };
}

const changed = (change: object): StaffFile => ({
  ...staff,
  attendants: staff.attendants.map((entry) => ({ ...entry, ...change })),
});

describe('recognising a card', () => {
  it('tells whose it is: id, name and roles, nothing else', async () => {
    expect(await aDesk().recognise()).toEqual({
      event: 'attendantRecognised',
      visit: VISIT,
      attendant: { id: WANG, name: '示例工', roles: ['beside', 'on-behalf', 'duty', 'machine'] },
    });
  });

  it.each([
    ['nobody’s', staff, '110105194912310021', 'attendant-not-known'],
    ['of somebody struck out', changed({ disabled: true }), card.number, 'attendant-not-in-force'],
    [
      'of somebody whose time is over',
      changed({ validUntil: '2026-01-02' }),
      card.number,
      'attendant-not-in-force',
    ],
    [
      'of somebody who begins later',
      changed({ validFrom: '2099-01-01' }),
      card.number,
      'attendant-not-in-force',
    ],
  ])('that is %s is told', async (_what, file, number, failure) => {
    expect(await aDesk(file).recognise(number)).toMatchObject({ event: 'attendantNotRecognised', failure });
  });

  it('lets nobody in by a file that cannot be read', async () => {
    const desk = createStaffDesk({
      store: { attendantLocks: keptLocks().locks },
      clock: new HandClock(),
      report: (event) => expect(event).toMatchObject({ failure: 'staff-file-unusable' }),
    });
    desk.recognise({ effect: 'recogniseAttendant', visit: VISIT, number: card.number });
    await desk.settled();
    expect.assertions(1);
  });

  it('tells that the name is locked', async () => {
    const at = aDesk();
    at.store.kept.set(WANG, { failures: 0, lockouts: 1, lockedUntil: at.clock.now() + 1_000 });
    expect(await at.recognise()).toMatchObject({ lockedUntil: at.clock.now() + 1_000 });
  });
});

describe('a PIN', () => {
  it('that is right lets in and clears the count', async () => {
    const at = aDesk();
    await at.type('000000');
    expect(at.store.kept.get(WANG)).toMatchObject({ failures: 1 });
    expect(await at.type(pin)).toEqual({
      event: 'pinChecked',
      visit: VISIT,
      attendant: WANG,
      outcome: { pin: 'right' },
    });
    expect(at.store.kept.has(WANG)).toBe(false);
    expect(at.store.journal.map(({ event }) => event)).toEqual(['attendant-pin-wrong']);
  });

  it('wrong five times locks, also for the right one, until the time is over', async () => {
    const at = aDesk();
    for (const count of [1, 2, 3, 4])
      expect(await at.type('000000'), String(count)).toMatchObject({
        outcome: { failure: 'attendant-pin-wrong' },
      });
    const lockedUntil = at.clock.now() + 15 * 60_000;
    expect(await at.type('000000')).toMatchObject({
      outcome: { pin: 'wrong', failure: 'attendant-locked-out', lockedUntil },
    });
    expect(await at.type(pin)).toMatchObject({
      outcome: { pin: 'not-checked', failure: 'attendant-locked-out', lockedUntil },
    });
    expect(at.store.journal.map(({ event, detail }) => [event, detail?.count])).toEqual([
      ['attendant-pin-wrong', 1],
      ['attendant-pin-wrong', 2],
      ['attendant-pin-wrong', 3],
      ['attendant-pin-wrong', 4],
      ['attendant-pin-wrong', 5],
      ['attendant-locked-out', 1],
    ]);
    at.clock.turn(15 * 60_000);
    expect(await at.type(pin)).toMatchObject({ outcome: { pin: 'right' } });
  });

  it('locks for longer the second time, and a new desk on the same store knows it', async () => {
    const at = aDesk();
    for (let tries = 0; tries < 5; tries += 1) await at.type('000000');
    at.clock.turn(15 * 60_000);
    for (let tries = 0; tries < 5; tries += 1) await at.type('000000');
    const again = aDesk(staff, at.store);
    again.clock.turn(at.clock.now() - again.clock.now());
    expect(await again.type(pin)).toMatchObject({
      outcome: { failure: 'attendant-locked-out', lockedUntil: at.clock.now() + 30 * 60_000 },
    });
  });

  it('is counted before it is looked at, so that cutting the power gives no try for free', async () => {
    const store = keptLocks();
    const written: PinFailures[] = [];
    const keep = store.locks.keep.bind(store.locks);
    const locks: AttendantLocks = {
      ...store.locks,
      keep: (who, failures, entries) => {
        written.push(failures);
        return keep(who, failures, entries);
      },
      forget: (who) => {
        expect(written).toEqual([{ ...NONE, failures: 1 }]);
        return store.locks.forget(who);
      },
    };
    expect(await aDesk(staff, { ...store, locks }).type(pin)).toMatchObject({ outcome: { pin: 'right' } });
    expect(written).toHaveLength(1);
  });

  it('lets nobody in while the disk is full', async () => {
    const at = aDesk();
    at.store.fill();
    expect(await at.type(pin)).toMatchObject({ outcome: { pin: 'not-checked', failure: 'store-disk-full' } });
  });

  it('of somebody struck out in the meantime is not looked at', async () => {
    const at = aDesk(changed({ disabled: true }));
    expect(await at.type(pin)).toMatchObject({ outcome: { failure: 'attendant-not-in-force' } });
    expect(at.store.kept.size).toBe(0);
  });

  it('stands in nothing that is reported, kept or journalled', async () => {
    const at = aDesk();
    await at.type('864209');
    await at.type(pin);
    const text = JSON.stringify([at.reports, [...at.store.kept], at.store.journal]);
    for (const trace of [pin, '864209', card.number]) expect(text).not.toContain(trace);
  });
});
