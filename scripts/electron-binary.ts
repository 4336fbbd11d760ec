import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How to get Electron's binary: its package brings the command and has no install script of its own. */
export const electronRemedy =
  'The desktop host needs Electron’s binary, which is not installed. Run  npx install-electron  in this folder (it downloads about 110 MB), or start with  --host headless.';

/**
 * The path of Electron's binary, when it is installed. The package itself must not be asked: it would begin to download
 * what is missing. So its own notes are read: `path.txt` names the program inside `dist/`.
 */
export function findElectron(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  const program = existsSync(note) ? readFileSync(note, 'utf8').trim() : 'electron';
  const path = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), program);
  return existsSync(path) ? path : undefined;
}
