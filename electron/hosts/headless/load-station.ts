import { setImmediate } from 'node:timers/promises';

/** A connection is accepted in one turn of the event loop, read in the next and answered in the third. */
const TURNS_TO_ANSWER = 3;

/**
 * Loads the station, most of what the host's start costs, in two parts: between them the page is answered, and the browser reads the
 * screens while the rest is loaded. Not in more, for each is several files, and every file costs a millisecond.
 */
export async function loadStation(): Promise<typeof import('./station-parts.ts')> {
  await import('../../contract/station-contract.ts');
  for (let turn = 0; turn < TURNS_TO_ANSWER; turn += 1) await setImmediate();
  return import('./station-parts.ts');
}
