import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  failed,
  type Outcome,
  type StoreFailure,
  succeeded,
} from '../../../../electron/contract/failures.ts';
import { printJobId, visitId } from '../../../../electron/contract/ids.ts';
import { readKeyFile } from '../../../../electron/store/key-file.ts';
import { openKioskStore } from '../../../../electron/store/kiosk-store.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { aCase, anEntry, aRecord, aVisit, ID_NUMBER, NOW, optionsFor } from './people.ts';
import { aDatabase, aFolder, aKey, openStore } from './support.ts';

function aWriter() {
  const database = aDatabase();
  database.exec('CREATE TABLE note (words TEXT)');
  const insert = database.prepare<[string]>('INSERT INTO note VALUES (?)');
  const notes = (): unknown => database.prepare('SELECT words FROM note').pluck().all();
  return { database, writer: createWriter(database), insert, notes };
}

describe('write', () => {
  it('keeps everything or nothing', () => {
    const { writer, insert, notes } = aWriter();
    expect(writer.write(() => insert.run('one').changes + insert.run('two').changes)).toEqual(succeeded(2));
    const forgotten: string[] = [];
    writer.onRollback(() => forgotten.push('forgotten'));
    expect(() =>
      writer.write(() => {
        insert.run('three');
        throw new Error('unexpected');
      }),
    ).toThrow('unexpected');
    expect(notes()).toEqual(['one', 'two']);
    expect(forgotten).toEqual(['forgotten']);
    expect(writer.writeOne(() => insert.run('four').changes)).toEqual(succeeded(1));
  });

  it('calls a full file a full disk, forgets, and goes on when there is room', () => {
    const { database, writer, insert, notes } = aWriter();
    const forgotten: string[] = [];
    writer.onRollback(() => forgotten.push('forgotten'));
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    expect(writer.write(() => insert.run('x'.repeat(20_000)))).toEqual(failed('store-disk-full'));
    expect(writer.writeOne(() => insert.run('x'.repeat(20_000)))).toEqual(failed('store-disk-full'));
    expect(database.inTransaction).toBe(false);
    expect(forgotten).toEqual(['forgotten', 'forgotten']);
    database.pragma(`max_page_count = ${pages + 100}`);
    expect(writer.writeOne(() => insert.run('now')).ok).toBe(true);
    expect(notes()).toEqual(['now']);
  });
});

/** A file system of one megabyte; only root may mount one, elsewhere the page limit above stands alone. */
function aSmallDisk(): string {
  const folder = aFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs', disk]);
  if (mounted.status !== 0) throw new Error(String(mounted.stderr));
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  return disk;
}

/** Fills the disk to its last byte, as a log that nobody rotates would. */
function fill(disk: string): () => void {
  const path = join(disk, 'somebody-elses.log');
  const { bsize } = statfsSync(disk);
  let size = 0;
  const block = Buffer.alloc(bsize);
  try {
    for (;;) {
      writeFileSync(path, block, { flag: 'a' });
      size += bsize;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
  expect(size).toBeGreaterThan(0);
  return () => rmSync(path);
}

/** Repeats a write until the disk is full: a small one may still find room behind the last one. Returns how often it worked. */
function untilFull(write: () => Outcome<unknown, StoreFailure>): number {
  for (let worked = 0; ; worked += 1) {
    const done = write();
    if (!done.ok) {
      expect(done).toEqual(failed('store-disk-full'));
      return worked;
    }
  }
}

const MAY_MOUNT = process.getuid?.() === 0;

const aFullDisk = (): void => {
  it('is a failure with a code everywhere, leaves nothing half-written, and passes', () => {
    const disk = aSmallDisk();
    const key = aKey();
    const store = openStore(disk, key);
    store.nextNumber('receipt', 'day');
    const free = fill(disk);
    let made = 0;
    const enqueue = () => {
      made += 1;
      return store.outbox.enqueue(aCase(made), [anEntry(made), anEntry(made)]);
    };
    const cases = untilFull(enqueue);
    const entries = 2 * cases + 2 * untilFull(() => store.journal.append([anEntry(1), anEntry(2)]));
    untilFull(() => store.cache.keep(ID_NUMBER, { ...aRecord, name: 'x'.repeat(9000) }, NOW));
    untilFull(() => store.printJobs.queue(slip(`slip-${(made += 1)}`), []));
    const numbers = untilFull(() => store.nextNumber('receipt', 'day'));
    expect(store.cache.expire(NOW + 1)).toBeLessThanOrEqual(1);
    store.eraseVisit(aVisit);
    expect(store.outbox.counts().pending).toBe(cases);
    expect(store.outbox.pending(cases + 1).map((row) => row.key)).toEqual(
      Array.from({ length: cases }, (_, n) => `key-${n + 1}`),
    );
    expect(store.journal.verify()).toEqual({ intact: true, entries });

    free();
    expect(enqueue()).toMatchObject({ ok: true });
    expect(store.nextNumber('receipt', 'day')).toEqual(succeeded(numbers + 2));
    store.eraseVisit(visitId('visit-2'));
    store.close();
    const again = openStore(disk, key);
    expect(again.outbox.counts().pending).toBe(cases + 1);
    expect(again.journal.verify()).toEqual({ intact: true, entries: entries + 2 });
    again.close();
  });

  it('does not keep a station from starting and showing what it holds', () => {
    const disk = aSmallDisk();
    const key = aKey();
    const store = openStore(disk, key);
    store.outbox.enqueue(aCase(1), [anEntry(1)]);
    store.close();
    const free = fill(disk);
    const again = openStore(disk, key);
    expect(again.outbox.pending(10).map((row) => row.key)).toEqual(['key-1']);
    expect(again.outbox.enqueue(aCase(2), [])).toEqual(failed('store-disk-full'));
    free();
    expect(again.outbox.enqueue(aCase(2), []).ok).toBe(true);
    again.close();
  });

  it('at the very first start is a refusal, and the next start with room succeeds', () => {
    const disk = aSmallDisk();
    const key = aKey();
    const free = fill(disk);
    const refusal = { code: 'store-disk-full' };
    expect(openKioskStore(optionsFor(disk, key))).toEqual({ ok: false, refusal });
    expect(readKeyFile(disk)).toEqual(failed('store-disk-full'));
    free();
    expect(readKeyFile(disk).ok).toBe(true);
    const store = openStore(disk, key);
    expect(store.outbox.counts()).toEqual({ pending: 0 });
    store.close();
  });
};
if (MAY_MOUNT) describe('a full disk', aFullDisk);

function slip(id: string) {
  return { id: printJobId(id), visit: aVisit, receiptNumber: 'R-1', duplicate: 0, digest: 'ab'.repeat(32) };
}

describe('together', () => {
  it('makes one commit of several writes', () => {
    const { writer, insert, notes, database } = aWriter();
    const outcome = writer.together(() => {
      expect(writer.write(() => insert.run('one').changes)).toEqual(succeeded(1));
      expect(database.inTransaction).toBe(true);
      return writer.writeOne(() => insert.run('two').changes);
    });
    expect(outcome).toEqual(succeeded(1));
    expect(database.inTransaction).toBe(false);
    expect(notes()).toEqual(['one', 'two']);
  });

  it('undoes everything when a failure comes back or something is thrown inside', () => {
    const { writer, insert, notes, database } = aWriter();
    const forgotten: string[] = [];
    writer.onRollback(() => forgotten.push('forgotten'));
    const refused = writer.together(() => {
      writer.write(() => insert.run('one'));
      return failed('store-disk-full');
    });
    expect(refused).toEqual(failed('store-disk-full'));
    expect(() =>
      writer.together(() => {
        writer.writeOne(() => insert.run('two'));
        return writer.write((): never => {
          throw new Error('unexpected');
        });
      }),
    ).toThrow('unexpected');
    expect(notes()).toEqual([]);
    expect(forgotten).toHaveLength(2);
    expect(database.inTransaction).toBe(false);
  });
});
