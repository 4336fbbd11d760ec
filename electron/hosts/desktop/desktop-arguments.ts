import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

export type SiteArgument =
  | { readonly ok: true; readonly siteFile: string }
  | { readonly ok: false; readonly sentence: string };

/**
 * The site file of `--site FILE` or `--site=FILE`, as an absolute path. What else stands on the command line is the
 * browser's and is not judged here.
 */
export function readSiteArgument(args: readonly string[], folder: string): SiteArgument {
  const at = args.findIndex((arg) => arg === '--site' || arg.startsWith('--site='));
  const arg = args[at];
  const value = arg === '--site' ? args[at + 1] : arg?.slice('--site='.length);
  if (value === undefined || value === '' || value.startsWith('--')) {
    return { ok: false, sentence: '--site FILE is needed.' };
  }
  return { ok: true, siteFile: resolve(folder, value) };
}

/**
 * The browser's own folder for one site, so that a machine runs one kiosk per site file: the single-instance lock lies in it.
 * Nothing of a visit does; the page's session is in memory.
 */
export function browserFolder(applicationData: string, siteFile: string): string {
  const site = createHash('sha256').update(siteFile).digest('hex').slice(0, 16);
  return join(applicationData, 'yibao-kiosk', site);
}
