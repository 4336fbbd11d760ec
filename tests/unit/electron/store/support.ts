import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KioskStore } from '../../../../electron/core/ports/store.ts';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { migrate } from '../../../../electron/store/migrations.ts';
import { openDatabase, type StoreDatabase } from '../../../../electron/store/open-database.ts';
import { migrations, NOW, optionsFor } from './people.ts';

/** Folders, keys and open stores that go when the test ends. */
export const aKey = (): Uint8Array => Uint8Array.from(randomBytes(32));

/** A folder that goes when the test ends. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a store that must open; closed when the test ends, if it is not by then. */
export function openStore(folder: string, key: Uint8Array): KioskStore {
  const opened = openKioskStore(optionsFor(folder, key));
  if (!opened.ok) throw new Error(`store refused: ${opened.refusal.code}`);
  let open = true;
  const close = (): void => {
    if (open) opened.store.close();
    open = false;
  };
  onTestFinished(close);
  return { ...opened.store, close };
}

/** Opens the bare database for looking inside; closed after `look`. */
export function withDatabase<T>(folder: string, key: Uint8Array, look: (database: StoreDatabase) => T): T {
  const opened = openDatabase({ folder, key, now: () => NOW });
  if (!opened.ok) throw new Error(`database refused: ${opened.refusal.code}`);
  try {
    return look(opened.database);
  } finally {
    opened.close();
  }
}

/** A database brought to the newest schema, open until the test ends. */
export function aDatabase(folder = aFolder(), key = aKey()): StoreDatabase {
  const opened = openDatabase({ folder, key, now: () => NOW });
  if (!opened.ok) throw new Error(`database refused: ${opened.refusal.code}`);
  onTestFinished(opened.close);
  const migrated = migrate(opened.database, migrations, NOW);
  if (!migrated.ok) throw new Error(migrated.failure);
  return opened.database;
}

/** Every byte of every file of a folder, by file name. */
export function allFiles(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
