import { describe, expect, it } from 'vitest';
import { createScanFramer } from '../../../../native/code-scanner/scan-framing.ts';
import { parseHidDescriptor } from '../../../../native/transport/hid-descriptor.ts';
import { profileOf } from '../../../contract/code-scanner/families-at-the-desk.ts';
import { reportDescriptors } from '../../../simulators/code-scanner/report-descriptors.ts';
import { inShort, scansOf, textBytes } from './scan-streams.ts';

describe('the framer a profile asks for', () => {
  it('a single-byte engine’s ACK before a scan is none of it; another’s is', () => {
    const acked = textBytes('\u0006code\r');
    expect(scansOf(createScanFramer(profileOf['newland-single-byte'], undefined)?.take(acked) ?? [])).toEqual(
      ['code'],
    );
    expect(scansOf(createScanFramer(profileOf['serial-cr'], undefined)?.take(acked) ?? [])).toEqual([
      '\u0006code',
    ]);
  });

  it('a unified Newland’s answers are taken out', () => {
    const framer = createScanFramer(profileOf['newland-serial'], undefined);
    expect(inShort(framer?.take(textBytes('\u0002\u00010000#SCNTRG1\u0006;\u0003')) ?? [])).toEqual([
      'reply SCNTRG1 accepted',
    ]);
  });

  it('there is none for reports that neither scanner nor profile lay out', () => {
    const profile = {
      ...profileOf['symbol-undescribed'],
      framing: { kind: 'hid-pos', fallBack: 'none' },
    } as const;
    expect(createScanFramer(profile, undefined)).toBeUndefined();
    expect(createScanFramer(profile, parseHidDescriptor(reportDescriptors.silent))).toBeUndefined();
    expect(createScanFramer(profile, parseHidDescriptor(reportDescriptors.newland))).toBeDefined();
  });

  it('codes that the window reads by itself have none', () => {
    const profile = { ...profileOf['serial-cr'], framing: { kind: 'whole-codes' } } as const;
    expect(createScanFramer(profile, undefined)).toBeUndefined();
  });
});
