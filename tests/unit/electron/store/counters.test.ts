import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCounters } from '../../../../electron/store/counters.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { aDatabase } from './support.ts';

describe('counters', () => {
  it('give 1, 2, 3 … to each series and scope by itself', () => {
    const database = aDatabase();
    const next = createCounters(database, createWriter(database));
    const counter = fc.tuple(fc.constantFrom('receipt', 'case'), fc.constantFrom('20261122', '20261123', ''));
    const given = new Map<string, number>();
    fc.assert(
      fc.property(counter, ([series, scope]) => {
        const expected = (given.get(`${series}/${scope}`) ?? 0) + 1;
        expect(next(series, scope)).toEqual({ ok: true, value: expected });
        given.set(`${series}/${scope}`, expected);
      }),
      { numRuns: 60 },
    );
  });

  it('go on after a restart', () => {
    const database = aDatabase();
    for (let start = 1; start <= 5; start += 1) {
      expect(createCounters(database, createWriter(database))('receipt', 'day')).toEqual({
        ok: true,
        value: start,
      });
    }
  });
});
