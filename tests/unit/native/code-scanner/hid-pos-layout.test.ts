import { describe, expect, it } from 'vitest';
import { layoutFor, scanReportLayout } from '../../../../native/code-scanner/hid-pos-layout.ts';
import { VENDOR_LAYOUTS } from '../../../../native/code-scanner/hid-pos-report.ts';
import { parseHidDescriptor } from '../../../../native/transport/hid-descriptor.ts';
import { reportDescriptors } from '../../../simulators/code-scanner/report-descriptors.ts';
import { bytesOf } from './scan-streams.ts';

function parsed(bytes: Uint8Array) {
  const descriptor = parseHidDescriptor(bytes);
  if (descriptor === undefined) throw new Error('no descriptor');
  return descriptor;
}

describe('a layout from the report descriptor', () => {
  it.each([
    [
      'honeywell',
      { reportId: 2, lengthAt: 1, aimAt: 2, dataAt: 5, dataBytes: 56, more: { at: 63, mask: 1 } },
    ],
    ['newland', { reportId: 2, lengthAt: 1, dataAt: 2, dataBytes: 56, more: { at: 63, mask: 1 } }],
    ['uncounted', { reportId: 2, aimAt: 1, dataAt: 4, dataBytes: 57, more: { at: 61, mask: 1 } }],
  ] as const)('%s', (name, layout) => {
    expect(scanReportLayout(parsed(reportDescriptors[name]))).toEqual(layout);
  });

  it.each(['silent', 'keyboard', 'vguang'] as const)('%s describes no scans', (name) => {
    expect(scanReportLayout(parsed(reportDescriptors[name]))).toBeUndefined();
  });

  it('counts no id where reports have none, and takes the continue bit wherever it is', () => {
    const unnumbered = bytesOf(`
      058c 0902 a101 0912 a102 1500 26ff00 7508
      9508 09fe 820201  7501 9503 8103  9501 2501 09ff 8102  9504 8103 c0 c0`);
    expect(scanReportLayout(parsed(Uint8Array.from(unnumbered)))).toEqual({
      reportId: undefined,
      dataAt: 0,
      dataBytes: 8,
      more: { at: 8, mask: 0b1000 },
    });
  });
});

describe('which layout holds', () => {
  it('the descriptor’s, with the vendor’s code id where both agree on the data', () => {
    const layout = layoutFor(parsed(reportDescriptors.honeywell), VENDOR_LAYOUTS.honeywell);
    expect(layout).toEqual(VENDOR_LAYOUTS.honeywell);
  });

  it('the descriptor’s alone where they do not', () => {
    const layout = layoutFor(parsed(reportDescriptors.uncounted), VENDOR_LAYOUTS.symbol);
    expect(layout).toEqual(scanReportLayout(parsed(reportDescriptors.uncounted)));
    expect(layout).not.toHaveProperty('lengthAt');
  });

  it('the vendor’s where there is no descriptor or it says nothing, and none without either', () => {
    expect(layoutFor(undefined, VENDOR_LAYOUTS.symbol)).toBe(VENDOR_LAYOUTS.symbol);
    expect(layoutFor(parsed(reportDescriptors.silent), VENDOR_LAYOUTS.newland)).toBe(VENDOR_LAYOUTS.newland);
    expect(layoutFor(undefined, undefined)).toBeUndefined();
  });
});
