import { describe, expect, it } from 'vitest';
import { printJobId, visitId } from '../../../../electron/contract/ids.ts';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { aCase, anEntry, aRecord, aVisit, ID_NUMBER, NAME, NOW, optionsFor } from './people.ts';
import { openPlain } from './plain-driver.ts';
import { aFolder, aKey, allFiles, openStore, withDatabase } from './support.ts';

const slip = (id: string, visit = aVisit) => ({
  id: printJobId(id),
  visit,
  receiptNumber: 'DZ-SL-01-20261122-1',
  duplicate: 0,
  digest: 'ab'.repeat(32),
});

const printRows = (folder: string, key: Uint8Array) =>
  withDatabase(folder, key, (database) =>
    database
      .prepare<[], { id: string; visit_erased: number }>('SELECT id, visit_erased FROM print_job ORDER BY id')
      .all(),
  );

describe('a store that is opened again', () => {
  it('holds everything that was acknowledged before', () => {
    const folder = aFolder();
    const key = aKey();
    const first = openStore(folder, key);
    expect(first.outbox.enqueue(aCase(1), [anEntry(1)])).toMatchObject({ ok: true, value: { id: 1 } });
    expect(first.cache.keep(ID_NUMBER, aRecord, NOW).ok).toBe(true);
    expect(first.nextNumber('receipt', '20261122')).toEqual({ ok: true, value: 1 });
    const head = first.journal.head();
    first.close();

    const second = openStore(folder, key);
    expect(second.outbox.pending(10)).toEqual([{ ...aCase(1), id: 1, attempts: 0 }]);
    expect(second.cache.find(ID_NUMBER)).toEqual({ record: aRecord, keptAt: NOW });
    expect(second.nextNumber('receipt', '20261122')).toEqual({ ok: true, value: 2 });
    expect(second.journal.head()).toBe(head);
    expect(second.journal.verify()).toEqual({ intact: true, entries: 1 });
  });

  it('tells whether the station before it stopped properly', () => {
    const folder = aFolder();
    const key = aKey();
    const properAt = (events: ('station-started' | 'station-stopped' | 'help-called')[]): boolean => {
      const opened = openKioskStore(optionsFor(folder, key));
      if (!opened.ok) throw new Error(opened.refusal.code);
      opened.store.journal.append(events.map((event) => ({ at: NOW, event })));
      const proper = opened.lastShutdownWasProper();
      opened.store.close();
      return proper;
    };
    expect(properAt(['station-started', 'help-called', 'station-stopped'])).toBe(true);
    expect(properAt(['station-started', 'help-called'])).toBe(true);
    expect(properAt(['station-started', 'station-stopped'])).toBe(false);
    expect(properAt([])).toBe(true);
  });
});

describe('a store that refuses', () => {
  it('says so for a schema from a later release and leaves it alone', () => {
    const folder = aFolder();
    const key = aKey();
    openStore(folder, key).close();
    withDatabase(folder, key, (database) => database.pragma('user_version = 99'));
    const before = allFiles(folder);
    const refused = openKioskStore(optionsFor(folder, key));
    expect(refused).toEqual({ ok: false, refusal: { code: 'store-schema-newer' } });
    expect(allFiles(folder)).toEqual(before);
    withDatabase(folder, key, (database) =>
      expect(database.pragma('user_version', { simple: true })).toBe(99),
    );
  });

  it('lets go of the folder when a migration was tampered with', () => {
    const folder = aFolder();
    const key = aKey();
    openStore(folder, key).close();
    const options = optionsFor(folder, key);
    const tampered = options.migrations.map((each) => ({ ...each, checksum: 'other' }));
    expect(() => openKioskStore({ ...options, migrations: tampered })).toThrow(
      /changed after it was applied/,
    );
    expect(openKioskStore(options).ok).toBe(true);
  });
});

describe('eraseVisit', () => {
  it('drops the ended slips, keeps what is still printing, and drops that when it ends', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.printJobs.queue(slip('ended'), []);
    store.printJobs.change(printJobId('ended'), 'printed', []);
    store.printJobs.queue(slip('waiting-for-paper'), []);
    store.printJobs.change(printJobId('waiting-for-paper'), 'interrupted', []);
    store.printJobs.queue(slip('of-another-visit', visitId('visit-2')), []);
    store.eraseVisit(aVisit);
    expect(store.printJobs.unfinished().map((job) => job.id)).toEqual([
      'of-another-visit',
      'waiting-for-paper',
    ]);
    store.printJobs.change(printJobId('waiting-for-paper'), 'printed', []);
    store.printJobs.change(printJobId('of-another-visit'), 'printed', []);
    store.close();
    expect(printRows(folder, key)).toEqual([{ id: 'of-another-visit', visit_erased: 0 }]);
  });

  it('leaves cases, their summary and the journal', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.outbox.enqueue(aCase(1), [anEntry(1)]);
    store.outbox.enqueue(aCase(2), [anEntry(2)]);
    store.eraseVisit(aVisit);
    expect(store.outbox.counts()).toEqual({ pending: 2, oldestAt: NOW + 1 });
    expect(store.journal.verify()).toEqual({ intact: true, entries: 2 });
    store.close();
    const summary = withDatabase(folder, key, (database) =>
      database.prepare('SELECT * FROM visit_summary').all(),
    );
    expect(summary).toEqual([{ visit: aVisit, first_at: NOW + 1, last_at: NOW + 2, cases: 2 }]);
  });

  it('empties the log, so that no erased page stays in it', () => {
    const folder = aFolder();
    const store = openStore(folder, aKey());
    store.printJobs.queue(slip('ended'), []);
    store.printJobs.change(printJobId('ended'), 'printed', []);
    expect(allFiles(folder).get('kiosk.db-wal')?.length).toBeGreaterThan(0);
    store.eraseVisit(aVisit);
    expect(allFiles(folder).get('kiosk.db-wal')?.length).toBe(0);
  });

  it('is made up for at the next start after a power cut', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.printJobs.queue(slip('ended'), []);
    store.printJobs.change(printJobId('ended'), 'printed', []);
    store.printJobs.queue(slip('cut-off'), []);
    store.close();
    const next = openStore(folder, key);
    expect(next.printJobs.unfinished().map((job) => job.id)).toEqual(['cut-off']);
    next.printJobs.change(printJobId('cut-off'), 'unknown', []);
    next.close();
    expect(printRows(folder, key)).toEqual([]);
  });
});

describe('what lies on the disk', () => {
  const seen = (folder: string, text: string): string[] =>
    [...allFiles(folder)].filter(([, bytes]) => bytes.includes(Buffer.from(text))).map(([name]) => name);

  it('shows neither an ID number nor a name, in any file, at any time', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    for (let n = 1; n <= 50; n += 1) store.outbox.enqueue(aCase(n), [anEntry(n)]);
    store.cache.keep(ID_NUMBER, aRecord, NOW);
    store.printJobs.queue(slip('slip'), [anEntry(51)]);
    for (const text of [ID_NUMBER, NAME, 'case.submit', 'CREATE TABLE', 'outbox']) {
      expect(seen(folder, text)).toEqual([]);
    }
    store.close();
    for (const text of [ID_NUMBER, NAME, 'case.submit', 'CREATE TABLE', 'outbox']) {
      expect(seen(folder, text)).toEqual([]);
    }
    const hex = Buffer.from(key).toString('hex');
    expect([...seen(folder, hex), ...seen(folder, Buffer.from(key).toString('latin1'))]).toEqual([]);
  });

  it('is found by the same search when it is there', () => {
    const folder = aFolder();
    const plain = openPlain(`${folder}/plain.db`);
    plain.exec('CREATE TABLE outbox (input TEXT)');
    plain.prepare<[string]>('INSERT INTO outbox VALUES (?)').run(aCase(1).input);
    plain.close();
    for (const text of [ID_NUMBER, NAME]) expect(seen(folder, text)).toEqual(['plain.db']);
  });
});

describe('a second station on the same folder', () => {
  it('is refused while the first one runs, and welcome afterwards', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    expect(openKioskStore(optionsFor(folder, key))).toEqual({
      ok: false,
      refusal: { code: 'store-in-use' },
    });
    expect(store.outbox.enqueue(aCase(1), [])).toMatchObject({ ok: true });
    store.close();
    expect(openKioskStore(optionsFor(folder, aKey()))).toEqual({
      ok: false,
      refusal: { code: 'store-key-wrong' },
    });
    expect(openStore(folder, key).outbox.counts().pending).toBe(1);
  });
});
