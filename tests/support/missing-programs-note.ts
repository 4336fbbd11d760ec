import type { Reporter } from 'vitest/node';
import { isInstalled, notRun, testPrograms } from '../../scripts/debian-packages.ts';

/** Prints, right before the runner's summary, which suites could not run for want of a system program. */
export default class MissingProgramsNoteReporter implements Reporter {
  onTestRunEnd(): void {
    for (const program of testPrograms) {
      if (!isInstalled(program)) process.stdout.write(`\n${notRun(program)}\n`);
    }
  }
}
