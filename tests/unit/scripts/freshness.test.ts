import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint, isFresh, writeStamp } from '../../../scripts/freshness.ts';

const inputs = { folders: ['source', 'absent'], files: ['lock.json', 'absent.json'] };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freshness-'));
  mkdirSync(join(root, 'source', 'deep'), { recursive: true });
  writeFileSync(join(root, 'source', 'a.ts'), 'one');
  writeFileSync(join(root, 'source', 'deep', 'b.ts'), 'two');
  writeFileSync(join(root, 'lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('freshness of a build', () => {
  test.each([
    ['a changed byte', () => writeFileSync(join(root, 'source', 'deep', 'b.ts'), 'twp')],
    ['a new file', () => writeFileSync(join(root, 'source', 'c.ts'), '')],
    ['a removed file', () => rmSync(join(root, 'source', 'a.ts'))],
    ['a renamed file', () => renameSync(join(root, 'source', 'a.ts'), join(root, 'source', 'z.ts'))],
    ['a changed single file', () => writeFileSync(join(root, 'lock.json'), '{ }')],
    [
      'bytes moved from one file to the next',
      () => {
        writeFileSync(join(root, 'source', 'a.ts'), 'onet');
        writeFileSync(join(root, 'source', 'deep', 'b.ts'), 'wo');
      },
    ],
  ])('%s makes it stale', (_what, change) => {
    const before = fingerprint(root, inputs);
    change();
    expect(fingerprint(root, inputs)).not.toBe(before);
  });

  test('other times, as in a fresh clone, do not', () => {
    const before = fingerprint(root, inputs);
    utimesSync(join(root, 'source', 'a.ts'), 1, 1);
    writeFileSync(join(root, 'unrelated.txt'), 'x');
    expect(fingerprint(root, inputs)).toBe(before);
  });

  test('the stamp is believed for its own fingerprint only', () => {
    const stamp = join(root, '.built-from');
    expect(isFresh(stamp, 'abc')).toBe(false);
    writeStamp(stamp, 'abc');
    expect(isFresh(stamp, 'abc')).toBe(true);
    expect(isFresh(stamp, 'abd')).toBe(false);
  });
});
