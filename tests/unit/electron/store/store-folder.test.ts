import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  firstBytes,
  holdsDatabase,
  isFull,
  keepAside,
  newestKeptAside,
  prepareFolder,
  removeUnfinished,
  syncFolder,
  writePrivately,
} from '../../../../electron/store/store-folder.ts';
import { NOW } from './people.ts';
import { aFolder, allFiles } from './support.ts';

const put = (folder: string, ...names: string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), name);
};

describe('keepAside', () => {
  it('renames the database with its log, so that a rescue can open them together', () => {
    const folder = aFolder();
    put(folder, 'kiosk.db', 'kiosk.db-wal', 'kiosk.db-shm', 'kiosk.key');
    const kept = keepAside(folder, NOW);
    expect(kept).toBe(join(folder, 'kiosk.db.corrupt-20261122T080000000Z'));
    for (const suffix of ['', '-wal', '-shm']) {
      expect(readFileSync(`${kept}${suffix}`, 'utf8')).toBe(`kiosk.db${suffix}`);
    }
    expect(existsSync(join(folder, 'kiosk.key'))).toBe(true);
    expect(allFiles(folder).size).toBe(4);
  });

  it('never overwrites what was kept before, not even within one millisecond', () => {
    const folder = aFolder();
    const kept = [1, 2, 3].map(() => {
      put(folder, 'kiosk.db');
      return keepAside(folder, NOW);
    });
    expect(new Set(kept).size).toBe(3);
    expect(allFiles(folder).size).toBe(3);
    expect(newestKeptAside(folder)).toBe(kept[2]);
  });

  it('tells the newest', () => {
    const folder = aFolder();
    expect(newestKeptAside(folder)).toBeUndefined();
    put(folder, 'kiosk.db', 'kiosk.db-wal');
    keepAside(folder, NOW);
    put(folder, 'kiosk.db', 'kiosk.db-wal');
    expect(newestKeptAside(folder)).not.toBe(keepAside(folder, NOW + 1));
    expect(newestKeptAside(folder)).toBe(join(folder, 'kiosk.db.corrupt-20261122T080000001Z'));
  });
});

describe('holdsDatabase', () => {
  it.each(['kiosk.db', 'kiosk.db-wal', 'kiosk.key-check'])('sees one by %s', (name) => {
    const folder = aFolder();
    expect(holdsDatabase(folder)).toBe(false);
    put(folder, name);
    expect(holdsDatabase(folder)).toBe(true);
  });

  it('does not take a lock, a key or something half-made for one', () => {
    const folder = aFolder();
    put(folder, 'kiosk.lock', 'kiosk.key', 'kiosk.db.new');
    expect(holdsDatabase(folder)).toBe(false);
    removeUnfinished(folder);
    expect([...allFiles(folder).keys()].sort()).toEqual(['kiosk.key', 'kiosk.lock']);
  });
});

describe('files', () => {
  it('are written whole and for the owner only', () => {
    const folder = join(aFolder(), 'data');
    prepareFolder(folder);
    prepareFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const path = join(folder, 'secret');
    writePrivately(path, 'something longer');
    writePrivately(path, 'three');
    expect(readFileSync(path, 'utf8')).toBe('three');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    syncFolder(folder);
  });

  it('are read from the beginning, no further than they go', () => {
    const folder = aFolder();
    put(folder, 'kiosk.db');
    expect(firstBytes(join(folder, 'kiosk.db'), 5).toString()).toBe('kiosk');
    expect(firstBytes(join(folder, 'kiosk.db'), 50).toString()).toBe('kiosk.db');
  });

  it('lie on a disk that has room', () => {
    expect(isFull(aFolder())).toBe(false);
  });
});
