import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveKey, keepKeyCheck, keyMatches } from '../../../../electron/store/key-check.ts';
import { aFolder, aKey, allFiles } from './support.ts';

describe('the key check', () => {
  it('knows its key and no other', () => {
    const folder = aFolder();
    const key = aKey();
    expect(keyMatches(folder, key)).toBe(false);
    keepKeyCheck(folder, key);
    expect(keyMatches(folder, key)).toBe(true);
    for (let n = 0; n < 50; n += 1) expect(keyMatches(folder, aKey())).toBe(false);
    const oneBit = Uint8Array.from(key);
    oneBit[31] = (oneBit[31] ?? 0) ^ 1;
    expect(keyMatches(folder, oneBit)).toBe(false);
  });

  it('tells nothing of the key and is for its owner only', () => {
    const folder = aFolder();
    const key = aKey();
    keepKeyCheck(folder, key);
    const text = readFileSync(join(folder, 'kiosk.key-check'), 'utf8');
    expect(text).toMatch(/^[0-9a-f]{64}\n$/);
    expect(text).not.toContain(Buffer.from(key).toString('hex').slice(0, 8));
    expect(statSync(join(folder, 'kiosk.key-check')).mode & 0o077).toBe(0);
  });

  it('cannot tell when damaged, and is mended in one step', () => {
    const folder = aFolder();
    const key = aKey();
    for (const damage of ['', 'x', 'f'.repeat(64), '中'.repeat(64)]) {
      writeFileSync(join(folder, 'kiosk.key-check'), damage);
      expect(keyMatches(folder, key)).toBe(false);
      keepKeyCheck(folder, key);
      expect(keyMatches(folder, key)).toBe(true);
      expect([...allFiles(folder).keys()]).toEqual(['kiosk.key-check']);
    }
  });

  it('is left untouched when it is right', () => {
    const folder = aFolder();
    const key = aKey();
    keepKeyCheck(folder, key);
    const before = statSync(join(folder, 'kiosk.key-check'), { bigint: true });
    keepKeyCheck(folder, key);
    expect(statSync(join(folder, 'kiosk.key-check'), { bigint: true }).ino).toBe(before.ino);
  });
});

describe('deriveKey', () => {
  it('gives each purpose its own 32 bytes, the same every time', () => {
    const key = aKey();
    expect(deriveKey(key, 'a')).toEqual(deriveKey(key, 'a'));
    expect(deriveKey(key, 'a')).not.toEqual(deriveKey(key, 'b'));
    expect(deriveKey(key, 'a')).not.toEqual(deriveKey(aKey(), 'a'));
    expect(deriveKey(key, 'a').length).toBe(32);
    expect(deriveKey(key, 'a')).not.toEqual(Buffer.from(key));
  });
});
