import { createHmac } from 'node:crypto';
import type { StepId, VisitId } from '../contract/ids.ts';
import type { DraftAnswers } from '../core/ports/attachments.ts';
import { deriveKey } from './key-check.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

const PURPOSE = 'yibao-kiosk draft-answers person 1';

function statements(database: StoreDatabase) {
  return {
    keep: database.prepare<[Buffer, string, string, string, number]>(
      `INSERT INTO draft_answers (person, service, visit, answers, changed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (person, service) DO UPDATE
       SET visit = excluded.visit, answers = excluded.answers, changed_at = excluded.changed_at`,
    ),
    take: database
      .prepare<[string, Buffer, string, number, number], string>(
        `UPDATE draft_answers SET visit = ? WHERE person = ? AND service = ? AND changed_at BETWEEN ? AND ? RETURNING answers`,
      )
      .pluck(),
    drop: database.prepare<[Buffer, string]>('DELETE FROM draft_answers WHERE person = ? AND service = ?'),
    expire: database.prepare<[number, number]>(
      'DELETE FROM draft_answers WHERE changed_at NOT BETWEEN ? AND ?',
    ),
    erase: database.prepare<[string]>('DELETE FROM draft_answers WHERE visit = ?'),
  };
}

/** Drafts, and how a visit's are wiped. */
export interface ErasableDraftAnswers extends DraftAnswers {
  /** Inside the caller's transaction: drops what the visit left unfinished. */
  erase(visit: VisitId): void;
}

/** The answers of cases that nobody has handed in yet, in an open database; what is dropped is overwritten. */
export function createDraftAnswers(
  database: StoreDatabase,
  writer: Writer,
  key: Uint8Array,
): ErasableDraftAnswers {
  const sql = statements(database);
  const personKey = deriveKey(key, PURPOSE);
  const hashOf = (person: string): Buffer => createHmac('sha256', personKey).update(person).digest();
  return {
    keep: ({ person, service, visit, answers, at }) =>
      writer.write(() => {
        sql.keep.run(hashOf(person), service, visit, JSON.stringify([...answers]), at);
      }),
    take: ({ person, service, visit, since, until }) => {
      const taken = writer.write(() => sql.take.get(visit, hashOf(person), service, since, until));
      // On a full disk they stay with the visit that ended; the resident answers again.
      if (!taken.ok || taken.value === undefined) return undefined;
      return new Map(JSON.parse(taken.value) as [StepId, string][]);
    },
    drop: (person, service) =>
      writer.write(() => {
        sql.drop.run(hashOf(person), service);
      }),
    expire: (since, until) => {
      const done = writer.write(() => sql.expire.run(since, until).changes);
      return done.ok ? done.value : 0;
    },
    erase: (visit) => void sql.erase.run(visit),
  };
}
