import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { root } from '../../../scripts/build.ts';
import { electronBinary } from './electron-binary.ts';

export interface DesktopRun {
  readonly page: Page;
  /** Quits as a signal would; resolves when the program is gone. */
  close(): Promise<void>;
}

/**
 * Starts the built desktop host on a site and gives its page, for the suite that runs on both hosts. Throws where
 * Electron's binary is missing: whoever calls asks `electronBinary` first and says that the run was not possible.
 * @param dataFolder the site's data folder, given to the program's home too, so that two runs share nothing
 */
export async function launchDesktop(options: {
  readonly siteFile: string;
  readonly dataFolder: string;
}): Promise<DesktopRun> {
  const executablePath = electronBinary();
  if (executablePath === undefined) throw new Error('Electron’s binary is not installed.');
  const program = join(root, 'dist/desktop/main.js');
  if (!existsSync(program)) throw new Error('The desktop host is not built.');
  const app = await _electron.launch({
    executablePath,
    // Chromium refuses its sandbox to root, which is who runs tests in a container.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), program, '--site', options.siteFile],
    cwd: root,
    env: { ...definedOnly(process.env), XDG_CONFIG_HOME: join(options.dataFolder, 'browser') },
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
