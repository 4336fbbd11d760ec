import { createHmac } from 'node:crypto';
import type { PageId, StepId, VisitId } from '../contract/ids.ts';
import type { KeptPage } from '../core/attached.ts';
import type { PaperPages } from '../core/ports/attachments.ts';
import { deriveKey } from './key-check.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

const PURPOSE = 'yibao-kiosk paper-page person 1';

/** Pages, and how a visit's are wiped. */
export interface ErasablePaperPages extends PaperPages {
  /** Inside the caller's transaction: drops the visit's pages that belong to no case. */
  erase(visit: VisitId): void;
}

interface Row {
  readonly id: PageId;
  readonly paper: StepId;
  readonly digest: string;
  readonly bytes: number;
}

function statements(database: StoreDatabase) {
  return {
    insert: database.prepare<
      [string, string, string, Buffer, string, string, number, Uint8Array, number]
    >(`INSERT INTO paper_page (id, visit, service, person, paper, digest, bytes, picture, kept_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    picture: database.prepare<[string], Uint8Array>('SELECT picture FROM paper_page WHERE id = ?').pluck(),
    unsubmitted: database.prepare<[Buffer, string], Row>(
      `SELECT id, paper, digest, bytes FROM paper_page
       WHERE person = ? AND service = ? AND sent_as IS NULL ORDER BY kept_at, rowid`,
    ),
    adopt: database.prepare<[string, string]>(
      'UPDATE paper_page SET visit = ? WHERE id = ? AND sent_as IS NULL',
    ),
    sendAs: database.prepare<[string, string]>(
      'UPDATE paper_page SET sent_as = ? WHERE id = ? AND sent_as IS NULL',
    ),
    drop: database.prepare<[string]>('DELETE FROM paper_page WHERE id = ? AND sent_as IS NULL'),
    dropSent: database.prepare<[string]>('DELETE FROM paper_page WHERE sent_as = ?'),
    dropEnded: database.prepare<[]>(
      `DELETE FROM paper_page WHERE sent_as IN (
         SELECT made.key FROM ledger AS made JOIN ledger AS ending ON made.seq IN (ending.ends, ending.takes_out)
         WHERE made.key IS NOT NULL)`,
    ),
    expire: database.prepare<[number]>('DELETE FROM paper_page WHERE sent_as IS NULL AND kept_at < ?'),
    erase: database.prepare<[string]>('DELETE FROM paper_page WHERE visit = ? AND sent_as IS NULL'),
  };
}

/**
 * The photographed pages of an open database. A picture is one sealed value of the one encrypted file: it stands nowhere else,
 * and what is dropped is overwritten. A person is found by HMAC-SHA256 of the certificate number under a key of its own.
 */
export function createPaperPages(
  database: StoreDatabase,
  writer: Writer,
  key: Uint8Array,
): ErasablePaperPages {
  const sql = statements(database);
  const personKey = deriveKey(key, PURPOSE);
  const hashOf = (person: string): Buffer => createHmac('sha256', personKey).update(person).digest();
  // A sudden end between the platform's answer and the dropping leaves a picture behind; on a full disk the next start drops it.
  writer.write(() => sql.dropEnded.run());
  return {
    keep: ({ id, visit, service, person, paper, digest, picture, at }) =>
      writer.write(() => {
        sql.insert.run(id, visit, service, hashOf(person), paper, digest, picture.length, picture, at);
      }),
    drop: (id) => void writer.write(() => sql.drop.run(id)),
    picture: (id) => sql.picture.get(id),
    unsubmitted: (person, service): readonly KeptPage[] => sql.unsubmitted.all(hashOf(person), service),
    adopt: (ids, visit) =>
      writer.write(() => {
        for (const id of ids) sql.adopt.run(visit, id);
      }),
    sendAs: (id, sentAs) =>
      writer.write(() => {
        if (sql.sendAs.run(sentAs, id).changes !== 1) throw new Error('a page of the case is not there');
      }),
    dropSent: (sentAs) => void writer.write(() => sql.dropSent.run(sentAs)),
    expire(before) {
      // Even dropping needs room in the log; on a full disk the next start drops them.
      const dropped = writer.write(() => sql.expire.run(before).changes);
      return dropped.ok ? dropped.value : 0;
    },
    erase: (visit) => void sql.erase.run(visit),
  };
}
