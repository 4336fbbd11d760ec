import { buildIfStale } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { ensurePrograms, testPrograms } from './debian-packages.ts';
import { runCommand, runTogether, staticSteps } from './steps.ts';

/** The notes about what could not run come before the summary, so that the run ends with the runner's own. */
const reporters = [
  '--reporter=./tests/e2e/support/desktop-note.ts',
  '--reporter=./tests/support/missing-programs-note.ts',
  '--reporter=./tests/support/second-attempts-note.ts',
  '--reporter=default',
];

/** Everything: format, lint, types, dead code, build, then all tests under one runner. Gives the exit code. */
async function testAll(args: readonly string[]): Promise<number> {
  const chromium = ensureChromium();
  if ('sentence' in chromium) {
    process.stderr.write(`The end-to-end tests need a browser. ${chromium.sentence}\n`);
    return 1;
  }
  ensurePrograms(testPrograms);
  const [failed] = await Promise.all([runTogether(staticSteps), buildIfStale()]);
  if (failed !== 0) return failed;
  // Nothing is said after it: the run ends with the runner's own summary.
  return runCommand(['vitest', 'run', ...reporters, ...args]);
}

process.exitCode = await testAll(process.argv.slice(2));
