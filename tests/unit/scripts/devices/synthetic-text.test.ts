import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasValidCheckCharacter } from '../../../../electron/contract/id-number.ts';
import {
  firstSafe,
  isMaleNumber,
  reveals,
  sameClasses,
  syntheticPerson,
} from '../../../../scripts/devices/synthetic-text.ts';

const classOf = (unit: string): number =>
  [/[0-9]/, /[A-Z]/, /[a-z]/, /\p{Script=Han}/u].findIndex((one) => one.test(unit));

describe('text that is nobody’s', () => {
  test('has the length and the classes of the real one, marks and spaces included', () => {
    const real = fc.stringMatching(/^[示例甲乙A-Za-z0-9 ·（）-]{0,40}$/u);
    fc.assert(
      fc.property(real, fc.nat(59), (text, attempt) => {
        const made = sameClasses(text, attempt);
        expect(Array.from(made, classOf)).toEqual(Array.from(text, classOf));
        expect(made.replaceAll(/[\p{L}\p{N}]/gu, '')).toBe(text.replaceAll(/[\p{L}\p{N}]/gu, ''));
      }),
    );
  });

  test('a run of four reveals, three do not, nor do four spaces', () => {
    expect(reveals('x1234y', ['01234'])).toBe(true);
    expect(reveals('x123y', ['0123'])).toBe(false);
    expect(reveals('    ', ['    '])).toBe(false);
    expect(firstSafe(() => '1234', String, ['1234'])).toBeUndefined();
    expect(firstSafe(String, (text) => text, ['x'])).toBe('0');
  });

  test('invented people have valid numbers in a division that is none, of the sex asked for', () => {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      for (const isMale of [true, false]) {
        const { number, birth, validFrom, validUntil } = syntheticPerson(attempt, isMale);
        expect(hasValidCheckCharacter(number)).toBe(true);
        expect(number).toMatch(/^99\d{4}/);
        expect(number.slice(6, 14)).toBe(birth);
        expect(number.slice(14, 16)).toBe('99');
        expect(isMaleNumber(number)).toBe(isMale);
        expect(validFrom < validUntil).toBe(true);
      }
    }
  });
});
