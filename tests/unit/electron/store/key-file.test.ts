import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../../electron/contract/failures.ts';
import { readKeyFile } from '../../../../electron/store/key-file.ts';
import { aFolder, openStore } from './support.ts';

function keyIn(folder: string): Uint8Array {
  const read = readKeyFile(folder);
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}

describe('readKeyFile', () => {
  it('makes a key of 32 bytes for its owner only, and reads the same one ever after', () => {
    const folder = join(aFolder(), 'not', 'there', 'yet');
    const key = keyIn(folder);
    expect(key.length).toBe(32);
    expect(statSync(join(folder, 'kiosk.key')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['kiosk.key']);
    expect(keyIn(folder)).toEqual(key);
  });

  it('makes another key for another folder', () => {
    expect(keyIn(aFolder())).not.toEqual(keyIn(aFolder()));
  });

  it('opens the store it was made for', () => {
    const folder = aFolder();
    openStore(folder, keyIn(folder)).close();
    expect(openStore(folder, keyIn(folder)).outbox.counts()).toEqual({ pending: 0 });
  });

  it('never makes a new key beside a database', () => {
    for (const trace of ['kiosk.db', 'kiosk.db-wal', 'kiosk.key-check']) {
      const folder = aFolder();
      writeFileSync(join(folder, trace), 'something');
      expect(readKeyFile(folder)).toEqual(failed('store-key-missing'));
      expect(readdirSync(folder)).toEqual([trace]);
    }
    const folder = aFolder();
    openStore(folder, keyIn(folder)).close();
    rmSync(join(folder, 'kiosk.key'));
    expect(readKeyFile(folder)).toEqual(failed('store-key-missing'));
  });

  it.each([0o640, 0o604, 0o660, 0o610, 0o644])('refuses a key that others may touch (%o)', (mode) => {
    const folder = aFolder();
    const key = keyIn(folder);
    chmodSync(join(folder, 'kiosk.key'), mode);
    expect(readKeyFile(folder)).toEqual(failed('store-key-exposed'));
    chmodSync(join(folder, 'kiosk.key'), 0o600);
    expect(readKeyFile(folder)).toEqual(succeeded(key));
  });

  it('refuses what is no file', () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'kiosk.key'), { mode: 0o700 });
    expect(readKeyFile(folder)).toEqual(failed('store-key-exposed'));
  });

  it.each(['', 'short', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65)])(
    'refuses what is no key: %j',
    (text) => {
      const folder = aFolder();
      keyIn(folder);
      writeFileSync(join(folder, 'kiosk.key'), text);
      expect(readKeyFile(folder)).toEqual(failed('store-key-wrong'));
      expect(readFileSync(join(folder, 'kiosk.key'), 'utf8')).toBe(text);
    },
  );
});
