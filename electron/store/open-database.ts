import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StoreFailure } from '../contract/failures.ts';
import { KEY_BYTES, keepKeyCheck, keyMatches } from './key-check.ts';
import {
  firstBytes,
  holdsDatabase,
  isFull,
  isNoSpace,
  keepAside,
  newestKeptAside,
  prepareFolder,
  removeUnfinished,
  storeFiles,
  syncFolder,
} from './store-folder.ts';

/** What a prepared statement takes and gives; one row is an object of columns, or a value after `pluck`. */
interface Statement<Parameters extends readonly unknown[], Row> {
  run(...parameters: Parameters): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(...parameters: Parameters): Row | undefined;
  all(...parameters: Parameters): Row[];
  iterate(...parameters: Parameters): IterableIterator<Row>;
  pluck(): Statement<Parameters, Row>;
}

/** An open database as the rest of the store sees it: this file alone knows the driver, the cipher and the key. */
export interface StoreDatabase {
  /** The file's path. */
  readonly name: string;
  readonly inTransaction: boolean;
  prepare<Parameters extends readonly unknown[] = readonly unknown[], Row = unknown>(
    sql: string,
  ): Statement<Parameters, Row>;
  exec(sql: string): unknown;
  pragma(sql: string, options?: { readonly simple: boolean }): unknown;
  close(): unknown;
}

/** Why the store did not open, and where a damaged database was kept. */
export interface OpenRefusal {
  readonly code: StoreFailure;
  /** With `store-corrupt`: the path of the database kept aside, -wal beside it. */
  readonly keptAside?: string;
}
export type Opened =
  | {
      readonly ok: true;
      readonly database: StoreDatabase;
      readonly key: Uint8Array;
      readonly close: () => void;
    }
  | { readonly ok: false; readonly refusal: OpenRefusal };

export interface OpenOptions {
  readonly folder: string;
  /** 32 bytes, or nothing when the host has none. */
  readonly key: Uint8Array | undefined;
  /** Milliseconds since 1970; names what is kept aside. */
  readonly now: () => number;
}

/** Measured: durable inserts at FULL run faster than with sqlcipher, and a page carries a Poly1305 tag that finds any flipped bit. */
const CIPHER = 'chacha20';
/** Measured: a commit writes whole pages, each encrypted; small ones make the smallest commit. */
const PAGE_BYTES = 1024;
const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1');
/** The smallest page SQLite knows: a shorter file has lost its first page. */
const SMALLEST_DATABASE = 512;
/** 'YBKS': marks the file as this product's. */
const APPLICATION_ID = 0x59424b53;
/** Nobody else may hold the database while the lock is ours, so waiting could only hide a defect. */
const BUSY_TIMEOUT_MS = 0;
/** The log is emptied when a visit ends; this only bounds it if no visit ever does: 16,384 pages = 16 MiB. */
const CHECKPOINT_PAGES = 16_384;

function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

/** Whether an error says that the disk is full: SQLite's own word for it, or a failed write or sync on a full file system. */
export function isDiskFull(error: unknown, database: StoreDatabase): boolean {
  if (isNoSpace(error)) return true;
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL') return true;
  return code?.startsWith('SQLITE_IOERR') === true && isFull(join(database.name, '..'));
}

function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true;
}

/** The key goes in as bytes, never as SQL text, so that no error can quote it. `raw:` means: no key derivation. */
function connect(path: string, key: Uint8Array): Database {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma(`cipher = '${CIPHER}'`);
    database.key(Buffer.concat([Buffer.from('raw:', 'latin1'), key]));
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('temp_store = MEMORY');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function settle(database: StoreDatabase): void {
  database.pragma(`page_size = ${PAGE_BYTES}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
}

function isPlain(path: string): boolean {
  return firstBytes(path, PLAIN_HEADER.length).equals(PLAIN_HEADER);
}

/** Made under another name and renamed when whole: from then on an empty or missing `kiosk.db` can only mean damage. */
function makeDatabase(folder: string, key: Uint8Array): void {
  removeUnfinished(folder);
  const unfinished = join(folder, storeFiles.unfinished);
  const database = connect(unfinished, key);
  try {
    settle(database);
    database.pragma(`application_id = ${APPLICATION_ID}`);
  } finally {
    database.close();
  }
  renameSync(unfinished, join(folder, storeFiles.database));
  syncFolder(folder);
}

/** Reads every page, so that each one's tag is checked. Throws what SQLite throws. */
function isSound(database: StoreDatabase): boolean {
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  return database.pragma('quick_check(1)', { simple: true }) === 'ok';
}

type Attempt =
  | { readonly ok: true; readonly database: StoreDatabase }
  | { readonly ok: false; readonly code: StoreFailure };

function attempt(folder: string, key: Uint8Array): Attempt {
  const path = join(folder, storeFiles.database);
  if (isPlain(path)) return { ok: false, code: 'store-cipher-inactive' };
  if (firstBytes(path, SMALLEST_DATABASE).length < SMALLEST_DATABASE) {
    return { ok: false, code: keyMatches(folder, key) ? 'store-corrupt' : 'store-key-wrong' };
  }
  const database = connect(path, key);
  try {
    if (isSound(database)) {
      settle(database);
      return { ok: true, database };
    }
    database.close();
    return { ok: false, code: 'store-corrupt' };
  } catch (error) {
    database.close();
    if (sqliteCode(error) === 'SQLITE_BUSY') return { ok: false, code: 'store-in-use' };
    if (!isDamage(error)) throw error;
    // A wrong key always reads as "not a database"; any other damage is found behind a first page that the key opened.
    const undecided = sqliteCode(error) === 'SQLITE_NOTADB';
    return { ok: false, code: undecided && !keyMatches(folder, key) ? 'store-key-wrong' : 'store-corrupt' };
  }
}

/**
 * The station's claim on the data folder: an exclusive lock of the operating system on a file of its own. It dies with the
 * process, so a killed station never blocks the next one.
 */
function claim(folder: string): StoreDatabase | undefined {
  const lock = new Database(join(folder, storeFiles.lock), { timeout: BUSY_TIMEOUT_MS });
  try {
    // Nothing of this transaction may need room on the disk: the station starts on a full one too.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (sqliteCode(error) === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

function refused(code: StoreFailure, keptAside?: string): { ok: false; refusal: OpenRefusal } {
  return { ok: false, refusal: keptAside === undefined ? { code } : { code, keptAside } };
}

/** A database was here and its file is gone: kept aside by an earlier start, or lost. A new one would hide that. */
function openClaimed({ folder, key, now }: OpenOptions & { readonly key: Uint8Array }): Opened {
  const path = join(folder, storeFiles.database);
  if (!existsSync(path)) {
    if (existsSync(`${path}-wal`)) return refused('store-corrupt', keepAside(folder, now()));
    if (holdsDatabase(folder)) return refused('store-corrupt', newestKeptAside(folder));
    makeDatabase(folder, key);
  }
  const tried = attempt(folder, key);
  if (!tried.ok) {
    return refused(tried.code, tried.code === 'store-corrupt' ? keepAside(folder, now()) : undefined);
  }
  keepKeyCheck(folder, key);
  return { ok: true, database: tried.database, key, close: () => tried.database.close() };
}

/**
 * Opens the encrypted database of a data folder, or makes it where there has never been one: WAL, every commit synced, deleted
 * content overwritten, foreign keys on, all pages checked.
 *
 * Refuses with `store-in-use` (another station runs on this folder), `store-key-missing`, `store-key-wrong` (the file is left as
 * it is), `store-cipher-inactive` (the file is plain text), `store-corrupt` (the file is kept aside; the folder refuses every
 * later start too, until an attendant who has seen to the unsent cases removes `kiosk.key-check`) and `store-disk-full`.
 */
export function openDatabase(options: OpenOptions): Opened {
  const { folder, key } = options;
  if (key === undefined) return refused('store-key-missing');
  if (key.length !== KEY_BYTES) return refused('store-key-wrong');
  prepareFolder(folder);
  const lock = claim(folder);
  if (lock === undefined) return refused('store-in-use');
  try {
    const opened = openClaimed({ ...options, key });
    if (!opened.ok) {
      lock.close();
      return opened;
    }
    const close = (): void => {
      opened.close();
      lock.close();
    };
    return { ...opened, close };
  } catch (error) {
    lock.close();
    if (isDiskFull(error, lock)) return refused('store-disk-full');
    throw error;
  }
}
