import { buildIfStale } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { runCommand } from './steps.ts';

/** All 105 entries of the five places, each walked to its end in the browser; the whole of what `npm test` walks a part of. */
const chromium = ensureChromium();
if ('sentence' in chromium) {
  process.stderr.write(`The walk needs a browser. ${chromium.sentence}\n`);
  process.exitCode = 1;
} else {
  await buildIfStale();
  process.env['ENTRIES'] = 'all';
  process.exitCode = runCommand(['vitest', 'run', '--project', 'e2e', 'tests/e2e/catalogue']);
}
