import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW } from './people.ts';
import { aFolder, aKey, openStore, withDatabase } from './support.ts';

describe('invoices of earlier cases', () => {
  it('are known by code and number together, whatever they are, and by nothing else', () => {
    const store = openStore(aFolder(), aKey());
    const invoice = fc.record({
      code: fc.stringMatching(/^\d{0,12}$/),
      number: fc.stringMatching(/^\d{8,20}$/),
    });
    fc.assert(
      fc.property(invoice, invoice, (one, other) => {
        store.invoices.release('R1');
        store.invoices.use([one, one], 'R1', NOW);
        expect(store.invoices.isUsed(one)).toBe(true);
        expect(store.invoices.isUsed(other)).toBe(one.code === other.code && one.number === other.number);
      }),
      { numRuns: 40 },
    );
  });

  it('may be used again once their case was refused', () => {
    const store = openStore(aFolder(), aKey());
    const [a, b] = [1, 2].map((n) => ({ code: '034000000000', number: `0000000${n}` }));
    store.invoices.use([a!], 'R1', NOW);
    store.invoices.use([b!], 'R2', NOW);
    store.invoices.release('R1');
    expect([a!, b!].map((each) => store.invoices.isUsed(each))).toEqual([false, true]);
  });

  it('leave only hashes behind', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.invoices.use([{ code: '034000000000', number: '00000001' }], 'R1', NOW);
    store.close();
    const row = withDatabase(folder, key, (database) =>
      database.prepare<[], { invoice: Buffer }>('SELECT invoice FROM used_invoice').get(),
    );
    expect(row?.invoice.length).toBe(32);
    expect(row?.invoice.toString('latin1')).not.toContain('00000001');
  });
});
