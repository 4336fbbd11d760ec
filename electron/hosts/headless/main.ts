import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `dist/` and `resources/`: the nearest one above this file with a package.json. */
function applicationFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

const application = applicationFolder();
// Compiled code of the last start is taken up again; where the folder cannot be written, Node simply goes without.
enableCompileCache(join(application, 'dist', '.compile-cache'));
// Imported only now, so that the cache serves it too.
const { runHeadlessHost } = await import('./host-program.ts');
await runHeadlessHost(application);
