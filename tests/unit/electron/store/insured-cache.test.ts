import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../../electron/contract/enquiry.ts';
import { createInsuredCache } from '../../../../electron/store/insured-cache.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { aRecord, ID_NUMBER, NOW } from './people.ts';
import { aDatabase, aKey } from './support.ts';

function aCache(key = aKey()) {
  const database = aDatabase();
  const openWith = (other: Uint8Array) => createInsuredCache(database, createWriter(database), other);
  return { database, cache: openWith(key), openWith };
}
const OTHER = '999999190001010022';

describe('the cache', () => {
  it('gives back the newest record with the time it was kept', () => {
    const { cache } = aCache();
    expect(cache.find(ID_NUMBER)).toBeUndefined();
    cache.keep(ID_NUMBER, aRecord, NOW);
    const newer = { ...aRecord, name: '测试乙样例' };
    expect(cache.keep(ID_NUMBER, newer, NOW + 1)).toEqual({ ok: true, value: undefined });
    expect(cache.find(ID_NUMBER)).toEqual({ record: newer, keptAt: NOW + 1 });
    expect(cache.find(OTHER)).toBeUndefined();
  });

  it('keeps persons apart, whatever their numbers', () => {
    const { cache } = aCache();
    const persons = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 18 }), { maxLength: 8 });
    fc.assert(
      fc.property(persons, (numbers) => {
        for (const [n, number] of numbers.entries()) {
          cache.keep(number, { ...aRecord, personNumber: String(n) }, n);
        }
        for (const [n, number] of numbers.entries()) {
          expect(cache.find(number)).toMatchObject({ keptAt: n, record: { personNumber: String(n) } });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('drops what is older than asked, and says how much', () => {
    const { cache } = aCache();
    for (let n = 0; n < 10; n += 1) cache.keep(`person-${n}`, aRecord, NOW + n);
    expect(cache.expire(NOW + 4)).toBe(4);
    expect(cache.expire(NOW + 4)).toBe(0);
    expect(cache.find('person-3')).toBeUndefined();
    expect(cache.find('person-4')?.keptAt).toBe(NOW + 4);
  });

  it('holds a keyed hash instead of the number: useless without the key, and no plain hash', () => {
    const { database, cache, openWith } = aCache();
    cache.keep(ID_NUMBER, aRecord, NOW);
    const person = database.prepare<[], Buffer>('SELECT person FROM insured_cache').pluck().get();
    expect(person?.length).toBe(32);
    expect(person?.includes(ID_NUMBER)).toBe(false);
    expect(openWith(aKey()).find(ID_NUMBER)).toBeUndefined();
  });

  it('takes an entry of another shape, from an earlier release, as not kept', () => {
    const { database, cache } = aCache();
    cache.keep(ID_NUMBER, aRecord, NOW);
    database.exec(`UPDATE insured_cache SET record = '{"name":"earlier shape"}'`);
    expect(cache.find(ID_NUMBER)).toBeUndefined();
    cache.keep(ID_NUMBER, aRecord, NOW);
    expect(cache.find(ID_NUMBER)?.record).toEqual(aRecord);
  });
});

describe('what an enquiry found', () => {
  const findings: Findings = {
    of: 'rights',
    rights: { contributions: [{ year: '2026', insuranceType: '390', own: 40_000, subsidy: 70_000 }] },
  };

  it('is kept beside the record, each enquiry for itself', () => {
    const { cache } = aCache();
    cache.keep(ID_NUMBER, aRecord, NOW);
    expect(cache.findFindings(ID_NUMBER, 'rights')).toBeUndefined();
    expect(cache.keepFindings(ID_NUMBER, 'rights', findings, NOW + 1)).toEqual({
      ok: true,
      value: undefined,
    });
    expect(cache.findFindings(ID_NUMBER, 'rights')).toEqual({ findings, keptAt: NOW + 1 });
    expect(cache.findFindings(ID_NUMBER, 'rights-and-benefits')).toBeUndefined();
    expect(cache.findFindings(OTHER, 'rights')).toBeUndefined();
    expect(cache.find(ID_NUMBER)).toEqual({ record: aRecord, keptAt: NOW });
  });

  it('goes with its time, and no number stands in the database', () => {
    const { cache, database } = aCache();
    cache.keepFindings(ID_NUMBER, 'rights', findings, NOW);
    const rows = database.prepare('SELECT * FROM insured_cache').all();
    expect(JSON.stringify(rows)).not.toContain(ID_NUMBER);
    expect(cache.expire(NOW + 1)).toBe(1);
    expect(cache.findFindings(ID_NUMBER, 'rights')).toBeUndefined();
  });
});
