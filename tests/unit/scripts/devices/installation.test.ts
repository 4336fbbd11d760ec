import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readInstallation } from '../../../../scripts/devices/installation.ts';
import { shippedProfiles } from '../../native/discovery/profiles.ts';

test('an installation has every shipped profile, the drawn characters, and a test page of one sheet', async () => {
  const { profiles, glyphs, sheet } = readInstallation(
    fileURLToPath(new URL('../../../../resources', import.meta.url)),
  );
  expect(profiles).toHaveLength(shippedProfiles.length);
  expect(glyphs().find('㛃'.codePointAt(0) ?? 0)).toBeDefined();
  const pdf = Buffer.from(await sheet()).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});
