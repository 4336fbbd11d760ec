import { describe, expect, it } from 'vitest';
import { TRAITS, traitsOf } from '../../../../scripts/handwriting/traits.ts';

const names = [...Array.from({ length: 60 }, (_, i) => `垟头${i}村`), '龘村'];
const traits = traitsOf(names);
const has = (character: string, trait: keyof typeof TRAITS) => (traits(character) & TRAITS[trait]) !== 0;

describe('traits of characters', () => {
  it('know the commoner half of GB2312', () => {
    expect(has('村', 'common')).toBe(true);
    expect(has('亍', 'common')).toBe(false);
  });

  it('know surnames and characters of given names', () => {
    expect([has('王', 'surname'), has('禤', 'surname'), has('的', 'surname')]).toEqual([true, true, false]);
    expect([has('秀', 'givenName'), has('珺', 'givenName'), has('的', 'givenName')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('know what many places are named with', () => {
    expect([has('垟', 'place'), has('村', 'place'), has('龘', 'place')]).toEqual([true, true, false]);
  });
});
