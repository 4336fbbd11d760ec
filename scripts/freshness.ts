import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made of: folders with all they hold, and single files. */
export interface BuildInputs {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** SHA-256 over the names and contents of all inputs under `root`, hex. Times do not count: a fresh clone has new ones. */
export function fingerprint(root: string, inputs: BuildInputs): string {
  const hash = createHash('sha256');
  for (const name of [...filesIn(root, inputs.folders), ...inputs.files].sort()) {
    const path = join(root, name);
    if (!existsSync(path)) continue;
    const content = readFileSync(path);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether what was stamped at `stampPath` was made from inputs with this fingerprint. */
export function isFresh(stampPath: string, current: string): boolean {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8').trim() === current;
}

/** Remembers beside a finished build what it was made from. */
export function writeStamp(stampPath: string, current: string): void {
  writeFileSync(stampPath, `${current}\n`);
}

function filesIn(root: string, folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    );
}
