import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommandApdu,
  getResponse,
  onlyLooks,
  readAnswer,
  readRecordByNumber,
  readRecordByTag,
  selectEnvironment,
  selectFile,
  withLength,
} from '../../../../native/smart-card-reader/apdu.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const byte = fc.integer({ min: 0, max: 255 });

describe('commands as the specification writes them', () => {
  it.each<[string, CommandApdu, string]>([
    ['SSSE', selectEnvironment(), '00A404000F7378312E73682EC9E7BBE1B1A3D5CF'],
    ['EF05', selectFile(0xef05, '02'), '00A4020002EF05'],
    ['EF06 with P1 00', selectFile(0xef06, '00'), '00A4000002EF06'],
    ['record 3', readRecordByNumber(3), '00B2030400'],
    ['tag 4E', readRecordByTag(0x4e), '00B24E0000'],
    ['what is ready', getResponse(0x12), '00C0000012'],
    ['record 3 again', withLength(readRecordByNumber(3), 6), '00B2030406'],
  ])('%s', (_name, command, written) => {
    expect(hex(command)).toBe(written);
  });
});

describe('what may leave', () => {
  it('is everything that can be made here, and never VERIFY', () => {
    const made = fc.oneof(
      fc.constant(selectEnvironment()),
      fc
        .tuple(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom<'00' | '02'>('00', '02'))
        .map(([file, p1]) => selectFile(file, p1)),
      byte.map(readRecordByTag),
      byte.map(readRecordByNumber),
      byte.map(getResponse),
      fc.tuple(byte, byte).map(([tag, length]) => withLength(readRecordByTag(tag), length)),
    );
    fc.assert(
      fc.property(made, (command) => {
        expect(onlyLooks(command)).toBe(true);
        expect(command[1]).not.toBe(0x20);
      }),
    );
  });

  it('is SELECT, READ RECORD and GET RESPONSE: of 256 instructions three', () => {
    const allowed = Array.from({ length: 256 }, (_none, instruction) => instruction).filter((instruction) =>
      onlyLooks(Uint8Array.of(0x00, instruction, 0x00, 0x00)),
    );
    expect(allowed).toEqual([0xa4, 0xb2, 0xc0]);
    expect(onlyLooks(Uint8Array.of(0x00))).toBe(false);
  });
});

describe('answers', () => {
  it.each([
    ['9000', { kind: 'data', data: new Uint8Array() }],
    ['0A01329000', { kind: 'data', data: Uint8Array.of(0x0a, 0x01, 0x32) }],
    ['0A01326282', { kind: 'data', data: Uint8Array.of(0x0a, 0x01, 0x32) }],
    ['6112', { kind: 'more', length: 0x12, data: new Uint8Array() }],
    ['0A6105', { kind: 'more', length: 5, data: Uint8Array.of(0x0a) }],
    ['6C06', { kind: 'other-length', length: 6 }],
    ['6A82', { kind: 'absent' }],
    ['6A83', { kind: 'absent' }],
    ['6A88', { kind: 'absent' }],
    ['6982', { kind: 'guarded' }],
    ['6985', { kind: 'guarded' }],
    ['6281', { kind: 'refused', status: 0x6281 }],
    ['6D00', { kind: 'refused', status: 0x6d00 }],
    ['0A01326F00', { kind: 'refused', status: 0x6f00 }],
  ])('%s', (written, meaning) => {
    expect(readAnswer(Uint8Array.from(Buffer.from(written, 'hex')))).toEqual(meaning);
  });

  it('without a status word are none', () => {
    expect(readAnswer(new Uint8Array())).toBeUndefined();
    expect(readAnswer(Uint8Array.of(0x90))).toBeUndefined();
  });

  it('of any bytes mean something, and data only with a status that says so', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 260 }), (bytes) => {
        const answer = readAnswer(bytes);
        const status = (bytes.at(-2) ?? 0) * 256 + (bytes.at(-1) ?? 0);
        expect(answer?.kind === 'data').toBe(status === 0x9000 || status === 0x6282);
      }),
    );
  });
});
