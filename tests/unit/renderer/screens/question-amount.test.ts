import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountEcho, isBeginningOfAmount } from '../../../../renderer/screens/question-amount.tsx';

describe('the keys of an amount', () => {
  it.each(['', '0', '0.', '0.5', '0.50', '1', '1234567', '1234567.89'])('may make "%s"', (typed) => {
    expect(isBeginningOfAmount(typed)).toBe(true);
  });
  it.each(['.', '00', '01', '1.234', '1..', '1.2.3', '12345678', '1X'])('never make "%s"', (typed) => {
    expect(isBeginningOfAmount(typed)).toBe(false);
  });
  it('make nothing but what an amount can begin with, in whatever order they are pressed', () => {
    const keys = fc.array(fc.constantFrom(...Array.from('0123456789.')), { maxLength: 20 });
    fc.assert(
      fc.property(keys, (pressed) => {
        const typed = pressed.reduce((so, key) => (isBeginningOfAmount(so + key) ? so + key : so), '');
        expect(typed === '' || Number.isFinite(Number(typed))).toBe(true);
        expect(typed.length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

it.each([
  ['', ''],
  ['5', '5元'],
  ['1234', '1,234元'],
  ['1234567.8', '1,234,567.8元'],
  ['0.', '0.元'],
])('"%s" is shown as "%s"', (typed, shown) => {
  expect(amountEcho(typed)).toBe(shown);
});
