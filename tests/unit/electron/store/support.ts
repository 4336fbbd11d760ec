import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { serviceId, visitId } from '../../../../electron/contract/ids.ts';
import type { InsuredRecord } from '../../../../electron/contract/insured-record.ts';
import type { JournalEntry } from '../../../../electron/core/journal-events.ts';
import type { KioskStore, NewOutboxRow } from '../../../../electron/core/ports/store.ts';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { migrate, readMigrations } from '../../../../electron/store/migrations.ts';
import { openDatabase, type StoreDatabase } from '../../../../electron/store/open-database.ts';

/** What every store test needs: a folder of its own, a key, and the synthetic people's data. */

export const NOW = Date.UTC(2026, 10, 22, 8, 0, 0);
export const migrationsFolder = fileURLToPath(new URL('../../../../resources/migrations', import.meta.url));
export const migrations = readMigrations(migrationsFolder);
/** Valid check digit, a division that does not exist and a birth day far in the past: nobody's number. */
export const ID_NUMBER = '999999190001010014';
export const NAME = '测试甲样例';

export const aKey = (): Uint8Array => Uint8Array.from(randomBytes(32));

/** A folder that goes when the test ends. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const optionsFor = (folder: string, key: Uint8Array | undefined) => ({
  folder,
  key,
  migrations,
  now: () => NOW,
});

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

export const aVisit = visitId('visit-1');

export function aCase(n: number, over: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    key: `key-${n}`,
    messageId: `message-${n}`,
    interface: 'case.submit',
    visit: aVisit,
    service: serviceId('remote-residence-filing'),
    receiptNumber: `DZ-SL-01-20261122-${n}`,
    input: JSON.stringify({ name: NAME, certno: ID_NUMBER, n }),
    madeAt: NOW + n,
    ...over,
  };
}

export const anEntry = (n: number, over: Partial<JournalEntry> = {}): JournalEntry => ({
  at: NOW + n,
  event: 'filing-accepted',
  visit: aVisit,
  detail: { receiptNumber: `DZ-SL-01-20261122-${n}` },
  ...over,
});

export const aRecord: InsuredRecord = {
  personNumber: '99000000000000000001',
  name: NAME,
  covers: [{ insuranceType: '390', personType: '1501', standing: 'normal', insuredPlace: '999999' }],
  accumulations: [{ insuranceType: '390', year: '2026', kind: 'S001', amount: 123_456 }],
};

/** Every byte of every file of a folder, by file name. */
export function allFiles(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
