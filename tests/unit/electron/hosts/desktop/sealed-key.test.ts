import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOsKey, type OsKey } from '../../../../../electron/hosts/desktop/os-key.ts';
import { readSealedKey, SEALED_KEY_FILE } from '../../../../../electron/hosts/desktop/sealed-key.ts';
import { readKeyFile } from '../../../../../electron/store/key-file.ts';
import { FakeSafeStorage } from '../fake-electron/safe-storage.ts';

const none: OsKey = { seal: () => Promise.resolve(undefined), open: () => Promise.resolve(undefined) };

function ringOf(name: string): OsKey {
  return createOsKey(new FakeSafeStorage(name) as unknown as SafeStorage, 'linux');
}

describe('the desktop host’s key of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealed-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const holdDatabase = (): void => writeFileSync(join(folder, 'kiosk.db'), 'rows');
  const keyOf = async (osKey: OsKey): Promise<string> => {
    const key = await readSealedKey(folder, osKey);
    if (!key.ok) throw new Error(key.failure);
    return Buffer.from(key.value).toString('hex');
  };

  test('is made once and sealed, for the owner’s eyes only', async () => {
    const key = await keyOf(ringOf('ring-one'));
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder)).toEqual([SEALED_KEY_FILE]);
    const sealed = readFileSync(join(folder, SEALED_KEY_FILE));
    expect(statSync(join(folder, SEALED_KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(sealed.includes(Buffer.from(key, 'hex')) || sealed.toString().includes(key)).toBe(false);
  });

  test('is the same at every later start', async () => {
    const key = await keyOf(ringOf('ring-one'));
    holdDatabase();
    expect(await keyOf(ringOf('ring-one'))).toBe(key);
  });

  test('is another one in another folder', async () => {
    const key = await keyOf(ringOf('ring-one'));
    rmSync(join(folder, SEALED_KEY_FILE));
    expect(await keyOf(ringOf('ring-one'))).not.toBe(key);
  });

  test.each([
    ['another key ring', () => ringOf('ring-two')],
    ['no key ring any more', () => none],
  ])('that cannot be opened, by %s, is a refusal and stays where it is', async (_name, ring) => {
    await keyOf(ringOf('ring-one'));
    const sealed = readFileSync(join(folder, SEALED_KEY_FILE));
    for (const withDatabase of [false, true]) {
      if (withDatabase) holdDatabase();
      expect(await readSealedKey(folder, ring())).toEqual({ ok: false, failure: 'store-key-wrong' });
    }
    expect(readFileSync(join(folder, SEALED_KEY_FILE))).toEqual(sealed);
    expect(readdirSync(folder)).not.toContain('kiosk.key');
  });

  test('that is too short is wrong', async () => {
    const short: OsKey = { ...none, open: () => Promise.resolve(new Uint8Array(16)) };
    writeFileSync(join(folder, SEALED_KEY_FILE), 'sealed');
    expect(await readSealedKey(folder, short)).toEqual({ ok: false, failure: 'store-key-wrong' });
  });

  test('lies in a key file where there is no key ring', async () => {
    const key = await keyOf(none);
    expect(readdirSync(folder)).toEqual(['kiosk.key']);
    expect(await keyOf(none)).toBe(key);
  });

  test('stays in the key file a database was made with, though there is a key ring now', async () => {
    const key = await keyOf(none);
    holdDatabase();
    expect(await keyOf(ringOf('ring-one'))).toBe(key);
    expect(readdirSync(folder)).not.toContain(SEALED_KEY_FILE);
  });

  test('is never made anew beside a database', async () => {
    holdDatabase();
    expect(await readSealedKey(folder, ringOf('ring-one'))).toEqual({
      ok: false,
      failure: 'store-key-missing',
    });
    expect(readdirSync(folder)).toEqual(['kiosk.db']);
  });

  test('in a key file that others may read is refused as on the other host', async () => {
    const made = readKeyFile(folder);
    expect(made.ok).toBe(true);
    holdDatabase();
    chmodSync(join(folder, 'kiosk.key'), 0o644);
    expect(await readSealedKey(folder, none)).toEqual({ ok: false, failure: 'store-key-exposed' });
  });
});
