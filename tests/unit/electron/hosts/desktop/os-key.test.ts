import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { createOsKey } from '../../../../../electron/hosts/desktop/os-key.ts';
import { FakeSafeStorage } from '../fake-electron/safe-storage.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7);

function osKeyOver(safeStorage: FakeSafeStorage, platform: NodeJS.Platform = 'linux') {
  return createOsKey(safeStorage as unknown as SafeStorage, platform);
}

describe('the operating system’s key store', () => {
  test('opens what it sealed, and what it sealed does not show the key', async () => {
    const osKey = osKeyOver(new FakeSafeStorage());
    const sealed = await osKey.seal(KEY);
    expect(sealed).toBeDefined();
    expect(Buffer.from(sealed ?? []).includes(Buffer.from(KEY))).toBe(false);
    expect(await osKey.open(sealed ?? new Uint8Array())).toEqual(KEY);
  });

  test.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'] as const)('%s is one', async (backend) => {
    const safeStorage = new FakeSafeStorage();
    safeStorage.backend = backend;
    expect(await osKeyOver(safeStorage).seal(KEY)).toBeDefined();
  });

  test.each(['basic_text', 'unknown'] as const)(
    '%s is none, neither to seal nor to open',
    async (backend) => {
      const safeStorage = new FakeSafeStorage();
      const sealed = await osKeyOver(safeStorage).seal(KEY);
      safeStorage.backend = backend;
      expect(await osKeyOver(safeStorage).seal(KEY)).toBeUndefined();
      expect(await osKeyOver(safeStorage).open(sealed ?? new Uint8Array())).toBeUndefined();
    },
  );

  test('only Linux has a plain-text fallback to look out for', async () => {
    const safeStorage = new FakeSafeStorage();
    safeStorage.backend = 'unknown';
    expect(await osKeyOver(safeStorage, 'win32').seal(KEY)).toBeDefined();
  });

  test('is none while encryption is not available', async () => {
    const safeStorage = new FakeSafeStorage();
    safeStorage.available = false;
    expect(await osKeyOver(safeStorage).seal(KEY)).toBeUndefined();
  });

  test('does not open what another key ring sealed, nor damaged bytes', async () => {
    const sealed = await osKeyOver(new FakeSafeStorage('ring-one')).seal(KEY);
    const other = osKeyOver(new FakeSafeStorage('ring-two'));
    expect(await other.open(sealed ?? new Uint8Array())).toBeUndefined();
    expect(await other.open(new Uint8Array([1, 2, 3]))).toBeUndefined();
    expect(await other.open(new Uint8Array())).toBeUndefined();
  });

  test('that will not encrypt is as good as none', async () => {
    const safeStorage = new FakeSafeStorage();
    safeStorage.encryptStringAsync = () => Promise.reject(new Error('Error while encrypting the text'));
    expect(await osKeyOver(safeStorage).seal(KEY)).toBeUndefined();
  });
});
