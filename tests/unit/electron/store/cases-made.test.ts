import { describe, expect, it } from 'vitest';
import type { KioskStore, NewOutboxRow } from '../../../../electron/core/ports/store.ts';
import { aCase, anEntry, ID_NUMBER, NOW } from './people.ts';
import { aFolder, aKey, allFiles, openStore } from './support.ts';

const OTHER = '999999190001010022';
const number = (n: number): string => aCase(n).receiptNumber;

/** A case and whose it is; its id. */
function made(store: KioskStore, n: number, person = ID_NUMBER, more: Partial<NewOutboxRow> = {}): number {
  const done = store.inOneCommit(() => {
    const row = store.outbox.enqueue(aCase(n, more), [anEntry(n)]);
    if (!row.ok) return row;
    const noted = store.cases.note(person, row.value.receiptNumber, row.value.id);
    return noted.ok ? row : noted;
  });
  if (!done.ok) throw new Error(done.failure);
  return done.value.id;
}

function withdrawing(store: KioskStore, n: number): number {
  const row = store.outbox.enqueue(
    aCase(n + 100, { interface: 'case.withdraw', receiptNumber: number(n) }),
    [],
  );
  if (!row.ok) throw new Error(row.failure);
  store.cases.noteWithdrawal(number(n), row.value.id);
  return row.value.id;
}

const stateOf = (store: KioskStore, n: number) => {
  const found = store.cases.find(number(n), ID_NUMBER);
  return found.of === 'person' ? found.known : undefined;
};

describe('the cases of a person', () => {
  it('are found by the person alone, newest first, also by a later run', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    for (const n of [1, 2, 3]) made(store, n);
    made(store, 4, OTHER);
    store.close();
    const again = openStore(folder, key);
    expect(again.cases.ofPerson(ID_NUMBER, 2).map(({ receiptNumber }) => receiptNumber)).toEqual([
      number(3),
      number(2),
    ]);
    expect(again.cases.find(number(4), ID_NUMBER)).toEqual({ of: 'another' });
    expect(again.cases.find(number(9), ID_NUMBER)).toEqual({ of: 'nobody' });
    expect(again.cases.find(number(4), OTHER)).toMatchObject({ of: 'person', asked: false });
  });

  it('are told apart by what became of them', () => {
    const store = openStore(aFolder(), aKey());
    const [waiting, sent, refused, leaving, gone, kept] = [1, 2, 3, 4, 5, 6].map((n) => made(store, n));
    for (const id of [sent, leaving, gone, kept]) store.outbox.acknowledge(id ?? 0, 'SB', NOW + 50, []);
    store.outbox.refuse(refused ?? 0, '材料不清楚', NOW + 50, []);
    withdrawing(store, 4);
    store.outbox.acknowledge(withdrawing(store, 5), 'SW', NOW + 60, []);
    store.outbox.refuse(withdrawing(store, 6), '已经审核', NOW + 60, []);
    expect(waiting).toBeGreaterThan(0);
    const states = [1, 2, 3, 4, 5, 6].map((n) => {
      const known = stateOf(store, n);
      return [known?.state, known?.since, known?.reason];
    });
    expect(states).toEqual([
      ['to-upload', NOW + 1, undefined],
      ['sent', NOW + 50, undefined],
      ['refused', NOW + 50, '材料不清楚'],
      ['withdrawing', NOW + 104, undefined],
      ['withdrawn', NOW + 60, undefined],
      ['sent', NOW + 50, '已经审核'],
    ]);
  });

  it('are taken back once', () => {
    const store = openStore(aFolder(), aKey());
    made(store, 1);
    withdrawing(store, 1);
    expect(() => withdrawing(store, 1)).toThrow();
  });

  it('are nobody’s any more after a while', () => {
    const store = openStore(aFolder(), aKey());
    made(store, 1, ID_NUMBER, { madeAt: NOW - 10 });
    made(store, 2);
    expect(store.cases.expire(NOW)).toBe(1);
    expect(store.cases.ofPerson(ID_NUMBER, 9).map(({ receiptNumber }) => receiptNumber)).toEqual([number(2)]);
    expect(store.outbox.counts().pending).toBe(2);
  });

  it('leave no number of a person in any file', () => {
    const folder = aFolder();
    const store = openStore(folder, aKey());
    made(store, 1);
    store.close();
    for (const bytes of allFiles(folder).values()) expect(bytes.includes(ID_NUMBER)).toBe(false);
  });
});

describe('a case that nobody received', () => {
  const entry = ({ receiptNumber }: NewOutboxRow) => ({
    ...anEntry(1),
    event: 'case-taken-out' as const,
    detail: { receiptNumber },
  });

  it('goes with its pages and is never handed out again, also after a restart; others stay', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    made(store, 1);
    const page = aCase(11, { interface: 'page.upload', receiptNumber: number(1) });
    store.outbox.enqueue(page, []);
    made(store, 2);
    const taken = store.outbox.takeOut(number(1), NOW + 9, entry);
    expect(taken.ok && taken.value.map(({ key: of }) => of)).toEqual(['key-1', 'key-11']);
    expect(store.outbox.pending(9).map(({ key: of }) => of)).toEqual(['key-2']);
    expect(stateOf(store, 1)).toMatchObject({ state: 'withdrawn', since: NOW + 9 });
    expect(store.outbox.takeOut(number(1), NOW + 10, entry)).toEqual({ ok: true, value: [] });
    store.close();
    const again = openStore(folder, key);
    expect(again.outbox.pending(9).map(({ key: of }) => of)).toEqual(['key-2']);
    expect(again.outbox.openIds()).toHaveLength(1);
    expect(stateOf(again, 1)).toMatchObject({ state: 'withdrawn' });
    expect(again.journal.verify()).toMatchObject({ intact: true });
  });
});
