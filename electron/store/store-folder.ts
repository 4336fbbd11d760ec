import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The data folder's files, by name. */
export const storeFiles = {
  database: 'kiosk.db',
  /** The database while it is being made; renamed when it is whole, so `kiosk.db` never exists half-made. */
  unfinished: 'kiosk.db.new',
  /** Locked by the running station; the lock is the operating system's and dies with the process. */
  lock: 'kiosk.lock',
  /** Proof of which key the database was made with; see `key-check.ts`. */
  keyCheck: 'kiosk.key-check',
  /** The headless host's key; see `key-file.ts`. */
  key: 'kiosk.key',
} as const;

const KEPT_ASIDE = `${storeFiles.database}.corrupt-`;
const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/** Makes the data folder, readable by its owner only, where it is missing. */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
}

/** Whether a database lives here or has lived here: then no new one is made in its place. */
export function holdsDatabase(folder: string): boolean {
  return [storeFiles.database, `${storeFiles.database}-wal`, storeFiles.keyCheck].some((name) =>
    existsSync(join(folder, name)),
  );
}

/** Makes renames and new names in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a file for the owner's eyes and syncs it. */
export function writePrivately(path: string, text: string): void {
  const descriptor = openSync(path, 'w', OWNER_ONLY_FILE);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The first `length` bytes of a file, fewer if it is shorter.
 * To be called only while this process has the file open nowhere else: on POSIX, closing any descriptor of a file drops
 * every lock the process holds on it.
 */
export function firstBytes(path: string, length: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Renames a damaged database and its -wal and -shm to `kiosk.db.corrupt-<timestamp>`, names that a rescue can open together.
 * @param at milliseconds since 1970
 * @returns the path of what was kept
 */
export function keepAside(folder: string, at: number): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:.]/g, '');
  let name = `${KEPT_ASIDE}${stamp}`;
  for (let again = 2; existsSync(join(folder, name)) || existsSync(join(folder, `${name}-wal`)); again += 1) {
    name = `${KEPT_ASIDE}${stamp}.${again}`;
  }
  for (const suffix of ['', '-wal', '-shm']) {
    const from = join(folder, `${storeFiles.database}${suffix}`);
    if (existsSync(from)) renameSync(from, join(folder, `${name}${suffix}`));
  }
  syncFolder(folder);
  return join(folder, name);
}

/** The newest database kept aside, if there is one. */
export function newestKeptAside(folder: string): string | undefined {
  const newest = readdirSync(folder)
    .filter((name) => name.startsWith(KEPT_ASIDE) && !/-(wal|shm)$/.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}

/** Removes what a power cut during the making of a database left: it never held a row. */
export function removeUnfinished(folder: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(join(folder, `${storeFiles.unfinished}${suffix}`), { force: true });
  }
}

/** Whether the file system of a folder has no room left for an ordinary user. */
export function isFull(folder: string): boolean {
  const { bavail } = statfsSync(folder);
  return bavail === 0;
}

/** Whether a file operation failed for want of room. */
export function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
