import type { HostEventDetail } from './host-log.ts';

/** An error as the log may hold it: its class and its place in our code, not its words. */
export function describeError(error: unknown): HostEventDetail {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  const file = place?.match(/([^/\\]+:\d+:\d+)\)?$/)?.[1];
  return { errorName: error.name, ...(file === undefined ? {} : { errorPlace: file }) };
}
