import { describe, expect, it } from 'vitest';
import { attendantId } from '../../../../electron/contract/attendant.ts';
import { createAttendantLocks } from '../../../../electron/store/attendant-locks.ts';
import { createJournal } from '../../../../electron/store/journal.ts';
import { createLedger } from '../../../../electron/store/ledger.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { anEntry } from './people.ts';
import { aDatabase } from './support.ts';

const WANG = attendantId('wang-1');
const LI = attendantId('li-2');
const NONE = { failures: 0, lockouts: 0, lockedUntil: 0 };

function someLocks() {
  const database = aDatabase();
  const writer = createWriter(database);
  const journal = createJournal(database, writer, createLedger(database, writer));
  return { database, journal, locks: createAttendantLocks(database, writer, journal) };
}

describe('wrong PINs', () => {
  it('are none for somebody who never typed one', () => {
    expect(someLocks().locks.find(WANG)).toEqual(NONE);
  });

  it('are kept by attendant, the newest count only', () => {
    const { locks } = someLocks();
    locks.keep(WANG, { failures: 1, lockouts: 0, lockedUntil: 0 }, []);
    locks.keep(LI, { failures: 4, lockouts: 0, lockedUntil: 0 }, []);
    locks.keep(WANG, { failures: 0, lockouts: 2, lockedUntil: 1_800_000_000_000 }, []);
    expect(locks.find(WANG)).toEqual({ failures: 0, lockouts: 2, lockedUntil: 1_800_000_000_000 });
    expect(locks.find(LI)).toEqual({ failures: 4, lockouts: 0, lockedUntil: 0 });
  });

  it('survive a new statement on the same database, as a restart has it', () => {
    const { database, journal, locks } = someLocks();
    locks.keep(WANG, { failures: 3, lockouts: 1, lockedUntil: 7 }, []);
    const again = createAttendantLocks(database, createWriter(database), journal);
    expect(again.find(WANG)).toEqual({ failures: 3, lockouts: 1, lockedUntil: 7 });
  });

  it('are forgotten after a right one, those of the others not', () => {
    const { locks } = someLocks();
    for (const who of [WANG, LI]) locks.keep(who, { failures: 2, lockouts: 1, lockedUntil: 0 }, []);
    expect(locks.forget(WANG)).toEqual({ ok: true, value: undefined });
    expect(locks.find(WANG)).toEqual(NONE);
    expect(locks.find(LI)).toMatchObject({ failures: 2 });
  });

  it('are written together with their journal entry, or not at all', () => {
    const { locks, journal } = someLocks();
    locks.keep(WANG, { failures: 1, lockouts: 0, lockedUntil: 0 }, [anEntry(1)]);
    expect(journal.verify()).toEqual({ intact: true, entries: 1 });
    const refused = { ...anEntry(2), event: 'no-such-event' as never };
    expect(() => locks.keep(WANG, { failures: 2, lockouts: 0, lockedUntil: 0 }, [refused])).toThrow(
      /refused/,
    );
    expect(locks.find(WANG)).toMatchObject({ failures: 1 });
    expect(journal.verify()).toEqual({ intact: true, entries: 1 });
  });
});
