import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CREDIT_CODE_CHARACTERS,
  creditCodeCheck,
  isCreditCode,
} from '../../../../electron/contract/credit-code.ts';

const first17 = fc.string({
  unit: fc.constantFrom(...Array.from(CREDIT_CODE_CHARACTERS)),
  minLength: 17,
  maxLength: 17,
});
const withCheck = (start: string): string => `${start}${creditCodeCheck(start) ?? ''}`;

describe('a unified social credit code', () => {
  it.each([
    // The example that descriptions of the standard quote.
    ['as it is quoted', '91350100M000100Y43', true],
    ['with another check character', '91350100M000100Y44', false],
    ['with a letter that is none of the 31', '91350100M000100I43', false],
    ['too short', '91350100M000100Y4', false],
    ['too long', '91350100M000100Y433', false],
    ['in small letters', '91350100m000100y43', false],
    ['nothing', '', false],
  ])('%s', (_name, code, right) => {
    expect(isCreditCode(code)).toBe(right);
  });

  it('is right with the character that was worked out, and with no other', () => {
    fc.assert(
      fc.property(first17, fc.constantFrom(...Array.from(CREDIT_CODE_CHARACTERS)), (start, last) => {
        expect(isCreditCode(`${start}${last}`)).toBe(last === creditCodeCheck(start));
      }),
    );
  });

  it('shows every single wrong character', () => {
    const place = fc.integer({ min: 0, max: 16 });
    const by = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(first17, place, by, (start, at, step) => {
        const code = withCheck(start);
        const value = (CREDIT_CODE_CHARACTERS.indexOf(code[at] ?? '') + step) % 31;
        const wrong = `${code.slice(0, at)}${CREDIT_CODE_CHARACTERS[value] ?? ''}${code.slice(at + 1)}`;
        expect(isCreditCode(wrong)).toBe(false);
      }),
    );
  });
});
