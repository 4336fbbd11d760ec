import { describe, expect, it } from 'vitest';
import { LARGEST_CODE_BYTES, scannedCodeSchema } from '../../../../electron/contract/scanned-code.ts';
import { scannedPayload } from '../../../../native/code-scanner/scanned-payload.ts';
import { syntheticVoucher } from '../../../simulators/code-scanner/synthetic-voucher.ts';
import { bytesOf, textBytes } from './scan-streams.ts';

const plain = { aimPrefix: false, encoding: 'detect' } as const;
const prefixed = { ...plain, aimPrefix: true };
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('a scan as a code', () => {
  it('has its text, its bytes, and the identifier that the framing carried', () => {
    const bytes = textBytes(syntheticVoucher(1));
    expect(scannedPayload({ bytes, aim: ']Q1' }, plain)).toEqual({
      text: '4240000000000000000100140000',
      bytes: base64(bytes),
      encoding: 'utf-8',
      aim: ']Q1',
    });
  });

  it('loses an identifier at its front only where the profile says that one is sent', () => {
    const bytes = textBytes(']Q1https://example.invalid');
    expect(scannedPayload({ bytes }, prefixed)).toMatchObject({
      text: 'https://example.invalid',
      aim: ']Q1',
      bytes: base64(textBytes('https://example.invalid')),
    });
    const kept = scannedPayload({ bytes }, plain);
    expect(kept).toMatchObject({ text: ']Q1https://example.invalid' });
    expect(kept).not.toHaveProperty('aim');
  });

  it('whose scanner should send one and did not is kept whole', () => {
    expect(scannedPayload({ bytes: textBytes('424') }, prefixed)).toMatchObject({ text: '424' });
    expect(scannedPayload({ bytes: textBytes(']!x') }, prefixed)).toMatchObject({ text: ']!x' });
  });

  it('with ECI is read by its escapes; the bytes stay as they came', () => {
    const sent = Buffer.concat([textBytes('\\000029'), bytesOf('cabec0fd')]);
    expect(scannedPayload({ bytes: sent, aim: ']Q2' }, plain)).toMatchObject({
      text: '示例',
      encoding: 'gb18030',
      bytes: base64(sent),
    });
    expect(scannedPayload({ bytes: textBytes('\\000026'), aim: ']Q1' }, plain)).toMatchObject({
      text: '\\000026',
    });
  });

  it('is none where the scanner says that it read nothing', () => {
    const zkteco = { ...plain, noReadText: '%%NoRead' };
    expect(scannedPayload({ bytes: textBytes('%%NoRead') }, zkteco)).toBe('no-read');
    expect(scannedPayload({ bytes: textBytes('%%NoRead') }, plain)).toMatchObject({ text: '%%NoRead' });
  });

  it('of a length no code has is incomplete; the largest is not', () => {
    expect(scannedPayload({ bytes: new Uint8Array(LARGEST_CODE_BYTES + 1) }, plain)).toBe('incomplete');
    expect(scannedPayload({ bytes: textBytes(']Q1') }, prefixed)).toBe('incomplete');
    const largest = scannedPayload({ bytes: new Uint8Array(LARGEST_CODE_BYTES).fill(0xff) }, plain);
    expect(scannedCodeSchema.safeParse(largest).success).toBe(true);
    expect(largest).toMatchObject({ encoding: 'neither' });
  });
});
