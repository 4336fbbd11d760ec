import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLedger } from '../../../../electron/store/ledger.ts';
import type { StoreDatabase } from '../../../../electron/store/open-database.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { aCase } from './people.ts';
import { aDatabase } from './support.ts';

const line = (n: number): string => JSON.stringify({ at: n, event: 'help-called', visit: `visit-${n}` });

function filled(database: StoreDatabase, lines = 20) {
  const writer = createWriter(database);
  const ledger = createLedger(database, writer);
  writer.write(() => {
    for (let n = 1; n <= lines; n += 1) {
      if (n % 5 === 0) ledger.addCase(aCase(n), n % 10 === 0 ? undefined : line(n));
      else ledger.addEntry(line(n));
    }
  });
  return { writer, ledger };
}

/** Somebody with the key and a tool: the triggers are gone, the change is made, and then undone. */
function tampered(database: StoreDatabase, change: () => void, look: () => void): void {
  database.exec('SAVEPOINT untouched');
  database.exec('DROP TRIGGER ledger_is_never_changed; DROP TRIGGER ledger_is_never_deleted');
  try {
    change();
    look();
  } finally {
    database.exec('ROLLBACK TO untouched; RELEASE untouched');
  }
}

describe('the ledger', () => {
  it('numbers its lines without a gap and chains the entries among them', () => {
    const { ledger } = filled(aDatabase());
    expect(ledger.verify()).toEqual({ intact: true, entries: 18 });
    expect(ledger.head()).toMatch(/^[0-9a-f]{8}$/);
  });

  it('is intact when empty, and its head says so', () => {
    const database = aDatabase();
    const ledger = createLedger(database, createWriter(database));
    expect(ledger.verify()).toEqual({ intact: true, entries: 0 });
    expect(ledger.head()).toBe('00000000');
  });

  it('gives a head that depends on every entry before it', () => {
    const heads = new Set<string>();
    const database = aDatabase();
    const { writer, ledger } = filled(database, 0);
    for (let n = 1; n <= 30; n += 1) {
      writer.write(() => ledger.addEntry(line(1)));
      heads.add(ledger.head());
    }
    expect(heads.size).toBe(30);
    expect(createLedger(database, writer).head()).toBe(ledger.head());
  });

  it('goes on from what is on the disk after a transaction came to nothing', () => {
    const database = aDatabase();
    const { writer, ledger } = filled(database);
    const head = ledger.head();
    expect(() =>
      writer.write(() => {
        ledger.addEntry(line(21));
        throw new Error('power');
      }),
    ).toThrow('power');
    expect(ledger.head()).toBe(head);
    writer.write(() => ledger.addEntry(line(22)));
    expect(ledger.verify()).toEqual({ intact: true, entries: 19 });
  });

  it('refuses to change or delete a line, and a second case with the same key', () => {
    const database = aDatabase();
    const { writer, ledger } = filled(database);
    for (const sql of [
      `UPDATE ledger SET entry = 'x'`,
      'UPDATE ledger SET input = NULL',
      'DELETE FROM ledger',
      'DELETE FROM ledger WHERE seq = 20',
    ]) {
      expect(() => database.exec(sql)).toThrow(/append-only/);
    }
    expect(() => writer.write(() => ledger.addCase(aCase(5), undefined))).toThrow(/UNIQUE/);
    expect(ledger.verify()).toEqual({ intact: true, entries: 18 });
  });

  it('refuses a second outcome of a case, and one of no case', () => {
    const { writer, ledger } = filled(aDatabase());
    const end = (ends: number) =>
      writer.write(() => ledger.addEnd({ ends, outcome: 'refused', words: '', at: 1 }, line(1)));
    expect(end(5).ok).toBe(true);
    expect(() => end(5)).toThrow(/UNIQUE/);
    expect(() => end(999)).toThrow(/FOREIGN KEY/);
    expect(ledger.verify()).toEqual({ intact: true, entries: 19 });
  });
});

describe('verify', () => {
  it('finds the line of any changed character of any entry or hash', () => {
    const database = aDatabase();
    const { ledger } = filled(database);
    const chained = database
      .prepare<[], { seq: number; entry: string; hash: string }>(
        'SELECT seq, entry, hash FROM ledger WHERE entry IS NOT NULL',
      )
      .all();
    const write = {
      entry: database.prepare<[string, number]>('UPDATE ledger SET entry = ? WHERE seq = ?'),
      hash: database.prepare<[string, number]>('UPDATE ledger SET hash = ? WHERE seq = ?'),
    };
    const edit = fc.record({
      row: fc.constantFrom(...chained),
      column: fc.constantFrom('entry' as const, 'hash' as const),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 127 }),
    });
    fc.assert(
      fc.property(edit, ({ row, column, at, flip }) => {
        const text = row[column];
        const place = at % text.length;
        // A NUL would end the text for SQLite, whose CHECK then refuses the edit by itself.
        fc.pre(text.charCodeAt(place) !== flip);
        const other = String.fromCharCode(text.charCodeAt(place) ^ flip);
        tampered(
          database,
          () => write[column].run(text.slice(0, place) + other + text.slice(place + 1), row.seq),
          () => expect(ledger.verify()).toEqual({ intact: false, brokenAt: row.seq }),
        );
      }),
      { numRuns: 300 },
    );
    expect(ledger.verify().intact).toBe(true);
  });

  it.each([
    ['a deleted line', 'DELETE FROM ledger WHERE seq = 7', 7],
    ['a deleted case without an entry', 'DELETE FROM ledger WHERE seq = 10', 10],
    ['the first line deleted', 'DELETE FROM ledger WHERE seq = 1', 1],
    [
      'two lines exchanged',
      'UPDATE ledger SET seq = -3 WHERE seq = 3; UPDATE ledger SET seq = 3 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = -3',
      3,
    ],
    ['an entry taken off its line', 'UPDATE ledger SET entry = NULL, hash = NULL WHERE seq = 5', 6],
    ['a line put in', `INSERT INTO ledger (seq, entry, hash) VALUES (0, '{}', '${'0'.repeat(64)}')`, 1],
  ])('finds %s', (_, sql, brokenAt) => {
    const database = aDatabase();
    const { ledger } = filled(database);
    tampered(
      database,
      () => database.exec(sql),
      () => expect(ledger.verify()).toEqual({ intact: false, brokenAt }),
    );
  });
});
