import { describe, expect, test } from 'vitest';
import {
  type PrinterStatus,
  readPrinterStatus,
  troubleOf,
} from '../../../../native/receipt-printer/printer-status.ts';

const well = { printer: 0x12, offlineCause: 0x12, errorCause: 0x12, paper: 0x12 };
const healthy: PrinterStatus = {
  online: true,
  coverOpen: false,
  paper: 'enough',
  cutterError: false,
  fault: false,
};

describe('the Epson map', () => {
  test.each([
    ['idle', {}, {}],
    ['off line', { printer: 0x1a }, { online: false }],
    ['cover open', { offlineCause: 0x16 }, { coverOpen: true }],
    ['feed button held', { offlineCause: 0x1a }, {}],
    ['stopped by paper end', { offlineCause: 0x32 }, { paper: 'out' }],
    ['cutter', { errorCause: 0x1a }, { cutterError: true }],
    ['mechanical', { errorCause: 0x16 }, { fault: true }],
    ['unrecoverable', { errorCause: 0x32 }, { fault: true }],
    ['head too hot', { errorCause: 0x52 }, { fault: true }],
    ['near end', { paper: 0x1e }, { paper: 'low' }],
    ['near end, one bit', { paper: 0x16 }, { paper: 'low' }],
    ['paper end 72', { paper: 0x72 }, { paper: 'out' }],
    ['paper end 7E', { paper: 0x7e }, { paper: 'out' }],
    ['paper end, one bit', { paper: 0x32 }, { paper: 'out' }],
    ['drawer open', { printer: 0x16 }, {}],
  ])('%s', (_, bytes, wanted) => {
    expect(readPrinterStatus({ ...well, ...bytes })).toEqual({ ...healthy, ...wanted });
  });
});

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
