import { describe, expect, it } from 'vitest';
import {
  characterOf,
  isEnter,
  isLock,
  keypadDigitOf,
} from '../../../../native/code-scanner/keyboard-usages.ts';

describe('keys of the US layout', () => {
  it.each([
    [0x04, 'a', 'A'],
    [0x1d, 'z', 'Z'],
    [0x1e, '1', '!'],
    [0x27, '0', ')'],
    [0x2b, '\t', '\t'],
    [0x2c, ' ', ' '],
    [0x2d, '-', '_'],
    [0x31, '\\', '|'],
    [0x33, ';', ':'],
    [0x38, '/', '?'],
    [0x54, '/', '/'],
    [0x57, '+', '+'],
    [0x59, '1', undefined],
    [0x62, '0', undefined],
    [0x63, '.', undefined],
    [0x3a, undefined, undefined],
    [0x87, undefined, undefined],
  ])('%i', (usage, plain, shifted) => {
    expect([characterOf(usage, false), characterOf(usage, true)]).toEqual([plain, shifted]);
  });

  it('every printable character has exactly one place on the main block', () => {
    const main = Array.from({ length: 0x39 - 0x04 }, (_, index) => index + 0x04);
    const typed = main.flatMap((usage) => [characterOf(usage, false), characterOf(usage, true)]);
    const printable = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(index + 0x21));
    for (const character of printable) expect(typed.filter((one) => one === character)).toEqual([character]);
  });

  it('number block, Enter and locks', () => {
    expect([0x58, 0x59, 0x61, 0x62, 0x63].map(keypadDigitOf)).toEqual([undefined, '1', '9', '0', undefined]);
    expect([0x28, 0x58, 0x29].map(isEnter)).toEqual([true, true, false]);
    expect([0x39, 0x47, 0x53, 0x3a].map(isLock)).toEqual([true, true, true, false]);
  });
});
