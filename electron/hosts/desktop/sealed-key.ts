import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Outcome, type StoreFailure, succeeded } from '../../contract/failures.ts';
import { KEY_BYTES } from '../../store/key-check.ts';
import { readKeyFile } from '../../store/key-file.ts';
import { holdsDatabase, prepareFolder, syncFolder } from '../../store/store-folder.ts';
import type { OsKey } from './os-key.ts';

/** The store's key as the operating system's key store sealed it; worthless on any other machine or account. */
export const SEALED_KEY_FILE = 'kiosk.key-sealed';
const OWNER_ONLY = 0o600;

/**
 * The desktop host's key of a data folder. A new folder gets a key sealed by the operating system, or a key file where
 * that is not to be had. A folder that holds a database keeps the kind of key it was made with, and never gets a new one.
 * @returns the key's 32 bytes; `store-key-wrong` when the sealed key is there and cannot be opened, and what
 * `readKeyFile` says where the folder lives by a key file.
 */
export async function readSealedKey(
  folder: string,
  osKey: OsKey,
): Promise<Outcome<Uint8Array, StoreFailure>> {
  prepareFolder(folder);
  const path = join(folder, SEALED_KEY_FILE);
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) {
    const key = await osKey.open(readFileSync(path));
    return key?.length === KEY_BYTES ? succeeded(key) : failed('store-key-wrong');
  }
  if (holdsDatabase(folder)) return readKeyFile(folder);
  const key = Uint8Array.from(randomBytes(KEY_BYTES));
  const sealed = await osKey.seal(key);
  if (sealed === undefined) return readKeyFile(folder);
  // Whole under another name first: a power cut leaves the sealed key or nothing, never half of it.
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, sealed, { mode: OWNER_ONLY, flush: true });
  renameSync(unfinished, path);
  syncFolder(folder);
  return succeeded(key);
}
