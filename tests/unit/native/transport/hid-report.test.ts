import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HidDescriptor,
  type HidField,
  parseHidDescriptor,
} from '../../../../native/transport/hid-descriptor.ts';
import {
  hidReportBytes,
  readHidElement,
  splitHidReport,
  usageOf,
  usagesOn,
} from '../../../../native/transport/hid-report.ts';
import { bootKeyboard, hidPosScanner, mouseAndVendor } from './hid-descriptors.ts';

function parsed(bytes: Uint8Array): HidDescriptor {
  const descriptor = parseHidDescriptor(bytes);
  if (descriptor === undefined) throw new Error('no descriptor');
  return descriptor;
}

function fieldAt(descriptor: HidDescriptor, index: number): HidField {
  const field = descriptor.fields[index];
  if (field === undefined) throw new Error(`no field ${index}`);
  return field;
}

const keyboard = parsed(bootKeyboard);
const scanner = parsed(hidPosScanner);
const mouse = parsed(mouseAndVendor);

describe('the head of a report', () => {
  it('is taken off where reports are numbered, and only there', () => {
    const report = Uint8Array.of(2, 9, 8);
    expect(splitHidReport(scanner, report)).toEqual({ reportId: 2, payload: Uint8Array.of(9, 8) });
    expect(splitHidReport(keyboard, report)).toEqual({ reportId: 0, payload: report });
    expect(splitHidReport(scanner, Uint8Array.of())).toBeUndefined();
  });

  it('is not counted in the length', () => {
    expect(hidReportBytes(scanner, 'input', 2)).toBe(63);
    expect(hidReportBytes(scanner, 'output', 0xfd)).toBe(63);
    expect(hidReportBytes(keyboard, 'input', 0)).toBe(8);
    expect(hidReportBytes(keyboard, 'output', 0)).toBe(1);
    expect(hidReportBytes(keyboard, 'feature', 0)).toBe(0);
    expect(hidReportBytes(mouse, 'input', 1)).toBe(5);
  });
});

describe('an element', () => {
  it('is read across byte borders', () => {
    const wheel = fieldAt(mouse, 1);
    // Bits 16–27: the two bytes before, then 0xABC and the first four bits of the next field.
    expect(readHidElement(wheel, Uint8Array.of(0, 0, 0xbc, 0x5a, 0), 0)).toBe(0xabc);
  });

  it('has a sign where its minimum has one', () => {
    const movement = fieldAt(mouse, 0);
    expect(readHidElement(movement, Uint8Array.of(0x81, 0x7f), 0)).toBe(-127);
    expect(readHidElement(movement, Uint8Array.of(0x81, 0x7f), 1)).toBe(127);
  });

  it.each([-1, 2])('is not read at index %i of two', (index) => {
    expect(readHidElement(fieldAt(mouse, 0), Uint8Array.of(1, 2, 3), index)).toBeUndefined();
  });

  it('is not read beyond a short report', () => {
    expect(readHidElement(fieldAt(mouse, 0), Uint8Array.of(1), 1)).toBeUndefined();
  });

  it('is not read as a number when it is wider than 32 bits', () => {
    const wide = { ...fieldAt(mouse, 0), bitSize: 33, count: 1 };
    expect(readHidElement(wide, new Uint8Array(8), 0)).toBeUndefined();
  });

  it('comes back as it was written, at any place and width', () => {
    const place = fc.record({
      bitOffset: fc.integer({ min: 0, max: 40 }),
      bitSize: fc.integer({ min: 1, max: 32 }),
      noise: fc.uint8Array({ minLength: 10, maxLength: 10 }),
      value: fc.integer({ min: 0, max: 0xffff_ffff }),
    });
    fc.assert(
      fc.property(place, ({ bitOffset, bitSize, noise, value }) => {
        const wanted = BigInt(value) & ((1n << BigInt(bitSize)) - 1n);
        const whole = noise.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
        const mask = ((1n << BigInt(bitSize)) - 1n) << BigInt(bitOffset);
        const mixed = (whole & ~mask) | (wanted << BigInt(bitOffset));
        const payload = Uint8Array.from({ length: 10 }, (_, at) => Number((mixed >> BigInt(8 * at)) & 0xffn));
        const field = { ...fieldAt(keyboard, 0), bitOffset, bitSize, count: 1 };
        expect(readHidElement(field, payload, 0)).toBe(Number(wanted));
      }),
    );
  });
});

describe('usages', () => {
  it('go one by one, the last standing for all that follow', () => {
    const symbology = fieldAt(scanner, 1);
    expect([0, 1, 2, 3].map((index) => usageOf(symbology, index)?.usage)).toEqual([0xfb, 0xfc, 0xfd, 0xfd]);
    expect(usageOf(fieldAt(scanner, 2), 55)).toEqual({ page: 0x8c, usage: 0xfe });
  });

  it('are none for padding, and none beyond the range of an index', () => {
    expect(usageOf(fieldAt(keyboard, 1), 0)).toBeUndefined();
    expect(usageOf(fieldAt(keyboard, 4), 0x66)).toBeUndefined();
  });

  it('that are on are listed without the empty places and without values outside the range', () => {
    const keys = fieldAt(keyboard, 4);
    const report = Uint8Array.of(0, 0, 0x52, 0, 0x28, 0xff, 0, 0);
    expect(usagesOn(keys, report)).toEqual([
      { page: 7, usage: 0x52 },
      { page: 7, usage: 0x28 },
    ]);
  });
});
