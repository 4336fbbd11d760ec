import type { Reporter, TestModule } from 'vitest/node';

/** What is said of tests that passed only when they were tried again: each is a race that wants mending. */
export function secondAttemptsNote(names: readonly string[]): string {
  return `Passed at the second attempt only:\n${names.map((name) => `  ${name}`).join('\n')}`;
}

/** Prints, right before the runner's summary, which tests on real wires were tried again, so that none is taken for sound. */
export default class SecondAttemptsNoteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap(({ children, relativeModuleId }) =>
      [...children.allTests()]
        .filter((test) => test.ok() && (test.diagnostic()?.retryCount ?? 0) > 0)
        .map(({ fullName }) => `${relativeModuleId}: ${fullName}`),
    );
    if (names.length > 0) process.stdout.write(`\n${secondAttemptsNote(names)}\n`);
  }
}
