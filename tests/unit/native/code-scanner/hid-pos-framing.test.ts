import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHidPosFramer } from '../../../../native/code-scanner/hid-pos-framing.ts';
import { layoutFor } from '../../../../native/code-scanner/hid-pos-layout.ts';
import { VENDOR_LAYOUTS } from '../../../../native/code-scanner/hid-pos-report.ts';
import { parseHidDescriptor } from '../../../../native/transport/hid-descriptor.ts';
import {
  type HidPosForm,
  HidPosScanner,
  HoneywellHidScanner,
  NewlandHidScanner,
} from '../../../simulators/code-scanner/hid-pos-models.ts';
import { reportDescriptors } from '../../../simulators/code-scanner/report-descriptors.ts';
import { fallSilent, hexOf, inShort, textBytes } from './scan-streams.ts';

const forms: readonly (readonly [HidPosForm, ReturnType<typeof layoutFor>])[] = [
  ['honeywell', VENDOR_LAYOUTS.honeywell],
  ['honeywell', layoutFor(parseHidDescriptor(reportDescriptors.honeywell), undefined)],
  ['newland', VENDOR_LAYOUTS.newland],
  ['newland-short', VENDOR_LAYOUTS.newland],
  ['symbol', VENDOR_LAYOUTS.symbol],
  ['uncounted', layoutFor(parseHidDescriptor(reportDescriptors.uncounted), undefined)],
];

function reportsOf(form: HidPosForm, codes: readonly Uint8Array[], aim?: string): Uint8Array[] {
  const reports: Uint8Array[] = [];
  const scanner = new HidPosScanner((report) => reports.push(report), form);
  for (const bytes of codes) scanner.show({ bytes, ...(aim === undefined ? {} : { aim }) });
  return reports;
}
const framerFor = (layout: ReturnType<typeof layoutFor>, family: 'none' | 'honeywell' | 'newland' = 'none') =>
  createHidPosFramer(layout ?? VENDOR_LAYOUTS.honeywell, family, 200);
/** Codes as scanners carry them: no zeros at their end, no line end of their own. */
const code = fc
  .uint8Array({ minLength: 1, maxLength: 500 })
  .map((bytes) => Uint8Array.from([...bytes, 0x2e]))
  .filter((bytes) => !bytes.includes(0x0d));

describe.each(forms)('scans in the layout %s', (form, layout) => {
  it('come whole, joined as bytes, whatever their length', () => {
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 4 }), (codes) => {
        const framer = framerFor(layout);
        const inputs = reportsOf(form, codes).flatMap((report) => framer.take(report));
        expect(inputs.map((input) => input.kind === 'scan' && hexOf(input.bytes))).toEqual(codes.map(hexOf));
        expect(framer.patienceMs).toBeUndefined();
      }),
    );
  });

  it('whose rest does not come are incomplete after the patience', () => {
    const framer = framerFor(layout);
    const reports = reportsOf(form, [textBytes(''.padEnd(300, 'z'))]);
    expect(reports.slice(0, -1).flatMap((report) => framer.take(report))).toEqual([]);
    expect(framer.patienceMs).toBe(200);
    expect(inShort(framer.silence())).toEqual(['incomplete']);
    expect(framer.patienceMs).toBeUndefined();
    expect(framer.silence()).toEqual([]);
  });
});

describe('parts', () => {
  it('under another identifier belong to another code: the one before is incomplete', () => {
    const framer = framerFor(VENDOR_LAYOUTS.honeywell);
    const [part = new Uint8Array()] = reportsOf('honeywell', [textBytes(''.padEnd(100, 'a'))], ']Q1');
    const [whole = new Uint8Array()] = reportsOf('honeywell', [textBytes('b')], ']C0');
    framer.take(part);
    expect(inShort(framer.take(whole))).toEqual(['incomplete', 'scan ]C062']);
  });

  it('without end cost no memory and are incomplete', () => {
    const framer = framerFor(VENDOR_LAYOUTS.honeywell);
    const [part = new Uint8Array()] = reportsOf('honeywell', [textBytes(''.padEnd(100, 'a'))]);
    for (let count = 0; count < 100_000; count += 1) framer.take(part);
    expect(inShort(fallSilent(framer))).toEqual(['incomplete']);
  });
});

describe('what a scanner says to commands', () => {
  it('is no scan: Honeywell’s menu text and outcome', () => {
    const framer = framerFor(VENDOR_LAYOUTS.honeywell, 'honeywell');
    const scanner = new HoneywellHidScanner((report) => inputs.push(...framer.take(report)));
    const inputs: ReturnType<typeof framer.take> = [];
    scanner.receive(Buffer.from('\u00fd\u000a\u0016M\rREVINF.', 'latin1'));
    scanner.receive(Buffer.from('\u00fd\u000b\u0016M\rTRGMOD0!', 'latin1'));
    scanner.receive(Buffer.from('\u00fd\u000a\u0016M\rNOSUCH.', 'latin1'));
    expect(inShort(inputs)).toEqual([
      'reply REVINF accepted',
      'reply TRGMOD0 accepted',
      'reply NOSUCH refused',
    ]);
    expect(inputs[0]).toMatchObject({ text: expect.stringContaining('Software Revision') as string });
    expect(inputs[1]).not.toHaveProperty('text');
  });

  it('a Han Xin code has the identifier of menu text and is a scan by its code id', () => {
    const framer = framerFor(VENDOR_LAYOUTS.honeywell, 'honeywell');
    const [report = new Uint8Array()] = reportsOf('honeywell', [textBytes('han')], ']X0');
    expect(inShort(framer.take(report.with(61, 0x48)))).toEqual([`scan ]X0${hexOf(textBytes('han'))}`]);
  });

  it('is no scan: Newland’s answers', () => {
    const framer = framerFor(VENDOR_LAYOUTS.newland, 'newland');
    const inputs: ReturnType<typeof framer.take> = [];
    const scanner = new NewlandHidScanner((report) => inputs.push(...framer.take(report)), 'newland');
    for (const name of ['SCNMOD0', 'SCNTRG1', 'NOSUCH1']) {
      scanner.receive(Buffer.from(`\u0004\u0010~\u00010000#${name};\u0003`, 'latin1'));
    }
    scanner.show({ bytes: textBytes('x') });
    expect(inShort(inputs)).toEqual([
      'reply SCNMOD0 accepted',
      'reply SCNTRG1 accepted',
      'reply NOSUCH1 refused',
      'scan 78',
    ]);
  });
});
