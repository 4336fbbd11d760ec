import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceFromCode } from '../../../../electron/core/invoice-codes.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const kinds = fc.constantFrom('01', '04', '08', '10', '11', '14', '31', '32', '100');
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const fen = fc.integer({ min: 1, max: 99_999_999 });

describe('the code of a VAT invoice', () => {
  it('is read line by line, whatever is in them', () => {
    const code = fc.oneof(digits(10), digits(12));
    fc.assert(
      fc.property(kinds, code, digits(8), day, fen, digits(20), (kind, of, number, date, amount, check) => {
        const text = `01,${kind},${of},${number},${(amount / 100).toFixed(2)},${date.replaceAll('-', '')},${check},A1B2,`;
        expect(invoiceFromCode(text)).toEqual({
          kind: 'vat',
          code: of,
          number,
          check,
          date,
          amount: (amount / 100).toFixed(2),
        });
        expect(invoiceFromCode(` ${text.replaceAll(',', ' ，')}\r\n`)).toEqual(invoiceFromCode(text));
      }),
    );
  });

  it('has no code where the invoice is fully digital', () => {
    expect(invoiceFromCode(`01,32,,${'2'.repeat(20)},35.5,20260102,,1F2A`)).toEqual({
      kind: 'vat',
      code: '',
      number: '2'.repeat(20),
      check: '',
      date: '2026-01-02',
      amount: '35.50',
    });
  });

  it.each([
    ['another version', '02,10,034000000000,00000007,88.50,20260930,,'],
    ['a kind that is none', '01,77,034000000000,00000007,88.50,20260930,,'],
    ['a number cut short', '01,10,034000000000,0000007,88.50,20260930,,'],
    ['an end that is missing', '01,10,034000000000,00000007'],
  ])('%s is none', (_what, text) => {
    expect(invoiceFromCode(text)?.kind).not.toBe('vat');
  });

  it('leaves a line empty that makes no sense', () => {
    const read = invoiceFromCode('01,10,034000000000,00000007,-88.50,20260230,123,AB12');
    expect(read).toMatchObject({ kind: 'vat', number: '00000007', date: '', amount: '', check: '' });
  });
});

describe('the code of a receipt under the finance department', () => {
  const receipt = { kind: 'e-receipt', code: '34060124', number: '0012345678', check: 'a1b2c3' };

  it.each([
    ['a list', '01,34060124,0012345678,a1b2c3,20260930,88.50'],
    ['bars', '34060124|0012345678|a1b2c3|2026-09-30|88.50'],
    ['an address', 'https://fapiao.example.invalid/v?c=34060124&n=0012345678&k=a1b2c3&d=20260930&a=88.50'],
    ['a path', 'HTTPS://fapiao.example.invalid/34060124/0012345678/a1b2c3/20260930/88.50'],
    ['percent signs', 'https://fapiao.example.invalid/v?q=34060124%2C0012345678%2Ca1b2c3%2C20260930%2C88.50'],
  ])('is found by the shapes of its numbers in %s', (_what, text) => {
    expect(invoiceFromCode(text)).toEqual({ ...receipt, date: '2026-09-30', amount: '88.50' });
  });

  it('keeps what is there and leaves the rest to be typed', () => {
    expect(invoiceFromCode('https://fapiao.example.invalid/34060124/0012345678')).toEqual({
      ...receipt,
      check: '',
      date: '',
      amount: '',
    });
  });

  it.each([
    'https://example.invalid/',
    '34060124',
    '0012345678,a1b2c3',
    '424000000000000000000034000000',
    'https://example.invalid/%E0%A4%A',
    '',
  ])('%j is none', (text) => {
    expect(invoiceFromCode(text)).toBeUndefined();
  });

  it('never throws, and never makes a line that a person could not have typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = invoiceFromCode(text);
        if (read === undefined) return;
        expect(read.number).toMatch(/^\d{8,20}$/);
        expect(read.amount).toMatch(/^$|^\d+\.\d{2}$/);
        expect(read.date).toMatch(/^$|^20\d{2}-\d{2}-\d{2}$/);
      }),
      { numRuns: 500 },
    );
  });
});
