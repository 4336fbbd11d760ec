import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createWedgeBurst,
  ENTER_WITHIN_MS,
  HOLD_MS,
  LONGEST_GAP_MS,
  MEDIAN_GAP_MS,
  SHORTEST_CODE,
} from '../../../../renderer/codes/wedge-burst.ts';

const CHARACTERS = Array.from('0123456789abcXYZ,:/?=%');
const codeText = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: SHORTEST_CODE, maxLength: 80 })
  .map((all) => all.join(''));

/** Plays keys `gap` ms apart and looks whenever it is due; gives the codes, and all that was typed in order. */
function play(keys: readonly { readonly key: string; readonly gap: number; readonly special?: boolean }[]) {
  const burst = createWedgeBurst();
  const codes: string[] = [];
  let typed = '';
  let passed = '';
  let at = 1000;
  const lookUntil = (until: number): void => {
    for (let due = burst.dueAt(); due !== undefined && due <= until; due = burst.dueAt())
      typed += burst.look(due).typed ?? '';
  };
  for (const { key, gap, special = false } of keys) {
    lookUntil(at + gap - 1);
    at += gap;
    const verdict = burst.press({ key, at, special });
    typed += verdict.typed ?? '';
    if (!verdict.held) passed += key === 'Enter' ? '\n' : '';
    if (verdict.code !== undefined) codes.push(verdict.code);
  }
  lookUntil(Number.POSITIVE_INFINITY);
  return { codes, typed, passed };
}

const typedAt = (text: string, gap: number) => Array.from(text).map((key) => ({ key, gap }));

describe('a scanner that types', () => {
  it('is heard whole, whatever it sends, and nothing of it leaks', () => {
    fc.assert(
      fc.property(codeText, fc.integer({ min: 0, max: MEDIAN_GAP_MS }), (text, gap) => {
        const heard = play([...typedAt(text, gap), { key: 'Enter', gap }]);
        expect(heard).toEqual({ codes: [text], typed: '', passed: '' });
      }),
    );
  });

  it('presses shift before a capital, which is no part of the code', () => {
    const keys = [
      ...typedAt('ABC', 5).flatMap((key) => [{ key: 'Shift', gap: 5 }, key]),
      ...typedAt('123', 5),
      { key: 'Enter', gap: 5 },
    ];
    expect(play(keys).codes).toEqual(['ABC123']);
  });

  it('may pause once, but not longer than a person would', () => {
    const slowAt = (pause: number) => [
      ...typedAt('12345', 10),
      { key: '6', gap: pause },
      ...typedAt('789', 10),
      { key: 'Enter', gap: 10 },
    ];
    expect(play(slowAt(LONGEST_GAP_MS)).codes).toEqual(['123456789']);
    expect(play(slowAt(LONGEST_GAP_MS + 1)).codes).toEqual([]);
  });

  it('shows two codes one after the other', () => {
    const one = [...typedAt('111111', 5), { key: 'Enter', gap: 5 }];
    const two = [...typedAt('222222', 5), { key: 'Enter', gap: 5 }];
    expect(play([...one, ...two]).codes).toEqual(['111111', '222222']);
  });
});

describe('a person who types', () => {
  it('loses no character and is taken for no scanner', () => {
    const slow = fc.array(
      fc.record({
        key: fc.constantFrom(...CHARACTERS),
        gap: fc.integer({ min: LONGEST_GAP_MS + 1, max: 900 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(slow, (keys) => {
        const heard = play([...keys, { key: 'Enter', gap: 200 }]);
        expect(heard).toEqual({ codes: [], typed: keys.map(({ key }) => key).join(''), passed: '\n' });
      }),
    );
  });

  it('waits for a character no longer than can be felt', () => {
    const burst = createWedgeBurst();
    burst.press({ key: '7', at: 1000, special: false });
    expect(burst.dueAt()).toBe(1000 + HOLD_MS);
    expect(burst.look(1000 + HOLD_MS - 1)).toEqual({});
    expect(burst.look(1000 + HOLD_MS)).toEqual({ typed: '7' });
  });

  it('who composes or holds control is never held back', () => {
    const keys = [...typedAt('12', 5), { key: 'a', gap: 5, special: true }];
    expect(play(keys)).toEqual({ codes: [], typed: '12', passed: '' });
  });
});

describe('what is neither', () => {
  it('too short, or without its Enter, is given back', () => {
    expect(play([...typedAt('12345', 5), { key: 'Enter', gap: 5 }]).typed).toBe('12345');
    expect(play(typedAt('1234567890', 5)).typed).toBe('1234567890');
    expect(play([...typedAt('1234567890', 5), { key: 'Enter', gap: ENTER_WITHIN_MS + 1 }])).toEqual({
      codes: [],
      typed: '1234567890',
      passed: '\n',
    });
  });

  it('of any keys at any pace, every character comes out once, in order', () => {
    const anything = fc.array(
      fc.record({
        key: fc.constantFrom(...CHARACTERS, 'Enter', 'Shift'),
        gap: fc.integer({ min: 0, max: 150 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(anything, (keys) => {
        const { codes, typed } = play(keys);
        const characters = keys.filter(({ key }) => key.length === 1).map(({ key }) => key);
        expect(Array.from(codes.join('') + typed).toSorted()).toEqual(characters.toSorted());
      }),
    );
  });
});
