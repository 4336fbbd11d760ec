import { createHmac } from 'node:crypto';
import { findingsSchema } from '../contract/enquiry.ts';
import { type InsuredRecord, insuredRecordSchema } from '../contract/insured-record.ts';
import type { InsuredCache } from '../core/ports/store.ts';
import { deriveKey } from './key-check.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

const PURPOSE = 'yibao-kiosk insured-cache person 1';

/** No certificate number has a line feed in it. */
const keyOf = (person: string, of: string): string => `${person}\n${of}`;

/** An entry from an earlier release may have another shape: the cache is disposable, so it then counts as not kept. */
function readRecord(text: string): InsuredRecord | undefined {
  return insuredRecordSchema.safeParse(JSON.parse(text)).data;
}

/**
 * The cache of insured records. A person is found by HMAC-SHA256 of the certificate number under a key of its own: the number
 * stands nowhere, and without the store's key the hash cannot be tried out over all numbers.
 */
export function createInsuredCache(database: StoreDatabase, writer: Writer, key: Uint8Array): InsuredCache {
  const personKey = deriveKey(key, PURPOSE);
  const hashOf = (person: string): Buffer => createHmac('sha256', personKey).update(person).digest();
  const find = database.prepare<[Buffer], { record: string; kept_at: number }>(
    'SELECT record, kept_at FROM insured_cache WHERE person = ?',
  );
  const keep = database.prepare<[Buffer, string, number]>(
    `INSERT INTO insured_cache (person, record, kept_at) VALUES (?, ?, ?)
     ON CONFLICT (person) DO UPDATE SET record = excluded.record, kept_at = excluded.kept_at`,
  );
  const expire = database.prepare<[number]>('DELETE FROM insured_cache WHERE kept_at < ?');

  return {
    find(person) {
      const row = find.get(hashOf(person));
      const record = row === undefined ? undefined : readRecord(row.record);
      return row === undefined || record === undefined ? undefined : { record, keptAt: row.kept_at };
    },
    keep: (person, record, at) =>
      writer.write(() => {
        keep.run(hashOf(person), JSON.stringify(record), at);
      }),
    findFindings(person, of) {
      const row = find.get(hashOf(keyOf(person, of)));
      const findings = row === undefined ? undefined : findingsSchema.safeParse(JSON.parse(row.record)).data;
      return row === undefined || findings === undefined ? undefined : { findings, keptAt: row.kept_at };
    },
    keepFindings: (person, of, findings, at) =>
      writer.write(() => {
        keep.run(hashOf(keyOf(person, of)), JSON.stringify(findings), at);
      }),
    expire(before) {
      // Even dropping needs room in the log; on a full disk the next call drops them.
      const dropped = writer.write(() => expire.run(before).changes);
      return dropped.ok ? dropped.value : 0;
    },
  };
}
