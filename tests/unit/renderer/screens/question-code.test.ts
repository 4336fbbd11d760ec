import { describe, expect, it } from 'vitest';
import { CREDIT_CODE_CHARACTERS } from '../../../../electron/contract/credit-code.ts';
import { CODE_SETS } from '../../../../renderer/screens/question-code.tsx';

describe('the keys of a code', () => {
  it('have every digit and capital letter once, ten at a time at the most', () => {
    const all = Array.from(CODE_SETS.join(''));
    expect(all.toSorted().join('')).toBe('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(CODE_SETS.every((set) => set.length <= 10)).toBe(true);
  });

  it('begin with digits, and keep the letters no credit code has for the last turn', () => {
    expect(CODE_SETS[0]).toBe('1234567890');
    const last = Array.from(CODE_SETS.at(-1) ?? '');
    const early = Array.from(CODE_SETS.slice(0, -1).join(''));
    expect(early.every((character) => CREDIT_CODE_CHARACTERS.includes(character))).toBe(true);
    expect(last.filter((character) => !CREDIT_CODE_CHARACTERS.includes(character)).toSorted()).toEqual(
      Array.from('IOSVZ'),
    );
  });
});
