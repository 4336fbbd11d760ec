import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import { KEY_BYTES } from './key-check.ts';
import {
  holdsDatabase,
  isNoSpace,
  prepareFolder,
  storeFiles,
  syncFolder,
  writePrivately,
} from './store-folder.ts';

const OTHERS_MAY = 0o077;
const KEY_TEXT = new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}\n?$`);

/** Written whole under another name and then linked: of two starts at once, one key wins and both read that one. */
function makeKeyFile(folder: string): void {
  const path = join(folder, storeFiles.key);
  const unfinished = `${path}.${process.pid}.new`;
  try {
    writePrivately(unfinished, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  syncFolder(folder);
}

function isMissing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) === undefined;
}

/**
 * The headless host's key: 32 random bytes as hex in `kiosk.key` of the data folder, for its owner only. It is made when the
 * folder holds no database yet, and never otherwise.
 * @returns the key's 32 bytes; `store-key-missing` when there is a database without a key file, `store-key-exposed` when
 * anybody but the owner may touch the file, `store-key-wrong` when it holds no key, `store-disk-full` when there is no room for a new one.
 */
export function readKeyFile(folder: string): Outcome<Uint8Array, StoreFailure> {
  prepareFolder(folder);
  const path = join(folder, storeFiles.key);
  if (isMissing(path)) {
    if (holdsDatabase(folder)) return failed('store-key-missing');
    try {
      makeKeyFile(folder);
    } catch (error) {
      if (isNoSpace(error)) return failed('store-disk-full');
      throw error;
    }
  }
  const about = statSync(path);
  if (!about.isFile() || (about.mode & OTHERS_MAY) !== 0) return failed('store-key-exposed');
  const text = readFileSync(path, 'latin1');
  if (!KEY_TEXT.test(text)) return failed('store-key-wrong');
  return succeeded(Uint8Array.from(Buffer.from(text.trim(), 'hex')));
}
