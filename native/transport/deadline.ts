import type { Timers, TransportOutcome } from './transport.ts';

/**
 * Runs an operation whose end may never be reported: libraries below forget callbacks after a hang-up
 * (serialport 13 does, for `write` and `drain`). Gives the first of: the operation's own end, or `silent` after `ms`.
 * An end that comes later is dropped.
 */
export function withDeadline(
  timers: Timers,
  ms: number,
  begin: (settle: (outcome: TransportOutcome) => void) => void,
): Promise<TransportOutcome> {
  return new Promise((resolve) => {
    const cancel = timers.after(ms, () => resolve({ ok: false, failure: 'silent' }));
    begin((outcome) => {
      cancel();
      resolve(outcome);
    });
  });
}

/** Resolves after `ms`. */
export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(ms, resolve);
  });
}
