import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import { fontReader } from '../../electron/documents/sheet-fonts.ts';
import { renderSheet } from '../../electron/documents/sheet-pdf.ts';
import { readDeviceProfiles } from '../../electron/station/device-profiles.ts';
import { type DotGlyphs, readDotGlyphs } from '../../native/receipt-printer/dot-glyphs.ts';
import { testSheet } from './test-sheet.ts';

/** What devices are tried with, from `resources/` of this installation. */
export interface Installation {
  readonly profiles: readonly DeviceProfile[];
  readonly glyphs: () => DotGlyphs;
  readonly readLogo: (file: string) => Uint8Array;
  readonly sheet: () => Promise<Uint8Array>;
}

/** @param resources the folder `resources/` */
export function readInstallation(resources: string): Installation {
  return {
    profiles: [...readDeviceProfiles(resources).profiles.values()],
    glyphs: () => readDotGlyphs(readFileSync(join(resources, 'fonts', 'rare-24.bin'))),
    readLogo: (file) => readFileSync(join(resources, 'logos', file)),
    sheet: () =>
      renderSheet(testSheet, {
        duplicate: 0,
        madeAt: Date.now(),
        font: fontReader(join(resources, 'fonts')),
      }),
  };
}
