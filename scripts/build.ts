import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildInputs, fingerprint, isFresh, writeStamp } from './freshness.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whatever ends up in `dist/`: the sources, and the resources that the page carries with it. */
export const inputs: BuildInputs = {
  folders: ['electron', 'native', 'renderer', 'resources/fonts', 'resources/gazetteer'],
  files: [
    'package-lock.json',
    'tsconfig.base.json',
    'vite.config.ts',
    'vite.node.config.ts',
    'vite.preload.config.ts',
  ],
};

/** Builds what the programs run from into `dist/`, unless it was made from the very same sources. */
export async function buildIfStale(): Promise<'fresh' | 'built'> {
  const stamp = join(root, 'dist', '.built-from');
  const current = fingerprint(root, inputs);
  if (isFresh(stamp, current)) return 'fresh';
  process.stderr.write('Building …\n');
  rmSync(stamp, { force: true });
  for (const folder of ['headless', 'native', 'desktop', 'shared', '.compile-cache']) {
    rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  await buildAll();
  writeStamp(stamp, current);
  return 'built';
}

/** Loaded only when something is to be built: the bundler alone takes longer to load than the kiosk to start. */
async function buildAll(): Promise<void> {
  const { build, createLogger } = await import('vite');
  const usual = process.env['NODE_ENV'];
  // A test runner's own setting would make the bundler take React's development build, twice as large and half as fast.
  process.env['NODE_ENV'] = 'production';
  const logger = createLogger('warn');
  const toStderr = (text: string): void => void process.stderr.write(`${text}\n`);
  const customLogger = { ...logger, warn: toStderr, error: toStderr };
  const configs = ['vite.config.ts', 'vite.node.config.ts'];
  if (existsSync(join(root, 'electron/hosts/desktop/preload.ts'))) configs.push('vite.preload.config.ts');
  for (const config of configs) {
    await build({ root, configFile: join(root, config), logLevel: 'warn', customLogger });
  }
  if (usual === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = usual;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcome = await buildIfStale();
  process.stderr.write(outcome === 'fresh' ? 'The build in dist/ is up to date.\n' : 'Built into dist/.\n');
}
