import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HidDescriptor,
  type HidReportKind,
  parseHidDescriptor,
} from '../../../../native/transport/hid-descriptor.ts';
import { fuzz, name as fuzzName } from '../../../fuzz/hid-descriptor.ts';
import { bootKeyboard, hidPosScanner, mouseAndVendor } from './hid-descriptors.ts';

function parsed(bytes: Uint8Array): HidDescriptor {
  const descriptor = parseHidDescriptor(bytes);
  if (descriptor === undefined) throw new Error('no descriptor');
  return descriptor;
}

/** Kind, report, bit offset, element bits, elements: what decides where a value lies. */
const placesOf = (descriptor: HidDescriptor): string[] =>
  descriptor.fields.map(
    (field) => `${field.kind} ${field.reportId} @${field.bitOffset} ${field.bitSize}x${field.count}`,
  );

describe('a boot keyboard', () => {
  const keyboard = parsed(bootKeyboard);

  it('says what it is', () => {
    expect(keyboard.topLevel).toEqual([{ page: 1, usage: 6 }]);
    expect(keyboard.isNumbered).toBe(false);
  });

  it('puts eight modifier bits, a reserved byte and six key indices into one report of eight bytes', () => {
    expect(placesOf(keyboard)).toEqual([
      'input 0 @0 1x8',
      'input 0 @8 8x1',
      'output 0 @0 1x5',
      'output 0 @5 3x1',
      'input 0 @16 8x6',
    ]);
  });

  it('tells values, indices and padding apart', () => {
    const inputs = keyboard.fields.filter((field) => field.kind === 'input');
    expect(inputs.map((field) => [field.isArray, field.isConstant])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
    expect(inputs[0]?.usages).toEqual([{ page: 7, first: 0xe0, last: 0xe7 }]);
    expect(inputs[2]?.usages).toEqual([{ page: 7, first: 0, last: 0x65 }]);
    expect(inputs[1]?.usages).toEqual([]);
  });
});

describe('a scanner with numbered reports', () => {
  const scanner = parsed(hidPosScanner);

  it('counts each report from its own beginning', () => {
    expect(scanner.isNumbered).toBe(true);
    expect(placesOf(scanner)).toEqual([
      'input 2 @0 8x1',
      'input 2 @8 8x3',
      'input 2 @32 8x56',
      'input 2 @480 8x2',
      'input 2 @496 1x1',
      'input 2 @497 7x1',
      'output 253 @0 8x63',
    ]);
  });

  it('names each field and the collections around it', () => {
    const data = scanner.fields[2];
    expect(data?.usages).toEqual([{ page: 0x8c, first: 0xfe, last: 0xfe }]);
    expect(data?.collections).toEqual([
      { page: 0x8c, usage: 2 },
      { page: 0x8c, usage: 0x12 },
    ]);
    expect(scanner.fields[6]?.collections).toEqual([{ page: 0x8c, usage: 2 }]);
    expect(scanner.fields[1]?.usages.map((range) => range.first)).toEqual([0xfb, 0xfc, 0xfd]);
  });
});

describe('two devices behind one node', () => {
  const both = parsed(mouseAndVendor);

  it('lists both', () => {
    expect(both.topLevel).toEqual([
      { page: 1, usage: 2 },
      { page: 0xff00, usage: 1 },
    ]);
  });

  it('restores the state that was saved', () => {
    expect(placesOf(both)).toEqual([
      'input 1 @0 8x2',
      'input 1 @16 12x1',
      'input 1 @28 8x1',
      'feature 2 @0 8x8',
    ]);
    expect(both.fields[2]).toMatchObject({ logicalMinimum: -127, logicalMaximum: 127 });
  });

  it('takes the page from a usage that brings its own', () => {
    expect(both.fields[1]?.usages).toEqual([{ page: 0x0c, first: 0x238, last: 0x238 }]);
    expect(both.fields[1]).toMatchObject({ logicalMinimum: 0, logicalMaximum: 1023 });
  });
});

describe('what makes no descriptor', () => {
  it.each([
    ['an item cut short', [0x05, 0x01, 0x26, 0xff]],
    ['a long item cut short', [0xfe, 0x05, 0x00, 1, 2]],
    ['a long item without its length', [0xfe]],
    ['an end without a beginning', [0xc0]],
    ['a state taken back that was never saved', [0xb4]],
    ['report number 0', [0x85, 0x00]],
    ['report number 256', [0x86, 0x00, 0x01]],
    ['a report longer than the kernel takes', [0x75, 0x20, 0x96, 0xff, 0xff, 0x81, 0x02]],
    ['65 collections within each other', Array.from({ length: 65 }, () => [0xa1, 0x00]).flat()],
    ['65 saved states', Array.from({ length: 65 }, () => 0xa4)],
  ])('%s', (_what, bytes) => {
    expect(parseHidDescriptor(Uint8Array.from(bytes))).toBeUndefined();
  });

  it('is not an empty one, a long item or a collection left open', () => {
    expect(parsed(Uint8Array.of()).fields).toEqual([]);
    expect(parsed(Uint8Array.of(0xfe, 0x02, 0x10, 1, 2)).fields).toEqual([]);
    expect(parsed(Uint8Array.of(0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01)).topLevel).toEqual([
      { page: 0x8c, usage: 2 },
    ]);
  });

  it('drops a usage range that runs backwards', () => {
    const descriptor = parsed(Uint8Array.of(0x19, 9, 0x29, 3, 0x75, 8, 0x95, 1, 0x81, 2));
    expect(descriptor.fields[0]?.usages).toEqual([]);
  });
});

interface PlannedField {
  readonly kind: HidReportKind;
  readonly reportId: number;
  readonly bitSize: number;
  readonly count: number;
  readonly page: number;
  readonly usage: number;
}

const MAIN_PREFIX = { input: 0x81, output: 0x91, feature: 0xb1 } as const;

/** Writes a field down with every item in its longest form that the parser must also take. */
function written(field: PlannedField): number[] {
  const page = [0x06, field.page & 0xff, field.page >> 8];
  const size = [0x85, field.reportId, 0x75, field.bitSize, 0x96, field.count & 0xff, field.count >> 8];
  return [...page, ...size, 0x0a, field.usage & 0xff, field.usage >> 8, MAIN_PREFIX[field.kind], 0x02];
}

const plannedField: fc.Arbitrary<PlannedField> = fc.record({
  kind: fc.constantFrom('input', 'output', 'feature'),
  reportId: fc.integer({ min: 1, max: 3 }),
  bitSize: fc.integer({ min: 1, max: 32 }),
  count: fc.integer({ min: 1, max: 300 }),
  page: fc.integer({ min: 1, max: 0xffff }),
  usage: fc.integer({ min: 1, max: 0xffff }),
});

describe('any descriptor', () => {
  it('is found again as it was written, each report packed without a gap', () => {
    fc.assert(
      fc.property(fc.array(plannedField, { maxLength: 12 }), (planned) => {
        const { fields } = parsed(Uint8Array.from(planned.flatMap(written)));
        const ends = new Map<string, number>();
        const expected = planned.map(({ page, usage, ...field }) => {
          const report = `${field.kind}${field.reportId}`;
          const bitOffset = ends.get(report) ?? 0;
          ends.set(report, bitOffset + field.bitSize * field.count);
          return { ...field, bitOffset, usages: [{ page, first: usage, last: usage }] };
        });
        expect(fields).toMatchObject(expected);
      }),
    );
  });

  it('never throws and never promises more than the kernel delivers, whatever the bytes', async () => {
    const result = await fuzz(200_000, 1);
    expect(fuzzName).toBe('hid-descriptor');
    expect(result.bytes).toBeGreaterThanOrEqual(200_000);
    expect(result.framesFound).toBe(result.framesSent);
    expect(result.falseFrames).toBe(0);
  });
});
