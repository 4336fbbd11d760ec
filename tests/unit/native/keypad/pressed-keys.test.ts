import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressedKeys } from '../../../../native/keypad/pressed-keys.ts';
import { parseHidDescriptor } from '../../../../native/transport/hid-descriptor.ts';
import { bootKeyboard, hidPosScanner } from '../transport/hid-descriptors.ts';

const boot = parseHidDescriptor(bootKeyboard);
const scanner = parseHidDescriptor(hidPosScanner);
/** A keypad with numbered reports and a bit for each of five keys (usages 51, 52, 28, 29, 3A), three bits of padding. */
const fiveBits = parseHidDescriptor(
  Uint8Array.from(
    Buffer.from('05010906a101850305070951095209280929093a15002501750195058102750195038101c0', 'hex'),
  ),
);
/** A report of six keys: no modifier, as the boot layout has it. */
const report = (...keys: number[]): Uint8Array =>
  Uint8Array.from({ length: 8 }, (_, at) => keys[at - 2] ?? 0);

describe('the keys that are down', () => {
  it.each([
    ['by the boot layout', undefined],
    ['by the descriptor of a boot keyboard', boot],
  ])('%s', (_how, descriptor) => {
    expect(pressedKeys(report(0x52, 0x28), descriptor)).toEqual([0x52, 0x28]);
    expect(pressedKeys(report(), descriptor)).toEqual([]);
    const withShift = report(0x52);
    withShift[0] = 0x22;
    expect(pressedKeys(withShift, descriptor)?.toSorted((a, b) => a - b)).toEqual([0x52, 0xe1, 0xe5]);
  });

  it.each([undefined, boot])('are not told by an error report', (descriptor) => {
    expect(pressedKeys(report(1, 1, 1, 1, 1, 1), descriptor)).toBeUndefined();
    expect(pressedKeys(report(0x52, 2), descriptor)).toBeUndefined();
    expect(pressedKeys(report(3), descriptor)).toBeUndefined();
  });

  it('are bits where the keypad says so, in the report that it numbers', () => {
    expect(pressedKeys(Uint8Array.of(3, 0b0_0101), fiveBits)).toEqual([0x51, 0x28]);
    expect(pressedKeys(Uint8Array.of(3, 0b1110_0000), fiveBits)).toEqual([]);
    expect(pressedKeys(Uint8Array.of(4, 0xff), fiveBits)).toBeUndefined();
  });

  it('are not looked for in other reports, nor in ones of another length', () => {
    expect(pressedKeys(Uint8Array.of(2, 1, 2, 3), scanner)).toBeUndefined();
    expect(pressedKeys(Uint8Array.of(0, 0, 0x52), undefined)).toBeUndefined();
    expect(pressedKeys(Uint8Array.of(), fiveBits)).toBeUndefined();
  });

  it('are the same by layout and by descriptor, and never anything but keys, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        // The boot keyboard's descriptor ends at usage 65; above that only the layout knows a key.
        const known = bytes.map((byte, at) => (at < 2 ? byte : byte % 0x66));
        const byLayout = pressedKeys(known, undefined);
        const byDescriptor = pressedKeys(known, boot);
        expect(byDescriptor?.toSorted()).toEqual(byLayout?.toSorted());
        for (const key of byLayout ?? []) expect(key).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});
