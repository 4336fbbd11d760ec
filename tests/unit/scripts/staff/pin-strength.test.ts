import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weaknessOf } from '../../../../scripts/staff/pin-strength.ts';

/** Born 1988-05-17 in a sequence that nobody has. */
const NUMBER = '341721198805179948';

describe('a PIN', () => {
  it.each(['274906', '839175', '559918', '907264'])('%s may be used', (pin) => {
    expect(weaknessOf(pin, NUMBER)).toBeUndefined();
  });

  it.each([
    ['12345', '六位'],
    ['1234567', '六位'],
    ['12a456', '六位'],
    ['', '六位'],
    ['000000', '连着'],
    ['123456', '连着'],
    ['654321', '连着'],
    ['246802', '连着'],
    ['890123', '连着'],
    ['121212', '重复'],
    ['479479', '重复'],
    ['998998', '重复'],
    ['778877', '三个不同'],
    ['880517', '生日'],
    ['170588', '生日'],
    ['051788', '生日'],
    ['198805', '生日'],
    ['179948', '生日'],
    ['341721', '生日'],
    ['651231', '像生日'],
    ['010101', '重复'],
    ['750816', '像生日'],
  ])('%s is refused: %s', (pin, why) => {
    expect(weaknessOf(pin, NUMBER)).toContain(why);
  });

  it('is judged without a number too', () => {
    expect(weaknessOf('880517')).toContain('像生日');
    expect(weaknessOf('179948')).toBeUndefined();
  });

  it('leaves far more than nine in ten of all there are', () => {
    let allowed = 0;
    for (let pin = 0; pin < 1_000_000; pin += 7)
      if (weaknessOf(String(pin).padStart(6, '0'), NUMBER) === undefined) allowed += 1;
    const share = allowed / Math.ceil(1_000_000 / 7);
    process.stdout.write(`PINs allowed: ${(share * 100).toFixed(1)} %\n`);
    expect(share).toBeGreaterThan(0.93);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => void weaknessOf(typed, NUMBER)));
  });
});
