import type { Reporter, TestModule } from 'vitest/node';
import { root } from '../../../scripts/build.ts';
import { findElectron } from '../../../scripts/electron-binary.ts';

/** What is said of the desktop host where its suite could not run: never that it passed. */
export function desktopNote(headlessSpecs: number): string {
  return `Desktop host: its end-to-end run was not possible on this machine (Electron's binary is not installed); ${headlessSpecs} specs ran on the headless host.`;
}

/** Prints the note right before the runner's summary, counting the specs that really ran. */
export default class DesktopNoteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (findElectron(root, process.env) !== undefined) return;
    process.stdout.write(`\n${desktopNote(countRun(modules))}\n`);
  }
}

function countRun(modules: readonly TestModule[]): number {
  return modules
    .filter(({ project }) => project.name.startsWith('e2e'))
    .flatMap(({ children }) => [...children.allTests()])
    .filter((test) => ['passed', 'failed'].includes(test.result().state)).length;
}
