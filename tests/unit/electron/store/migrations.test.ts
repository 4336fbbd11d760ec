import { hash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Migration, migrate, readMigrations } from '../../../../electron/store/migrations.ts';
import { openDatabase, type StoreDatabase } from '../../../../electron/store/open-database.ts';
import { aCase, ID_NUMBER, migrations, migrationsFolder, NOW } from './people.ts';
import { aFolder, aKey, openStore, withDatabase } from './support.ts';

const newest = migrations.length;
const versionOf = (database: StoreDatabase): unknown => database.pragma('user_version', { simple: true });
const HASH = 'a'.repeat(64);

/** Rows as a release of that version would have left them, by the table's first version. */
const rowsSince: Readonly<Record<number, (database: StoreDatabase) => void>> = {
  1: (database) => {
    let head = '0'.repeat(64);
    const chained = (entry: string): readonly [string, string] => {
      head = hash('sha256', head + entry, 'hex');
      return [entry, head];
    };
    database
      .prepare('INSERT INTO ledger (seq, entry, hash) VALUES (1, ?, ?)')
      .run(...chained('{"at":1,"event":"station-started"}'));
    const made = database.prepare(`INSERT INTO ledger
      (seq, entry, hash, key, message_id, interface, visit, service, receipt_number, input, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    for (let n = 1; n <= 5; n += 1) {
      const { key, messageId, interface: name, visit, service, receiptNumber, input, madeAt } = aCase(n);
      const line = chained(`{"at":${n},"event":"filing-accepted"}`);
      made.run(n + 1, ...line, key, messageId, name, visit, service, receiptNumber, input, madeAt);
    }
    database
      .prepare(`INSERT INTO ledger (seq, ends, outcome, words, ended_at) VALUES (7, 3, 'refused', 'no', 9)`)
      .run();
  },
  2: (database) => {
    database.prepare(`INSERT INTO insured_cache VALUES (x'00', '{}', 1)`).run();
  },
  3: (database) => {
    database
      .prepare(
        `INSERT INTO print_job (id, visit, receipt_number, duplicate, digest, state)
         VALUES ('slip', 'visit-1', 'R-1', 0, '${HASH}', 'sent')`,
      )
      .run();
  },
  4: (database) => {
    database.prepare(`INSERT INTO counter VALUES ('receipt', '20261122', 41)`).run();
  },
};

function leftByVersion(version: number, folder: string, key: Uint8Array): void {
  withDatabase(folder, key, (database) => {
    if (version > 0) {
      expect(migrate(database, migrations.slice(0, version), NOW)).toMatchObject({ ok: true });
    }
    expect(versionOf(database)).toBe(version);
    for (const [since, fill] of Object.entries(rowsSince)) if (Number(since) <= version) fill(database);
  });
}

describe('the shipped migrations', () => {
  it.each(migrations.map(({ number, name }) => [number - 1, name]))(
    'bring version %i, with rows in it, to the newest (next: %s)',
    (version) => {
      const folder = aFolder();
      const key = aKey();
      leftByVersion(version, folder, key);
      const store = openStore(folder, key);
      const kept = store.outbox.pending(10).map((row) => row.key);
      expect(kept).toEqual(version >= 1 ? ['key-1', 'key-3', 'key-4', 'key-5'] : []);
      expect(store.journal.verify()).toEqual({ intact: true, entries: version >= 1 ? 6 : 0 });
      expect(store.printJobs.unfinished().map((job) => job.id)).toEqual(version >= 3 ? ['slip'] : []);
      expect(store.nextNumber('receipt', '20261122')).toEqual({ ok: true, value: version >= 4 ? 42 : 1 });
      expect(store.outbox.enqueue(aCase(9), [])).toMatchObject({ ok: true });
      expect(store.cache.find(ID_NUMBER)).toBeUndefined();
      store.close();
      withDatabase(folder, key, (database) => {
        expect(versionOf(database)).toBe(newest);
        const applied = database.prepare<[], string>('SELECT name FROM schema_migration').pluck().all();
        expect(applied).toEqual(migrations.map((migration) => migration.name));
      });
    },
  );

  it('give the same schema step by step as at once', () => {
    const schemaOf = (database: StoreDatabase): unknown =>
      database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
    const atOnce = aFolder();
    const key = aKey();
    openStore(atOnce, key).close();
    const stepwise = aFolder();
    for (let version = 1; version <= newest; version += 1) {
      withDatabase(stepwise, key, (database) => migrate(database, migrations.slice(0, version), NOW));
    }
    expect(withDatabase(stepwise, key, schemaOf)).toEqual(withDatabase(atOnce, key, schemaOf));
  });

  it('are not run again', () => {
    const folder = aFolder();
    const key = aKey();
    openStore(folder, key).close();
    withDatabase(folder, key, (database) => {
      expect(migrate(database, migrations, NOW)).toEqual({ ok: true, value: { from: newest, to: newest } });
    });
  });
});

describe('a migration', () => {
  const step = (number: number, sql: string): Migration => ({
    number,
    name: `000${number}-test.sql`,
    sql,
    checksum: sql,
  });
  const opened = () => {
    const folder = aFolder();
    const key = aKey();
    leftByVersion(newest, folder, key);
    const database = openDatabase({ folder, key, now: () => NOW });
    if (!database.ok) throw new Error(database.refusal.code);
    return database;
  };
  const casesIn = (database: StoreDatabase): unknown =>
    database.prepare<[], number>('SELECT count(*) FROM ledger WHERE key IS NOT NULL').pluck().get();

  it.each([
    ['drops the ledger', 'DROP VIEW visit_summary; DROP TABLE ledger'],
    ['deletes an unsent case', `DROP TRIGGER ledger_is_never_deleted; DELETE FROM ledger WHERE seq = 2`],
    [
      'gives an unsent case another key',
      `DROP TRIGGER ledger_is_never_changed; UPDATE ledger SET key = 'x' WHERE seq = 2`,
    ],
    [
      'calls an unsent case sent',
      `INSERT INTO ledger (seq, ends, outcome, words, ended_at) VALUES (99, 2, 'refused', '', 1)`,
    ],
  ])('that %s is refused and changes nothing', (_, sql) => {
    const { database, close } = opened();
    expect(() => migrate(database, [...migrations, step(newest + 1, sql)], NOW)).toThrow(
      /would drop an unsent case/,
    );
    expect(versionOf(database)).toBe(newest);
    expect(casesIn(database)).toBe(5);
    close();
  });

  it('that fails half-way leaves nothing of itself, and keeps the steps before it', () => {
    const { database, close } = opened();
    const more = [
      step(newest + 1, 'CREATE TABLE a (b)'),
      step(newest + 2, 'CREATE TABLE c (d); CREATE TABLE a (b)'),
    ];
    expect(() => migrate(database, [...migrations, ...more], NOW)).toThrow(/already exists/);
    expect(versionOf(database)).toBe(newest + 1);
    expect(database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'c'`).get()).toBeUndefined();
    close();
  });

  it('that was changed after it was applied is a defect', () => {
    const { database, close } = opened();
    const changed = migrations.map((each) => (each.number === 2 ? { ...each, checksum: 'other' } : each));
    expect(() => migrate(database, changed, NOW)).toThrow(/migration 2 was changed/);
    const withMore = [...changed, step(newest + 1, 'CREATE TABLE a (b)')];
    expect(() => migrate(database, withMore, NOW)).toThrow(/migration 2 was changed/);
    expect(versionOf(database)).toBe(newest);
    close();
  });

  it('of a later release is not undone: the older one refuses', () => {
    const { database, close } = opened();
    migrate(database, [...migrations, step(newest + 1, 'CREATE TABLE a (b)')], NOW);
    expect(migrate(database, migrations, NOW)).toEqual({ ok: false, failure: 'store-schema-newer' });
    close();
  });
});

describe('readMigrations', () => {
  it('reads them in order, each with its checksum', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    expect(new Set(migrations.map(({ checksum }) => checksum)).size).toBe(newest);
    for (const { checksum } of migrations) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['0099-gap.sql', '0098-Words.sql', '6-short.sql', 'readme.md', '0005-twice.sql'])(
    'refuses a folder with %s in it',
    (name) => {
      const folder = join(aFolder(), 'migrations');
      mkdirSync(folder);
      cpSync(migrationsFolder, folder, { recursive: true });
      writeFileSync(join(folder, name), 'SELECT 1');
      expect(() => readMigrations(folder)).toThrow(/does not follow/);
    },
  );
});
