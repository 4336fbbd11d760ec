import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, parseRecord, unpadded } from '../../../../native/smart-card-reader/social-card-tlv.ts';

const byte = fc.integer({ min: 0, max: 255 });
const value = fc.uint8Array({ maxLength: 255 });

describe('records', () => {
  it('come back as they were written, whatever fills the file behind them', () => {
    fc.assert(
      fc.property(byte, value, fc.uint8Array({ maxLength: 20 }), (tag, written, behind) => {
        expect(parseRecord(Uint8Array.of(tag, written.length, ...written, ...behind))).toEqual({
          tag,
          value: written,
        });
      }),
    );
  });

  it('that were cut off are none, at every byte', () => {
    fc.assert(
      fc.property(byte, value, fc.nat(), (tag, written, at) => {
        const whole = Uint8Array.of(tag, written.length, ...written);
        expect(parseRecord(whole.subarray(0, at % whole.length))).toBeUndefined();
      }),
    );
  });

  it('are copies: the answer’s bytes can be overwritten', () => {
    const bytes = Uint8Array.of(0x0a, 0x01, 0x32);
    const record = parseRecord(bytes);
    bytes.fill(0);
    expect(record?.value).toEqual(Uint8Array.of(0x32));
  });
});

describe('digit strings', () => {
  it.each([
    ['19560504', '19560504'],
    ['990101FFFF', '990101'],
    ['12345F', '12345'],
    ['FFFF', ''],
    ['', ''],
    ['1F34', undefined],
    ['12A4', undefined],
    ['12FA', undefined],
  ])('%s is %j', (written, digits) => {
    expect(digitsOf(Buffer.from(written, 'hex'))).toBe(digits);
  });

  it('of any digits come back', () => {
    const digits = fc.stringMatching(/^\d{0,32}$/);
    fc.assert(
      fc.property(digits, (text) => {
        expect(digitsOf(Buffer.from(text.padEnd(32, 'F'), 'hex'))).toBe(text);
      }),
    );
  });
});

describe('padded texts', () => {
  it('lose what fills them up on the right and nothing else', () => {
    fc.assert(
      fc.property(value, fc.array(fc.constantFrom(0x00, 0x20, 0xff)), (text, padding) => {
        const kept = unpadded(Uint8Array.of(...text, ...padding));
        expect(kept).toEqual(unpadded(text));
        expect([0x00, 0x20, 0xff]).not.toContain(kept.at(-1));
        expect(text.subarray(0, kept.length)).toEqual(kept);
      }),
    );
  });
});
