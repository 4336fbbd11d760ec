import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildInputs, fingerprint, isFresh, writeStamp } from './freshness.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whatever ends up in `dist/`: the sources, and the resources that the page carries with it. */
export const inputs: BuildInputs = {
  folders: [
    'electron',
    'native',
    'renderer',
    'resources/fonts',
    'resources/gazetteer',
    'resources/handwriting',
    'resources/pinyin',
    'resources/voices',
  ],
  files: [
    'package-lock.json',
    'tsconfig.base.json',
    'vite.config.ts',
    'vite.node.config.ts',
    'vite.preload.config.ts',
  ],
};

/** What a build makes, folder by folder, all of it anew each time. */
const built = ['headless', 'native', 'desktop', 'shared', 'renderer'];

/** Builds what the programs run from into `dist/`, unless it was made from the very same sources. */
export async function buildIfStale(): Promise<'fresh' | 'built'> {
  const dist = join(root, 'dist');
  const stamp = join(dist, '.built-from');
  const current = fingerprint(root, inputs);
  if (isFresh(stamp, current)) return 'fresh';
  process.stderr.write('Building …\n');
  // Beside `dist/` and as deep, so that source maps stay right; of its own, should somebody else be building too.
  const aside = mkdtempSync(join(root, 'dist.'));
  try {
    await buildAll(aside);
    rmSync(stamp, { force: true });
    rmSync(join(dist, '.compile-cache'), { recursive: true, force: true });
    replaceFolders(aside, dist, built);
    writeStamp(stamp, current);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return 'built';
}

/**
 * Puts the named folders of `from` in the place of those of `to`; one that is missing in `from` is missing in `to` afterwards.
 * Until it is called, and that is after everything was built, what stands in `to` can be run.
 */
export function replaceFolders(from: string, to: string, names: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const name of names) {
    rmSync(join(to, name), { recursive: true, force: true });
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name));
  }
}

/** Loaded only when something is to be built: the bundler alone takes longer to load than the kiosk to start. */
async function buildAll(folder: string): Promise<void> {
  const { build, createLogger } = await import('vite');
  const usual = process.env['NODE_ENV'];
  // A test runner's own setting would make the bundler take React's development build, twice as large and half as fast.
  process.env['NODE_ENV'] = 'production';
  const logger = createLogger('warn');
  const toStderr = (text: string): void => void process.stderr.write(`${text}\n`);
  const customLogger = { ...logger, warn: toStderr, error: toStderr };
  const configs = [
    { file: 'vite.config.ts', outDir: join(folder, 'renderer') },
    { file: 'vite.node.config.ts', outDir: folder },
  ];
  if (existsSync(join(root, 'electron/hosts/desktop/preload.ts'))) {
    configs.push({ file: 'vite.preload.config.ts', outDir: join(folder, 'desktop') });
  }
  try {
    for (const { file, outDir } of configs) {
      await build({ root, configFile: join(root, file), logLevel: 'warn', customLogger, build: { outDir } });
    }
  } finally {
    if (usual === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = usual;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcome = await buildIfStale();
  process.stderr.write(outcome === 'fresh' ? 'The build in dist/ is up to date.\n' : 'Built into dist/.\n');
}
