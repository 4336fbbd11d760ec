import { setImmediate } from 'node:timers/promises';

/** A connection is accepted in one turn of the event loop, read in the next and answered in the third. */
const TURNS_TO_ANSWER = 3;

/**
 * Loads the station, most of what the host's start costs. In parts of some 30 ms, the deepest first, and between them the page is
 * answered: the browser reads the screens while the rest is loaded.
 */
export async function loadStation(): Promise<typeof import('./station-parts.ts')> {
  const parts: readonly (() => Promise<unknown>)[] = [
    () => import('../../contract/status.ts'),
    () => import('../../contract/station-contract.ts'),
    () => import('../../store/kiosk-store.ts'),
    () => import('../../station/router.ts'),
    () => import('./station-socket.ts'),
  ];
  for (const load of parts) {
    await load();
    for (let turn = 0; turn < TURNS_TO_ANSWER; turn += 1) await setImmediate();
  }
  return import('./station-parts.ts');
}
