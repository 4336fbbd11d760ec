import type { AttendantLocks, PinFailures } from '../core/ports/store.ts';
import type { RecordingJournal } from './journal.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

interface Kept {
  readonly failures: number;
  readonly lockouts: number;
  readonly locked_until: number;
}

/** The wrong PINs of an open database, each written with the journal entry that tells of it. */
export function createAttendantLocks(
  database: StoreDatabase,
  writer: Writer,
  journal: RecordingJournal,
): AttendantLocks {
  const find = database.prepare<[string], Kept>(
    'SELECT failures, lockouts, locked_until FROM attendant_lock WHERE attendant = ?',
  );
  const keep = database.prepare<[string, number, number, number]>(
    `INSERT INTO attendant_lock (attendant, failures, lockouts, locked_until) VALUES (?, ?, ?, ?)
     ON CONFLICT (attendant) DO UPDATE SET failures = excluded.failures,
       lockouts = excluded.lockouts, locked_until = excluded.locked_until`,
  );
  const forget = database.prepare<[string]>('DELETE FROM attendant_lock WHERE attendant = ?');
  return {
    find(attendant): PinFailures {
      const row = find.get(attendant);
      if (row === undefined) return { failures: 0, lockouts: 0, lockedUntil: 0 };
      return { failures: row.failures, lockouts: row.lockouts, lockedUntil: row.locked_until };
    },
    keep: (attendant, { failures, lockouts, lockedUntil }, entries) =>
      writer.write(() => {
        keep.run(attendant, failures, lockouts, lockedUntil);
        journal.record(entries);
      }),
    forget: (attendant) =>
      writer.write(() => {
        forget.run(attendant);
      }),
  };
}
