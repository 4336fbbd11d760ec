import type { Timers } from '../transport/transport.ts';

/** Resolves after `ms`, or as soon as one of the signals is given. */
export function pauseUntil(timers: Timers, ms: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = timers.after(ms, end);
    for (const signal of signals) signal.addEventListener('abort', end);
    if (signals.some(({ aborted }) => aborted)) end();
  });
}
