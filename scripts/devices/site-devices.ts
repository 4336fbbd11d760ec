import { z } from 'zod';
import { type SiteFile, siteFileSchema } from '../../electron/contract/site.ts';
import { readChecked } from '../../electron/station/checked-json.ts';
import { formatSiteProblems } from '../../electron/station/problems.ts';

/** One entry of a site file's `devices`. */
export type SiteDevice = SiteFile['devices'][number];

/** An installer tries devices before the rest of the file is written: only `devices` is looked at. */
const devicesOnlySchema = z.object({ devices: siteFileSchema.shape.devices });

export type SiteDevices =
  | { readonly ok: true; readonly devices: readonly SiteDevice[] }
  /** What is wrong with the file, line by line, for people. */
  | { readonly ok: false; readonly sentence: string };

/** Reads what a site file says of the desk. */
export function readSiteDevices(path: string): SiteDevices {
  const checked = readChecked(path, devicesOnlySchema);
  if (checked.ok) return { ok: true, devices: checked.value.devices };
  return { ok: false, sentence: formatSiteProblems(path, checked.problems) };
}
