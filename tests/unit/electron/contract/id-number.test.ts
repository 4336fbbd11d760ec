import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreesWithHolder, hasValidCheckCharacter } from '../../../../electron/contract/id-number.ts';
import { withCheck } from '../../../simulators/upstream/id-number.ts';

describe('the check character of GB 11643', () => {
  it.each([
    ['11010519491231002X', 'the standard’s first example'],
    ['440524188001010014', 'the standard’s second example'],
    ['34052419800101001X', 'a widely printed example'],
    ['810000199001010000', 'a made-up Hong Kong number'],
    ['911561200001010000', 'a made-up 2023 foreigner number'],
  ])('%s holds: %s', (number) => {
    expect(hasValidCheckCharacter(number)).toBe(true);
  });

  it.each([
    '',
    '11010519491231002',
    '11010519491231002x',
    '11010519491231002X ',
    'USA110090010100',
    '1101051949123100X2',
  ])('%j does not', (number) => {
    expect(hasValidCheckCharacter(number)).toBe(false);
  });

  const seventeen = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
    .map((digits) => digits.join(''));

  it('catches every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(seventeen, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const good = withCheck(digits);
        expect(hasValidCheckCharacter(good)).toBe(true);
        const wrong = (Number(good[place]) + shift) % 10;
        expect(hasValidCheckCharacter(`${good.slice(0, place)}${wrong}${good.slice(place + 1)}`)).toBe(false);
        if (place === 16 || good[place] === good[place + 1]) return;
        const swapped = `${good.slice(0, place)}${good[place + 1]}${good[place]}${good.slice(place + 2)}`;
        expect(hasValidCheckCharacter(swapped)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what the number says of its holder', () => {
  const number = '11010519491231002X';
  it.each([
    ['1949-12-31', 'female', true],
    ['1949-12-31', 'male', false],
    ['1949-12-30', 'female', false],
    ['1949-12-31', 'unknown', true],
    ['1949-12-31', 'not-stated', true],
    ['1949-12-30', 'not-stated', false],
  ] as const)('born %s, %s: %s', (birth, sex, agrees) => {
    expect(agreesWithHolder(number, birth, sex)).toBe(agrees);
  });
});
