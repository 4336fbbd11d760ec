import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deviceProfileSchema } from '../../../../electron/contract/device-profiles/device-profile.ts';
import { logoOf } from '../../../../native/receipt-printer/slip-logo.ts';

const resources = new URL('../../../../resources/', import.meta.url);
const readLogo = (file: string): Uint8Array => readFileSync(new URL(`logos/${file}`, resources));
const never = (): never => {
  throw new Error('nobody asked for a picture');
};

it('is read only where the profile names a picture that is sent', () => {
  expect(logoOf({ paperMm: 80 }, never)).toBeUndefined();
  expect(logoOf({ paperMm: 80, logo: { kind: 'stored', number: 1 } }, never)).toBeUndefined();
  expect(() => logoOf({ paperMm: 80, logo: { kind: 'picture', file: 'none.png' } }, never)).toThrow('nobody');
});

it('of every shipped profile can be read and fits its paper', () => {
  const profiles = readdirSync(new URL('devices/', resources))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .map((name) =>
      deviceProfileSchema.parse(JSON.parse(readFileSync(new URL(`devices/${name}`, resources), 'utf8'))),
    );
  const drawn = profiles.flatMap((profile) =>
    profile.kind === 'receipt-printer' ? (logoOf(profile, readLogo) ?? []) : [],
  );
  expect(drawn.map(({ rowBytes, rows }) => [rowBytes, rows.length])).toEqual([[12, 96]]);
});
