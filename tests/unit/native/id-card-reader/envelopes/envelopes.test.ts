import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { idCardReaderProfileSchema } from '../../../../../electron/contract/device-profiles/id-card-reader.ts';
import { dkUsbNfc } from '../../../../../native/id-card-reader/envelopes/dk-usb-nfc.ts';
import { envelopeNamed } from '../../../../../native/id-card-reader/envelopes/envelopes.ts';

const folder = fileURLToPath(new URL('../../../../../native/id-card-reader/envelopes/', import.meta.url));

describe('the envelopes', () => {
  it('are found by the name a profile gives', () => {
    expect(envelopeNamed('dk-usb-nfc')).toBe(dkUsbNfc);
  });

  it('are one file each, under the names that profiles may give', () => {
    const names = idCardReaderProfileSchema.shape.envelope.unwrap().options;
    const files = readdirSync(folder).filter(
      (file) => !['envelopes.ts', 'report-envelope.ts'].includes(file),
    );
    expect(files).toEqual(names.map((name) => `${name}.ts`));
  });
});
