import { describe, expect, test } from 'vitest';
import {
  type PrinterStatus,
  refusalOf,
  troubleOf,
} from '../../../../native/receipt-printer/printer-status.ts';

const healthy: PrinterStatus = {
  online: true,
  coverOpen: false,
  paper: 'enough',
  cutterError: false,
  fault: false,
};

describe('trouble', () => {
  test.each([
    [{}, undefined],
    [{ paper: 'low' }, undefined],
    [{ paper: 'out', online: false }, 'printer-paper-out'],
    [{ coverOpen: true, paper: 'out', online: false }, 'printer-cover-open'],
    [{ cutterError: true, online: false }, 'printer-cutter-error'],
    [{ fault: true, online: false }, 'printer-fault'],
    [{ online: false }, 'printer-offline'],
  ] as const)('%j is %s', (over, failure) => {
    expect(troubleOf({ ...healthy, ...over })).toBe(failure);
  });
});

test('a roll that nears its end is a reason not to begin only where the profile says so', () => {
  expect(refusalOf({ ...healthy, paper: 'low' }, 'refuse')).toBe('printer-paper-low');
  expect(refusalOf({ ...healthy, paper: 'low' }, 'print-and-warn')).toBeUndefined();
  expect(refusalOf({ ...healthy, paper: 'low', coverOpen: true }, 'refuse')).toBe('printer-cover-open');
});
