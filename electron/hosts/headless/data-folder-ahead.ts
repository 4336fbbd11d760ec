import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The data folder that a site file names, where it was made before and can be written: known before the file is checked, so that
 * the window can begin at once. Undefined for everything else; the check that follows says what is wrong.
 */
export function dataFolderAhead(siteFile: string): string | undefined {
  try {
    const document: unknown = JSON.parse(readFileSync(siteFile, 'utf8'));
    if (typeof document !== 'object' || document === null || !('data' in document)) return undefined;
    if (typeof document.data !== 'string') return undefined;
    const folder = resolve(dirname(resolve(siteFile)), document.data);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}
