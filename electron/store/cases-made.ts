import { createHmac } from 'node:crypto';
import type { KnownCase } from '../contract/case-progress.ts';
import type { CasesMade } from '../core/ports/store.ts';
import { deriveKey } from './key-check.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

const PURPOSE = 'yibao-kiosk case-made person 1';

interface Row extends Pick<KnownCase, 'receiptNumber' | 'service' | 'madeAt'> {
  readonly id: number;
  readonly person: Buffer;
  readonly takenOutAt: number | null;
  readonly outcome: 'acknowledged' | 'refused' | null;
  readonly words: string | null;
  readonly endedAt: number | null;
  readonly withdrawnFrom: number | null;
  readonly withdrawalOutcome: 'acknowledged' | 'refused' | null;
  readonly withdrawalWords: string | null;
  readonly withdrawalEndedAt: number | null;
}

const SELECT = `SELECT known.receipt_number AS receiptNumber, known.person, made.seq AS id, made.service,
    made.made_at AS madeAt, taking.ended_at AS takenOutAt, ending.outcome, ending.words, ending.ended_at AS endedAt,
    withdrawal.made_at AS withdrawnFrom, undone.outcome AS withdrawalOutcome, undone.words AS withdrawalWords,
    undone.ended_at AS withdrawalEndedAt
  FROM case_made AS known JOIN ledger AS made ON made.seq = known.made
  LEFT JOIN ledger AS taking ON taking.takes_out = known.made
  LEFT JOIN ledger AS ending ON ending.ends = known.made
  LEFT JOIN ledger AS withdrawal ON withdrawal.seq = known.withdrawal
  LEFT JOIN ledger AS undone ON undone.ends = known.withdrawal`;

function statements(database: StoreDatabase) {
  return {
    note: database.prepare<[string, Buffer, number]>(
      'INSERT INTO case_made (receipt_number, person, made) VALUES (?, ?, ?)',
    ),
    noteWithdrawal: database.prepare<[number, string]>(
      'UPDATE case_made SET withdrawal = ? WHERE receipt_number = ? AND withdrawal IS NULL',
    ),
    find: database.prepare<[string], Row>(`${SELECT} WHERE known.receipt_number = ?`),
    ofPerson: database.prepare<[Buffer, number], Row>(
      `${SELECT} WHERE known.person = ? ORDER BY made.seq DESC LIMIT ?`,
    ),
    expire: database.prepare<[number]>(
      'DELETE FROM case_made WHERE made IN (SELECT seq FROM ledger WHERE made_at < ?)',
    ),
  };
}

/** How far a case is, from the lines of the ledger about it. */
function standingOf(row: Row): Pick<KnownCase, 'state' | 'since' | 'reason'> {
  if (row.takenOutAt !== null) return { state: 'withdrawn', since: row.takenOutAt };
  if (row.withdrawalOutcome === 'acknowledged')
    return { state: 'withdrawn', since: row.withdrawalEndedAt ?? row.madeAt };
  const ended = { since: row.endedAt ?? row.madeAt };
  if (row.outcome === 'refused')
    return { state: 'refused', ...ended, ...(row.words === null ? {} : { reason: row.words }) };
  if (row.withdrawnFrom !== null && row.withdrawalOutcome === null)
    return { state: 'withdrawing', since: row.withdrawnFrom };
  if (row.outcome === null) return { state: 'to-upload', since: row.madeAt };
  const refused = row.withdrawalWords === null ? {} : { reason: row.withdrawalWords };
  return { state: 'sent', ...ended, ...refused };
}

function knownCase(row: Row): KnownCase {
  const { receiptNumber, service, madeAt } = row;
  return { receiptNumber, service, madeAt, ...standingOf(row) };
}

/** The cases of an open database by their holders: a person is found by HMAC-SHA256 of the certificate number under a key of its own. */
export function createCasesMade(database: StoreDatabase, writer: Writer, key: Uint8Array): CasesMade {
  const sql = statements(database);
  const personKey = deriveKey(key, PURPOSE);
  const hashOf = (person: string): Buffer => createHmac('sha256', personKey).update(person).digest();
  return {
    note: (person, receiptNumber, id) =>
      writer.writeOne(() => {
        sql.note.run(receiptNumber, hashOf(person), id);
      }),
    noteWithdrawal: (receiptNumber, id) =>
      writer.writeOne(() => {
        if (sql.noteWithdrawal.run(id, receiptNumber).changes !== 1)
          throw new Error('a case is taken back twice');
      }),
    find(receiptNumber, person) {
      const row = sql.find.get(receiptNumber);
      if (row === undefined) return { of: 'nobody' };
      if (!row.person.equals(hashOf(person))) return { of: 'another' };
      return { of: 'person', id: row.id, asked: row.withdrawnFrom !== null, known: knownCase(row) };
    },
    ofPerson: (person, most) => sql.ofPerson.all(hashOf(person), most).map(knownCase),
    expire(before) {
      const dropped = writer.writeOne(() => sql.expire.run(before).changes);
      return dropped.ok ? dropped.value : 0;
    },
  };
}
