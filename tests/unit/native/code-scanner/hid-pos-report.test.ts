import { describe, expect, it } from 'vitest';
import { readScanReport, VENDOR_LAYOUTS } from '../../../../native/code-scanner/hid-pos-report.ts';
import { textBytes } from './scan-streams.ts';

function report(bytes: number, parts: Readonly<Record<number, string | number>>): Uint8Array {
  const made = new Uint8Array(bytes);
  for (const [at, part] of Object.entries(parts)) {
    made.set(typeof part === 'string' ? textBytes(part) : [part], Number(at));
  }
  return made;
}

describe('the vendors’ layouts', () => {
  it.each([
    ['honeywell', report(64, { 0: 2, 1: 5, 2: ']Q1', 5: 'abcde', 61: 0x73, 63: 1 }), ']Q1', 'yes', 0x73],
    ['honeywell', report(64, { 0: 2, 1: 5, 2: ']C0', 5: 'abcde' }), ']C0', 'no', 0],
    ['symbol', report(64, { 0: 2, 1: 5, 3: ']Q1', 6: 'abcde' }), ']Q1', 'no', undefined],
    ['newland', report(64, { 0: 2, 1: 5, 2: 'abcde', 62: 0x73, 63: 1 }), undefined, 'yes', undefined],
    ['newland', report(63, { 0: 2, 1: 5, 2: 'abcde' }), undefined, 'no', undefined],
  ] as const)('%s', (vendor, bytes, aim, more, codeId) => {
    const read = readScanReport(VENDOR_LAYOUTS[vendor], bytes);
    expect(Buffer.from(read?.data ?? []).toString()).toBe('abcde');
    expect([read?.aim, read?.more, read?.codeId]).toEqual([aim, more, codeId]);
  });

  it('a full report that ends before the continue bit may go on', () => {
    const full = report(63, { 0: 2, 1: 56, 2: 'x'.repeat(56) });
    expect(readScanReport(VENDOR_LAYOUTS.newland, full)?.more).toBe('perhaps');
  });

  it('a count beyond the room gives no more than the room', () => {
    const read = readScanReport(
      VENDOR_LAYOUTS.honeywell,
      report(64, { 0: 2, 1: 255, 5: 'y'.repeat(56), 61: 1 }),
    );
    expect(read?.data).toHaveLength(56);
  });

  it('without a count the data ends before its zeros, and zeros inside are kept', () => {
    const layout = { reportId: undefined, dataAt: 0, dataBytes: 8 };
    expect(readScanReport(layout, Uint8Array.of(1, 0, 2, 0, 0, 0, 0, 0))).toEqual({
      data: Uint8Array.of(1, 0, 2),
      more: 'no',
    });
  });

  it.each([
    ['another report', report(64, { 0: 3, 1: 2, 5: 'ab' })],
    ['nothing', new Uint8Array()],
    ['a report without room for data', Uint8Array.of(2, 4, 0x5d, 0x51, 0x31)],
  ])('%s is no scan', (_name, bytes) => {
    expect(readScanReport(VENDOR_LAYOUTS.honeywell, bytes)).toBeUndefined();
  });

  it('what is no identifier is none', () => {
    const read = readScanReport(VENDOR_LAYOUTS.honeywell, report(64, { 0: 2, 1: 1, 2: 'abc', 5: 'x' }));
    expect(read).not.toHaveProperty('aim');
  });
});
