import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale, root } from './build.ts';
import { ensureChromium } from './chromium.ts';

const chromium = ensureChromium();
if ('sentence' in chromium) {
  process.stderr.write(`The sweep needs a browser. ${chromium.sentence}\n`);
  process.exit(1);
}
await buildIfStale();
const { status } = spawnSync(
  process.execPath,
  [join(root, 'tests/e2e/sweep/main.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
