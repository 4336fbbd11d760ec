import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles, syncFolder, writePrivately } from './store-folder.ts';

/** Length of the store's key in bytes. */
export const KEY_BYTES = 32;

/**
 * SQLite says "not a database" both for a wrong key and for a damaged first page. Beside the database stands a small file with
 * an HMAC made from its key: a key that matches it and still opens nothing means damage, any other key is simply wrong.
 * The HMAC tells nothing about the key, and a lost or damaged file costs only this distinction.
 */
const PURPOSE = 'yibao-kiosk key-check 1';

/** A key of its own for each purpose, so that no two uses of the store's key can meet. */
export function deriveKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), purpose, KEY_BYTES));
}

function proofOf(key: Uint8Array): string {
  return createHmac('sha256', deriveKey(key, PURPOSE)).update(PURPOSE).digest('hex');
}

function read(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, storeFiles.keyCheck), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether this key is the one the database in the folder was made with; `false` also when the file cannot tell. */
export function keyMatches(folder: string, key: Uint8Array): boolean {
  const kept = Buffer.from(read(folder) ?? '', 'utf8');
  const expected = Buffer.from(proofOf(key), 'utf8');
  return kept.length === expected.length && timingSafeEqual(kept, expected);
}

/** Writes the key's proof where it is missing or differs. To be called only with a key that has opened the database. */
export function keepKeyCheck(folder: string, key: Uint8Array): void {
  if (keyMatches(folder, key)) return;
  const path = join(folder, storeFiles.keyCheck);
  writePrivately(`${path}.new`, `${proofOf(key)}\n`);
  renameSync(`${path}.new`, path);
  syncFolder(folder);
}
