import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../electron/store/open-database.ts';
import { NOW } from './people.ts';
import { openPlain } from './plain-driver.ts';
import { aFolder, aKey, allFiles } from './support.ts';

const open = (folder: string, key: Uint8Array | undefined) => openDatabase({ folder, key, now: () => NOW });
const KEPT = 'kiosk.db.corrupt-20261122T080000000Z';

/** A database with a few pages of rows, closed. */
function filled(folder: string, key: Uint8Array): void {
  const opened = open(folder, key);
  if (!opened.ok) throw new Error(opened.refusal.code);
  opened.database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)');
  const insert = opened.database.prepare<[string]>('INSERT INTO note (words) VALUES (?)');
  for (let n = 0; n < 60; n += 1) insert.run(`note ${n} `.repeat(20));
  opened.close();
}

function notesIn(folder: string, key: Uint8Array | undefined): unknown {
  const opened = open(folder, key);
  if (!opened.ok) return opened.refusal;
  const notes = opened.database.prepare<[], number>('SELECT count(*) FROM note').pluck().get();
  opened.close();
  return notes;
}

describe('a new database', () => {
  it('is encrypted from its first byte and set to lose nothing', () => {
    const folder = aFolder();
    const opened = open(folder, aKey());
    if (!opened.ok) throw new Error(opened.refusal.code);
    const ask = (name: string): unknown => opened.database.pragma(name, { simple: true });
    expect(ask('journal_mode')).toBe('wal');
    expect(ask('synchronous')).toBe(2);
    expect(ask('secure_delete')).toBe(1);
    expect(ask('foreign_keys')).toBe(1);
    expect(ask('locking_mode')).toBe('exclusive');
    expect(ask('temp_store')).toBe(2);
    opened.close();
    const bytes = readFileSync(join(folder, 'kiosk.db'));
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.includes('SQLite format 3')).toBe(false);
  });

  it('leaves no second file that others could read the shape of the data from', () => {
    const folder = aFolder();
    filled(folder, aKey());
    expect([...allFiles(folder).keys()].sort()).toEqual(['kiosk.db', 'kiosk.key-check', 'kiosk.lock']);
    expect(statSync(join(folder, 'kiosk.key-check')).mode & 0o077).toBe(0);
  });

  it('is begun again when a power cut fell into its making', () => {
    const folder = aFolder();
    const key = aKey();
    for (const name of ['kiosk.db.new', 'kiosk.db.new-wal']) writeFileSync(join(folder, name), 'half');
    filled(folder, key);
    expect(notesIn(folder, key)).toBe(60);
    expect(existsSync(join(folder, 'kiosk.db.new'))).toBe(false);
  });

  it('costs others nothing when the cut fell between the database and its key check', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    rmSync(join(folder, 'kiosk.key-check'));
    expect(notesIn(folder, aKey())).toEqual({ code: 'store-key-wrong' });
    expect(notesIn(folder, key)).toBe(60);
    expect(existsSync(join(folder, 'kiosk.key-check'))).toBe(true);
  });
});

describe('the key', () => {
  it('is refused when missing, too short or wrong, and nothing on the disk changes', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    const before = allFiles(folder);
    expect(notesIn(folder, undefined)).toEqual({ code: 'store-key-missing' });
    expect(notesIn(folder, key.slice(1))).toEqual({ code: 'store-key-wrong' });
    expect(notesIn(folder, aKey())).toEqual({ code: 'store-key-wrong' });
    expect(allFiles(folder)).toEqual(before);
    expect(notesIn(folder, key)).toBe(60);
  });

  it('makes no database when it is missing', () => {
    const folder = aFolder();
    expect(open(folder, undefined)).toEqual({ ok: false, refusal: { code: 'store-key-missing' } });
    expect(allFiles(folder).size).toBe(0);
  });

  it('opens a database whose key check was damaged, and mends the check', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    const good = readFileSync(join(folder, 'kiosk.key-check'));
    writeFileSync(join(folder, 'kiosk.key-check'), 'damaged');
    expect(notesIn(folder, key)).toBe(60);
    expect(readFileSync(join(folder, 'kiosk.key-check'))).toEqual(good);
  });
});

describe('a plain-text database in its place', () => {
  it('is refused and left alone', () => {
    const folder = aFolder();
    const plain = openPlain(join(folder, 'kiosk.db'));
    plain.exec('CREATE TABLE note (words TEXT)');
    plain.close();
    const before = readFileSync(join(folder, 'kiosk.db'));
    expect(open(folder, aKey())).toEqual({ ok: false, refusal: { code: 'store-cipher-inactive' } });
    expect(readFileSync(join(folder, 'kiosk.db'))).toEqual(before);
  });
});

describe('damage', () => {
  const damaged = (damage: (bytes: Buffer) => Buffer) => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    const path = join(folder, 'kiosk.db');
    const bytes = damage(readFileSync(path));
    writeFileSync(path, bytes);
    return { folder, key, bytes };
  };

  it('of any single bit is found; the file is kept as it was and no new store is made', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    const path = join(folder, 'kiosk.db');
    const good = readFileSync(path);
    const kept = join(folder, KEPT);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(7), (offset, bit) => {
        const bad = Buffer.from(good);
        bad[offset] = (bad[offset] ?? 0) ^ (1 << bit);
        writeFileSync(path, bad);
        expect(notesIn(folder, key)).toEqual({ code: 'store-corrupt', keptAside: kept });
        expect(readFileSync(kept)).toEqual(bad);
        expect(existsSync(path)).toBe(false);
        renameSync(kept, path);
      }),
      { numRuns: 120 },
    );
    writeFileSync(path, good);
    expect(notesIn(folder, key)).toBe(60);
  });

  it('by cutting the file short at any length is found', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    const path = join(folder, 'kiosk.db');
    const good = readFileSync(path);
    const anyLength = fc.oneof(
      fc.nat(good.length - 1),
      fc.nat(good.length / 1024 - 1).map((n) => n * 1024),
    );
    fc.assert(
      fc.property(anyLength, (length) => {
        writeFileSync(path, good);
        truncateSync(path, length);
        expect(notesIn(folder, key)).toEqual({ code: 'store-corrupt', keptAside: join(folder, KEPT) });
        renameSync(join(folder, KEPT), path);
      }),
      { numRuns: 60 },
    );
  });

  it('is told from a wrong key: with another key a damaged file is left where it is', () => {
    const { folder, bytes } = damaged((good) => Buffer.from(good.map((byte) => byte ^ 0xff)));
    expect(notesIn(folder, aKey())).toEqual({ code: 'store-key-wrong' });
    expect(readFileSync(join(folder, 'kiosk.db'))).toEqual(bytes);
    const empty = damaged(() => Buffer.alloc(0));
    expect(notesIn(empty.folder, aKey())).toEqual({ code: 'store-key-wrong' });
    expect(readFileSync(join(empty.folder, 'kiosk.db')).length).toBe(0);
  });

  it('keeps refusing until an attendant has seen to it, and then begins anew', () => {
    const { folder, key, bytes } = damaged((good) => good.subarray(0, 2048));
    const refusal = { code: 'store-corrupt', keptAside: join(folder, KEPT) };
    expect(notesIn(folder, key)).toEqual(refusal);
    expect(notesIn(folder, key)).toEqual(refusal);
    rmSync(join(folder, 'kiosk.key-check'));
    filled(folder, key);
    expect(notesIn(folder, key)).toBe(60);
    expect(readFileSync(join(folder, KEPT))).toEqual(bytes);
  });

  it('keeps a log without its database aside rather than lay it over a new one', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'kiosk.db-wal'), 'what is left of a log');
    expect(open(folder, aKey())).toEqual({
      ok: false,
      refusal: { code: 'store-corrupt', keptAside: join(folder, KEPT) },
    });
    expect(readFileSync(join(folder, `${KEPT}-wal`), 'utf8')).toBe('what is left of a log');
  });

  it('includes a database that is gone: no new one takes its place', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    rmSync(join(folder, 'kiosk.db'));
    expect(notesIn(folder, key)).toEqual({ code: 'store-corrupt' });
    expect(existsSync(join(folder, 'kiosk.db'))).toBe(false);
  });
});

describe('the lock', () => {
  it('is free again after a refusal', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    for (let again = 0; again < 3; again += 1) {
      expect(notesIn(folder, aKey())).toEqual({ code: 'store-key-wrong' });
    }
    expect(notesIn(folder, key)).toBe(60);
  });

  it('does not care for a lock file left by a killed station', () => {
    const folder = aFolder();
    const key = aKey();
    filled(folder, key);
    expect(existsSync(join(folder, 'kiosk.lock'))).toBe(true);
    expect(notesIn(folder, key)).toBe(60);
  });
});
