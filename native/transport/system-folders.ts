import { readdirSync, readFileSync } from 'node:fs';

/** Where the system shows its devices; tests hand in folders of their own. */
export interface SystemFolders {
  readonly sys: string;
  readonly dev: string;
}

export const systemFolders: SystemFolders = { sys: '/sys', dev: '/dev' };

/** Names in a folder in a steady order; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** One file of `/sys` as bytes; undefined where it is not there or the device went while it was read. */
export function bytesOf(path: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** One file of `/sys` as text without the line end; undefined where it is not there. */
export function textOf(path: string): string | undefined {
  const bytes = bytesOf(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes).trimEnd();
}
