import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenFrom } from '../../../../electron/upstream/fen.ts';

/** Yuan with two decimals, written from whole fen without any arithmetic on fractions. */
function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('fenFrom', () => {
  it.each([
    [0, 0],
    ['0.00', 0],
    [-0, 0],
    ['-0.00', 0],
    [1286.05, 128_605],
    [0.1, 10],
    [0.29, 29],
    [1.1, 110],
    [4.35, 435],
    [8.2, 820],
    ['1000000.01', 100_000_001],
    ['12.3000', 1_230],
    [' 5 ', 500],
    ['-12.5', -1_250],
    ['+3.10', 310],
  ])('%j yuan is %d fen', (amount, fen) => {
    expect(fenFrom(amount)).toBe(fen);
  });

  it.each([
    undefined,
    null,
    '',
    ' ',
    '1,286.05',
    '1.005',
    1.005,
    '1e3',
    1e21,
    1e-7,
    '.5',
    '5.',
    'abc',
    '12元',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 46,
    '99999999999999.99',
    true,
    {},
    [5],
  ])('%j is no amount', (amount) => {
    expect(fenFrom(amount)).toBeUndefined();
  });

  it('reads every text amount exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(fenFrom(yuanText(fen))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });

  it('reads every JSON number with two decimals exactly, up to 2^46 yuan', () => {
    const largest = 2 ** 46 * 100 - 1;
    fc.assert(
      fc.property(fc.integer({ min: -largest, max: largest }), (fen) => {
        const throughTheWire: unknown = JSON.parse(yuanText(fen));
        expect(fenFrom(throughTheWire)).toBe(fen === 0 ? 0 : fen);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives a safe integer or nothing for anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (amount) => {
        const fen = fenFrom(amount);
        expect(fen === undefined || Number.isSafeInteger(fen)).toBe(true);
      }),
    );
  });
});
