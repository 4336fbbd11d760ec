/** What ends a process that nobody expected to end. */
export interface EndingProcess {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

/** The exit code of an internal software error, EX_SOFTWARE of sysexits.h. */
const SOFTWARE_ERROR = 70;

/**
 * Ends a process on the first thing nobody expected, to be started again by whoever supervises it; Electron itself would
 * show a box and go on. The error's words may quote a resident, so its class and its places in the code are all that is said.
 * @param name of the process, as the sentence says it
 */
export function endOnUnexpected(
  process: EndingProcess,
  name: string,
  say: (sentence: string) => void,
  exit: (code: number) => void,
): void {
  const end = (error: unknown): void => {
    const [kind, stack] = error instanceof Error ? [error.name, error.stack ?? ''] : [typeof error, ''];
    const places = stack.split('\n').filter((line) => line.startsWith('    at '));
    say([`The ${name} ended unexpectedly: ${kind}`, ...places].join('\n'));
    exit(SOFTWARE_ERROR);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
