import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import type { StoreDatabase } from './open-database.ts';
import { createWriter } from './writer.ts';

/** A step from one schema version to the next. */
export interface Migration {
  /** The schema version it leads to: 1, 2, 3 … */
  readonly number: number;
  /** File name, `NNNN-words.sql`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the SQL, hex. */
  readonly checksum: string;
}

const FILE_NAME = /^(\d{4})(-[a-z0-9]+)+\.sql$/;

/** Reads `NNNN-words.sql` files, numbered from 0001 without a gap. Anything else in the folder is a defect and throws. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name, index) => {
      if (Number(FILE_NAME.exec(name)?.[1]) !== index + 1) {
        throw new Error(`migration ${name} does not follow number ${index}`);
      }
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number: index + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

function hasTable(database: StoreDatabase, name: string): boolean {
  const found = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name);
  return found !== undefined;
}

/** The idempotency keys of cases without a certain outcome, in a schema of any version. */
function unsentKeys(database: StoreDatabase): readonly string[] {
  if (!hasTable(database, 'ledger')) return [];
  return database
    .prepare<[], string>(
      `SELECT key FROM ledger WHERE key IS NOT NULL
       AND seq NOT IN (SELECT ends FROM ledger WHERE ends IS NOT NULL) ORDER BY key`,
    )
    .pluck()
    .all();
}

function verifyApplied(database: StoreDatabase, migrations: readonly Migration[]): void {
  const applied = database
    .prepare<[], { number: number; checksum: string }>('SELECT number, checksum FROM schema_migration')
    .all();
  for (const { number, checksum } of applied) {
    const known = migrations[number - 1];
    if (known?.checksum !== checksum) throw new Error(`migration ${number} was changed after it was applied`);
  }
}

function apply(database: StoreDatabase, migration: Migration, at: number): void {
  const before = unsentKeys(database);
  database.exec(migration.sql);
  const after = unsentKeys(database);
  if (before.length !== after.length || before.some((key, index) => key !== after[index])) {
    throw new Error(`migration ${migration.name} would drop an unsent case`);
  }
  database
    .prepare('INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
    .run(migration.number, migration.name, migration.checksum, at);
  database.pragma(`user_version = ${migration.number}`);
}

/**
 * Brings a database to the newest schema, one transaction for each step. A step that loses an unsent case, or differs from what
 * was once applied under its number, throws and changes nothing.
 * @param at milliseconds since 1970, kept with each step
 * @returns the schema version before and after; `store-schema-newer` for a database from a later release, `store-disk-full`.
 */
export function migrate(
  database: StoreDatabase,
  migrations: readonly Migration[],
  at: number,
): Outcome<{ readonly from: number; readonly to: number }, StoreFailure> {
  const from = Number(database.pragma('user_version', { simple: true }));
  if (from > migrations.length) return failed('store-schema-newer');
  const writer = createWriter(database);
  if (from === migrations.length) {
    verifyApplied(database, migrations);
    return succeeded({ from, to: from });
  }
  for (const migration of migrations.slice(from)) {
    const done = writer.write(() => {
      database.exec(`CREATE TABLE IF NOT EXISTS schema_migration
        (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`);
      verifyApplied(database, migrations);
      apply(database, migration, at);
    });
    if (!done.ok) return done;
  }
  return succeeded({ from, to: migrations.length });
}
