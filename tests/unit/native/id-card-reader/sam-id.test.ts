import { describe, expect, it } from 'vitest';
import { samIdOf } from '../../../../native/id-card-reader/sam-id.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('the module’s number', () => {
  it('is printed as the vendor’s sample', () => {
    expect(samIdOf(bytes('0500010009B8320105BE1200ADC5B111'))).toBe('05.01-20101129-0001228293-0296863149');
  });

  it('pads every part', () => {
    expect(samIdOf(bytes('05000100010000000100000002000000'))).toBe('05.01-00000001-0000000001-0000000002');
  });

  it('is read from its own place in a larger buffer', () => {
    const whole = bytes('FFFF0500010009B8320105BE1200ADC5B111FF');
    expect(samIdOf(whole.subarray(2, 18))).toBe('05.01-20101129-0001228293-0296863149');
  });

  it.each(['', '05000100', '0500010009B8320105BE1200ADC5B11100', '00'.repeat(16), 'FF'.repeat(16)])(
    'is not made from %j',
    (hex) => {
      expect(samIdOf(bytes(hex))).toBeUndefined();
    },
  );
});
