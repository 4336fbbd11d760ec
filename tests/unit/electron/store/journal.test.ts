import { describe, expect, it } from 'vitest';
import { visitId } from '../../../../electron/contract/ids.ts';
import type { JournalEvent } from '../../../../electron/core/journal-events.ts';
import { createJournal } from '../../../../electron/store/journal.ts';
import { createLedger } from '../../../../electron/store/ledger.ts';
import type { StoreDatabase } from '../../../../electron/store/open-database.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { aCase, anEntry, NAME, NOW } from './people.ts';
import { aDatabase } from './support.ts';

function aJournal(database: StoreDatabase = aDatabase()) {
  const writer = createWriter(database);
  const ledger = createLedger(database, writer);
  return { database, writer, ledger, journal: createJournal(database, writer, ledger) };
}

const entriesIn = (database: StoreDatabase): unknown[] =>
  database
    .prepare<[], string>('SELECT entry FROM ledger WHERE entry IS NOT NULL ORDER BY seq')
    .pluck()
    .all()
    .map((text) => JSON.parse(text));

describe('append', () => {
  it('keeps entries in order, as they were given', () => {
    const { database, journal } = aJournal();
    const entries = [anEntry(1), anEntry(2), { at: NOW, event: 'help-called' as const }];
    expect(journal.append(entries)).toEqual({ ok: true, value: undefined });
    expect(journal.append([])).toEqual({ ok: true, value: undefined });
    expect(entriesIn(database)).toEqual(entries);
    expect(journal.verify()).toEqual({ intact: true, entries: 3 });
  });

  it('keeps all or none: a refused entry takes the others with it', () => {
    const { database, journal } = aJournal();
    journal.append([anEntry(1)]);
    const head = journal.head();
    const bad = { at: NOW, event: 'visit-began' as const, visit: visitId(NAME) };
    expect(() => journal.append([anEntry(2), bad])).toThrow(TypeError);
    expect(() => journal.append([bad])).toThrow(TypeError);
    expect(journal.head()).toBe(head);
    expect(entriesIn(database)).toEqual([anEntry(1)]);
    journal.append([anEntry(3)]);
    expect(journal.verify()).toEqual({ intact: true, entries: 2 });
  });
});

describe('recordWith', () => {
  it.each([0, 1, 2, 5])('lays a case and its %i entries down together', (count) => {
    const { database, ledger, journal } = aJournal();
    const entries = Array.from({ length: count }, (_, n) => anEntry(n));
    const done = journal.recordWith(entries, (first) => ledger.addCase(aCase(1), first));
    expect(done).toEqual({ ok: true, value: 1 });
    expect(entriesIn(database)).toEqual(entries);
    const lines = database.prepare<[], number>('SELECT count(*) FROM ledger').pluck().get();
    expect(lines).toBe(Math.max(1, count));
    expect(journal.verify()).toEqual({ intact: true, entries: count });
  });

  it('keeps no case whose entry is refused', () => {
    const { database, ledger, journal } = aJournal();
    const bad = { at: NOW, event: 'visit-began' as const, visit: visitId(NAME) };
    for (const entries of [[bad], [anEntry(1), bad], [bad, anEntry(1)]]) {
      expect(() => journal.recordWith(entries, (first) => ledger.addCase(aCase(1), first))).toThrow(
        TypeError,
      );
    }
    expect(database.prepare('SELECT 1 FROM ledger').get()).toBeUndefined();
    expect(journal.head()).toBe('00000000');
  });

  it('keeps no entry whose case is refused', () => {
    const { database, ledger, journal } = aJournal();
    const addCase = (first: string | undefined): number => ledger.addCase(aCase(1), first);
    journal.recordWith([], addCase);
    expect(() => journal.recordWith([anEntry(1)], addCase)).toThrow(/UNIQUE/);
    expect(() => journal.recordWith([anEntry(1), anEntry(2)], addCase)).toThrow(/UNIQUE/);
    expect(entriesIn(database)).toEqual([]);
    journal.append([anEntry(3)]);
    expect(journal.verify()).toEqual({ intact: true, entries: 1 });
  });
});

describe('lastShutdownWasProper', () => {
  it.each<[JournalEvent[], boolean]>([
    [[], true],
    [['help-called'], true],
    [['station-started'], false],
    [['station-started', 'help-called', 'visit-began'], false],
    [['station-started', 'station-stopped'], true],
    [['station-started', 'station-stopped', 'failure'], true],
    [['station-started', 'station-started', 'station-stopped'], true],
    [['station-started', 'station-stopped', 'station-started'], false],
  ])('after %j is %s', (events, proper) => {
    const { journal, ledger, writer } = aJournal();
    journal.append(events.map((event, n) => ({ at: n, event })));
    writer.write(() => ledger.addCase(aCase(1), undefined));
    expect(journal.lastShutdownWasProper()).toBe(proper);
  });
});

describe('a paper', () => {
  const queued = (receiptNumber: string, at: number) => ({
    at,
    event: 'slip-queued' as const,
    detail: { receiptNumber, count: 0 },
  });

  it('is known by its number at its place in the chain, and nowhere else', () => {
    const { journal } = aJournal();
    journal.append([anEntry(1)]);
    const head = journal.head();
    journal.append([queued('R-1', NOW + 5), anEntry(2)]);
    const later = journal.head();
    journal.append([queued('R-2', NOW + 9)]);
    expect(journal.paperMadeAt('R-1', head)).toBe(NOW + 5);
    expect(journal.paperMadeAt('R-2', later)).toBe(NOW + 9);
    expect(journal.paperMadeAt('R-2', head)).toBeUndefined();
    expect(journal.paperMadeAt('R-3', head)).toBeUndefined();
    expect(journal.paperMadeAt('R-1', '00000000')).toBeUndefined();
  });

  it('is not known by a head that no other kind of entry follows as a paper', () => {
    const { journal } = aJournal();
    journal.append([anEntry(1)]);
    const head = journal.head();
    journal.append([anEntry(2), queued('R-1', NOW)]);
    expect(journal.paperMadeAt('R-1', head)).toBeUndefined();
  });
});
