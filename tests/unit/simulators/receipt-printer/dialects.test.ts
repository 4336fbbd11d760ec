import { describe, expect, test } from 'vitest';
import {
  automaticAnswer,
  DIALECTS,
  type Sensors,
  statusAnswer,
} from '../../../simulators/receipt-printer/dialects.ts';

const well: Sensors = {
  online: true,
  paper: 'enough',
  coverOpen: false,
  cutterError: false,
  slipInMouth: false,
  working: false,
};
const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex');

describe('answers to DLE EOT, byte for byte from the manuals', () => {
  test.each([
    [1, {}, '12'],
    [1, { online: false }, '1a'],
    [2, { coverOpen: true }, '16'],
    [2, { paper: 'out' }, '32'],
    [3, { cutterError: true }, '1a'],
    [4, { paper: 'low' }, '1e'],
    [4, { paper: 'out' }, '72'],
    [9, {}, ''],
  ] as const)('common, %i with %j', (question, over, wanted) => {
    for (const dialect of ['epson', 'snbc', 'zijiang'] as const)
      expect(hex(statusAnswer(dialect, { ...well, ...over }, question))).toBe(wanted);
  });

  test('Hwasung and Custom', () => {
    const all: Sensors = { ...well, paper: 'out', coverOpen: true, slipInMouth: true, working: true };
    expect(hex(statusAnswer('hwasung', all, 2))).toBe('93');
    expect(hex(statusAnswer('custom', all, 0x14))).toBe('100f21060000');
    expect(hex(statusAnswer('custom', { ...well, cutterError: true, paper: 'low' }, 0x14))).toBe(
      '100f04000001',
    );
  });
});

test('automatic status: SNBC ends otherwise, Zijiang keeps quiet about being off line, two makes have none', () => {
  const trouble: Sensors = { ...well, online: false, paper: 'out', coverOpen: true };
  expect(DIALECTS.map((dialect) => hex(automaticAnswer(dialect, trouble)))).toEqual([
    '38000f00',
    '38000f0f',
    '30000f00',
    '',
    '',
  ]);
});
