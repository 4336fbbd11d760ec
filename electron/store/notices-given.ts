import { createHmac } from 'node:crypto';
import type { ServiceId } from '../contract/ids.ts';
import type { NoticesGiven } from '../core/ports/store.ts';
import { deriveKey } from './key-check.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

const PURPOSE = 'yibao-kiosk notice-given 1';

/** Which notices were given for matters that nobody has handed in yet. */
export function createNoticesGiven(database: StoreDatabase, writer: Writer, key: Uint8Array): NoticesGiven {
  const noticeKey = deriveKey(key, PURPOSE);
  const matterOf = (person: string, service: ServiceId): Buffer =>
    createHmac('sha256', noticeKey).update(`${person}|${service}`).digest();
  const count = database
    .prepare<[Buffer, number, number], number>(
      `INSERT INTO notice_given (matter, times, last_at) VALUES (?, 1, ?)
       ON CONFLICT (matter) DO UPDATE
       SET times = CASE WHEN last_at < ? THEN 1 ELSE times + 1 END, last_at = excluded.last_at
       RETURNING times`,
    )
    .pluck();
  const forget = database.prepare<[Buffer]>('DELETE FROM notice_given WHERE matter = ?');
  const expire = database.prepare<[number]>('DELETE FROM notice_given WHERE last_at < ?');
  return {
    give: (person, service, at, since) =>
      writer.write(() => {
        const times = count.get(matterOf(person, service), at, since);
        if (times === undefined) throw new Error('a notice was not counted');
        return times;
      }),
    forget: (person, service) =>
      writer.write(() => {
        forget.run(matterOf(person, service));
      }),
    expire: (before) => {
      const done = writer.write(() => expire.run(before).changes);
      return done.ok ? done.value : 0;
    },
  };
}
