import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import { NOW } from './people.ts';
import { aFolder, aKey, openStore, withDatabase } from './support.ts';

const PERSON = '999999190001010022';
const OTHER = '999999190001010049';
const CLAIM = serviceId('a-claim');
const VISIT = visitId('visit-1');
const DAY_MS = 86_400_000;
const answersOf = (phone: string) => new Map([[stepId('phone'), phone]]);
const draft = { person: PERSON, service: CLAIM, visit: VISIT, answers: answersOf('13900000000'), at: NOW };
const asked = {
  person: PERSON,
  service: CLAIM,
  visit: visitId('visit-2'),
  since: NOW - 7 * DAY_MS,
  until: NOW + DAY_MS,
};

describe('answers that nobody handed in', () => {
  it('outlive a sudden end, for the same person and service alone', () => {
    const [folder, key] = [aFolder(), aKey()];
    const first = openStore(folder, key);
    first.drafts.keep(draft);
    first.close();
    const { drafts } = openStore(folder, key);
    expect(drafts.take({ ...asked, person: OTHER })).toBeUndefined();
    expect(drafts.take({ ...asked, service: serviceId('another') })).toBeUndefined();
    expect(drafts.take(asked)).toEqual(draft.answers);
  });

  it('go with the visit that ends in order, which is the last one that had them', () => {
    const store = openStore(aFolder(), aKey());
    store.drafts.keep(draft);
    store.drafts.take(asked);
    store.eraseVisit(VISIT);
    expect(store.drafts.take(asked)).toEqual(draft.answers);
    store.eraseVisit(asked.visit);
    expect(store.drafts.take(asked)).toBeUndefined();
  });

  it('go with the case that is handed in, and after seven days without a change', () => {
    const { drafts } = openStore(aFolder(), aKey());
    drafts.keep(draft);
    drafts.drop(PERSON, CLAIM);
    expect(drafts.take(asked)).toBeUndefined();
    drafts.keep(draft);
    expect(drafts.expire(NOW, NOW)).toBe(0);
    expect(drafts.take({ ...asked, since: NOW + 1 })).toBeUndefined();
    expect(drafts.expire(NOW + 1, NOW + 1)).toBe(1);
    expect(drafts.take(asked)).toBeUndefined();
  });

  it('of a clock that ran ahead are nobody’s once it is put right', () => {
    const { drafts } = openStore(aFolder(), aKey());
    drafts.keep({ ...draft, at: asked.until + 1 });
    expect(drafts.take(asked)).toBeUndefined();
    expect(drafts.expire(asked.since, asked.until)).toBe(1);
  });

  it('say nothing of whose they are', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.drafts.keep(draft);
    store.close();
    withDatabase(folder, key, (database) => {
      const rows = database.prepare('SELECT person, service, visit FROM draft_answers').all();
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(PERSON);
    });
  });

  it('property: whatever is kept, taken and ended, nobody ever gets another’s, nor what is older than seven days', () => {
    const store = openStore(aFolder(), aKey());
    const { drafts } = store;
    const last = new Map<string, { visit: string; phone: string; at: number }>();
    let now = NOW;
    const step = fc.record({
      what: fc.constantFrom('keep', 'take', 'end', 'drop'),
      person: fc.constantFrom(PERSON, OTHER),
      visit: fc.integer({ min: 1, max: 3 }),
      days: fc.integer({ min: 0, max: 5 }),
    });
    let [given, late] = [0, 0];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        for (const { what, person, visit, days } of steps) {
          now += days * DAY_MS;
          const id = visitId(`visit-${visit}`);
          if (what === 'keep') {
            const phone = `${person} at ${now}`;
            drafts.keep({ person, service: CLAIM, visit: id, answers: answersOf(phone), at: now });
            last.set(person, { visit: id, phone, at: now });
          } else if (what === 'drop') {
            drafts.drop(person, CLAIM);
            last.delete(person);
          } else if (what === 'end') {
            store.eraseVisit(id);
            for (const [whose, kept] of last) if (kept.visit === id) last.delete(whose);
          } else {
            const since = now - 7 * DAY_MS;
            const taken = drafts.take({ person, service: CLAIM, visit: id, since, until: now });
            const kept = last.get(person);
            const fresh = kept !== undefined && kept.at >= since;
            expect(taken).toEqual(fresh ? answersOf(kept.phone) : undefined);
            if (fresh) last.set(person, { ...kept, visit: id });
            given += fresh ? 1 : 0;
            late += kept !== undefined && !fresh ? 1 : 0;
          }
        }
      }),
      { numRuns: 200 },
    );
    process.stdout.write(`drafts: ${given} given back, ${late} were too old\n`);
    expect(given).toBeGreaterThan(10);
  });
});
