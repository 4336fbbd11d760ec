import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceId } from '../../../../electron/contract/ids.ts';
import { NOW } from './people.ts';
import { aFolder, aKey, openStore, withDatabase } from './support.ts';

const FILING = serviceId('a-filing');
const OTHER = serviceId('another');
const DAY_MS = 86_400_000;
const since = (at: number): number => at - 90 * DAY_MS;

describe('notices that were given', () => {
  const give = (store: ReturnType<typeof openStore>, person: string, service = FILING, at = NOW) => {
    const times = store.notices.give(person, service, at, since(at));
    if (!times.ok) throw new Error(times.failure);
    return times.value;
  };

  it('are counted for a person and a service together', () => {
    const store = openStore(aFolder(), aKey());
    expect([give(store, 'A'), give(store, 'A'), give(store, 'B'), give(store, 'A', OTHER)]).toEqual([
      1, 2, 1, 1,
    ]);
  });

  it('begin again once the matter was handed in, that one alone', () => {
    const store = openStore(aFolder(), aKey());
    give(store, 'A');
    give(store, 'A', OTHER);
    store.notices.forget('A', FILING);
    expect([give(store, 'A'), give(store, 'A', OTHER)]).toEqual([1, 2]);
  });

  it('begin again after a quarter of a year in which nobody asked', () => {
    const store = openStore(aFolder(), aKey());
    give(store, 'A');
    expect(give(store, 'A', FILING, NOW + 89 * DAY_MS)).toBe(2);
    expect(give(store, 'A', FILING, NOW + 180 * DAY_MS)).toBe(1);
  });

  it('go when they are old, and stay over a restart until then', () => {
    const folder = aFolder();
    const key = aKey();
    const before = openStore(folder, key);
    give(before, 'A');
    before.close();
    const store = openStore(folder, key);
    expect(store.notices.expire(NOW - 1)).toBe(0);
    expect(give(store, 'A')).toBe(2);
    expect(store.notices.expire(NOW + 1)).toBe(1);
    expect(give(store, 'A')).toBe(1);
  });

  it('count whatever comes in whatever order, as if each matter were alone', () => {
    const matter = fc.record({ person: fc.constantFrom('A', 'B', 'C'), handIn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(matter, { maxLength: 20 }), (events) => {
        const store = openStore(aFolder(), aKey());
        const expected = new Map<string, number>();
        for (const { person, handIn } of events) {
          if (handIn) {
            store.notices.forget(person, FILING);
            expected.delete(person);
            continue;
          }
          expected.set(person, (expected.get(person) ?? 0) + 1);
          expect(give(store, person)).toBe(expected.get(person));
        }
        store.close();
      }),
      { numRuns: 15 },
    );
  });

  it('leave only hashes and a count behind', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    give(store, '110101190001010000');
    store.close();
    const row = withDatabase(folder, key, (database) =>
      database.prepare<[], Record<string, unknown>>('SELECT * FROM notice_given').get(),
    );
    expect(Object.keys(row ?? {})).toEqual(['matter', 'times', 'last_at']);
    const matter = row?.['matter'] as Buffer;
    expect(matter.length).toBe(32);
    expect(matter.toString('latin1')).not.toContain('1900');
  });
});
