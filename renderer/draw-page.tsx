import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import type { Surroundings } from './client/station-client.ts';
import type { WatchedAhead } from './client/watched-ahead.ts';

/**
 * How long the page leaves its opening words for the first status. It usually comes within 50 ms, and then the first screen is drawn at once
 * and not after the same words made anew; later than this it is for the screens to say what is going on.
 */
export const FIRST_STATUS_WAIT_MS = 300;

/** Draws the screens into `place`: as soon as the station has spoken, but no later than `FIRST_STATUS_WAIT_MS`. */
export async function drawPage(
  place: Element,
  { client, first }: WatchedAhead,
  { pause }: Pick<Surroundings, 'pause'>,
): Promise<void> {
  const status = await Promise.race([first, pause(FIRST_STATUS_WAIT_MS)]);
  createRoot(place).render(<App client={client} first={status ?? undefined} />);
}
