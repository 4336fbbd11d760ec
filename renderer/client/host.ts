import { portLine } from './port-line.ts';
import { type StationClient, stationClient } from './station-client.ts';
import { stationUrl, takeToken, websocketLine } from './websocket-line.ts';

declare global {
  interface Window {
    /** Set by the desktop host's preload; absent in any plain browser. */
    readonly stationHost?: 'desktop';
  }
}

/** The client that fits the host: a message port on the desktop host, a WebSocket on the headless one. */
export function hostClient(page: Window): StationClient {
  if (page.stationHost === 'desktop') return stationClient(portLine(page));
  const token = takeToken(page.location, page.history);
  return stationClient(websocketLine(stationUrl(page.location, token)));
}
