import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../electron/contract/failures.ts';
import type { NewOutboxRow, Outbox } from '../../../../electron/core/ports/store.ts';
import { createJournal } from '../../../../electron/store/journal.ts';
import { createLedger } from '../../../../electron/store/ledger.ts';
import type { StoreDatabase } from '../../../../electron/store/open-database.ts';
import { createOutbox } from '../../../../electron/store/outbox.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { aCase, anEntry, NOW } from './people.ts';
import { aDatabase } from './support.ts';

function open(database: StoreDatabase) {
  const writer = createWriter(database);
  const ledger = createLedger(database, writer);
  const journal = createJournal(database, writer, ledger);
  return { outbox: createOutbox(database, ledger, journal, writer), journal, writer };
}

const idOf = (outbox: Outbox, row: NewOutboxRow): number => {
  const kept = outbox.enqueue(row, [anEntry(1)]);
  if (!kept.ok) throw new Error(kept.failure);
  return kept.value.id;
};

describe('a commit that comes to nothing', () => {
  it('takes the cases of it out of the outbox, and brings back those it had ended or taken out', () => {
    const { outbox, writer } = open(aDatabase());
    const ids = [1, 2].map((n) => idOf(outbox, aCase(n)));
    const undone = writer.together(() => {
      outbox.enqueue(aCase(3), []);
      outbox.acknowledge(ids[0] ?? 0, 'SB', NOW, []);
      outbox.takeOut(aCase(2).receiptNumber, NOW, () => anEntry(2));
      return failed('store-disk-full');
    });
    expect(undone).toEqual({ ok: false, failure: 'store-disk-full' });
    expect(outbox.pending(9).map(({ key }) => key)).toEqual(['key-1', 'key-2']);
    expect(outbox.counts().pending).toBe(2);
    expect(idOf(outbox, aCase(4))).toBeGreaterThan(ids[1] ?? 0);
    expect(outbox.pending(9).map(({ key }) => key)).toEqual(['key-1', 'key-2', 'key-4']);
  });
});

describe('the outbox', () => {
  it('gives back what it was given, oldest first', () => {
    const { outbox } = open(aDatabase());
    const ids = [1, 2, 3].map((n) => idOf(outbox, aCase(n)));
    expect(outbox.pending(10)).toEqual([1, 2, 3].map((n, at) => ({ ...aCase(n), id: ids[at], attempts: 0 })));
    expect(outbox.pending(2).map((row) => row.key)).toEqual(['key-1', 'key-2']);
    expect(outbox.pending(0)).toEqual([]);
    expect(outbox.counts()).toEqual({ pending: 3, oldestAt: NOW + 1 });
  });

  it('counts how often a row was handed out since the start', () => {
    const database = aDatabase();
    const { outbox } = open(database);
    idOf(outbox, aCase(1));
    expect([0, 1, 2].map(() => outbox.pending(1)[0]?.attempts)).toEqual([0, 1, 2]);
    expect(open(database).outbox.pending(1)[0]?.attempts).toBe(0);
  });

  it('lets go of a case only with a certain outcome, and keeps that outcome', () => {
    const database = aDatabase();
    const { outbox } = open(database);
    const [first, second, third] = [1, 2, 3].map((n) => idOf(outbox, aCase(n)));
    expect(outbox.acknowledge(first ?? 0, 'REF-1', 10, [anEntry(1)]).ok).toBe(true);
    expect(outbox.refuse(third ?? 0, '材料不全', 11, []).ok).toBe(true);
    expect(outbox.pending(10).map((row) => row.id)).toEqual([second]);
    expect(outbox.counts()).toEqual({ pending: 1, oldestAt: NOW + 2 });
    const outcomes = database
      .prepare('SELECT ends, outcome, words, ended_at FROM ledger WHERE ends IS NOT NULL ORDER BY seq')
      .all();
    expect(outcomes).toEqual([
      { ends: first, outcome: 'acknowledged', words: 'REF-1', ended_at: 10 },
      { ends: third, outcome: 'refused', words: '材料不全', ended_at: 11 },
    ]);
  });

  it('takes the same outcome twice, writes it once, and never the opposite', () => {
    const { outbox, journal } = open(aDatabase());
    const id = idOf(outbox, aCase(1));
    outbox.acknowledge(id, 'REF', 10, [anEntry(2)]);
    const before = journal.verify();
    expect(outbox.acknowledge(id, 'REF', 20, [anEntry(2)])).toEqual({ ok: true, value: undefined });
    expect(journal.verify()).toEqual(before);
    expect(() => outbox.refuse(id, 'no', 20, [])).toThrow(/not open/);
    expect(() => outbox.acknowledge(999, 'REF', 20, [])).toThrow(/not open/);
  });

  it('refuses a key it has ever had, sent or not', () => {
    const { outbox } = open(aDatabase());
    const id = idOf(outbox, aCase(1));
    expect(() => outbox.enqueue(aCase(1, { messageId: 'other' }), [])).toThrow(/UNIQUE/);
    outbox.acknowledge(id, 'REF', 10, []);
    expect(() => outbox.enqueue(aCase(1), [])).toThrow(/UNIQUE/);
    expect(outbox.counts()).toEqual({ pending: 0 });
  });
});

interface Model {
  readonly open: Map<string, { id: number; row: NewOutboxRow }>;
  entries: number;
  made: number;
}

describe('the outbox against a model', () => {
  const anyStep = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('enqueue' as const), entries: fc.nat(3) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('acknowledge' as const, 'refuse' as const),
        which: fc.nat(),
        entries: fc.nat(2),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'twice' as const }) },
  );
  type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

  function take(step: Step, store: ReturnType<typeof open>, model: Model): void {
    const { outbox } = store;
    switch (step.do) {
      case 'enqueue': {
        model.made += 1;
        const row = aCase(model.made);
        const kept = outbox.enqueue(
          row,
          Array.from({ length: step.entries }, (_, n) => anEntry(n)),
        );
        if (!kept.ok) throw new Error(kept.failure);
        model.open.set(row.key, { id: kept.value.id, row });
        model.entries += step.entries;
        return;
      }
      case 'acknowledge':
      case 'refuse': {
        const keys = [...model.open.keys()];
        const key = keys[step.which % Math.max(1, keys.length)];
        const found = key === undefined ? undefined : model.open.get(key);
        if (key === undefined || found === undefined) return;
        const entries = Array.from({ length: step.entries }, (_, n) => anEntry(n));
        expect(outbox[step.do](found.id, 'words', 5, entries).ok).toBe(true);
        model.open.delete(key);
        model.entries += step.entries;
        return;
      }
      case 'twice': {
        const [any] = model.open.values();
        if (any !== undefined) expect(() => outbox.enqueue(any.row, [anEntry(1)])).toThrow(/UNIQUE/);
        return;
      }
      case 'restart':
    }
  }

  it('holds, after any sequence of cases, outcomes, mistakes and restarts, exactly the cases without an outcome', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const database = aDatabase();
        let store = open(database);
        const model: Model = { open: new Map(), entries: 0, made: 0 };
        for (const each of steps) {
          if (each.do === 'restart') store = open(database);
          else take(each, store, model);
          const rows = store.outbox.pending(1000).map((row) => ({ ...row, attempts: 0 }));
          const expected = [...model.open.values()].map(({ id, row }) => ({ ...row, id, attempts: 0 }));
          expect(rows).toEqual(expected);
          const [oldest] = model.open.values();
          expect(store.outbox.counts()).toEqual({
            pending: model.open.size,
            ...(oldest === undefined ? {} : { oldestAt: oldest.row.madeAt }),
          });
        }
        expect(store.journal.verify()).toEqual({ intact: true, entries: model.entries });
      }),
      { numRuns: 25 },
    );
  });
});
