import { RPCLink } from '@orpc/client/websocket';
import type { Line, OpenLine } from './station-client.ts';

/** Where the headless host serves the station. */
export const STATION_PATH = '/station';

/** A page's own address, as far as the line needs it. */
export interface PageAddress {
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/**
 * Takes the one-time token out of the address (`#token=…`) and cleans the address, so that it stands in no history,
 * screenshot or copied link. The token stays in memory only.
 */
export function takeToken(
  address: PageAddress,
  history: Pick<History, 'replaceState'>,
  cleaned: string = address.pathname + address.search,
): string {
  const token = new URLSearchParams(address.hash.replace(/^#/, '')).get('token') ?? '';
  if (address.hash !== '') history.replaceState(null, '', cleaned);
  return token;
}

/** `ws(s)://host/station?token=…` of the same origin as the page. */
export function stationUrl(address: Pick<PageAddress, 'protocol' | 'host'>, token: string): string {
  const scheme = address.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${address.host}${STATION_PATH}?token=${encodeURIComponent(token)}`;
}

/** A line over WebSocket: resolves when the socket is open, rejects when the host refuses it. */
export function websocketLine(url: string, Socket: typeof WebSocket = WebSocket): OpenLine {
  return () =>
    new Promise<Line>((resolve, reject) => {
      const socket = new Socket(url);
      const closed = new Promise<void>((over) => {
        socket.addEventListener('close', () => over());
      });
      socket.addEventListener('error', () => reject(new Error('The station refused the line')));
      socket.addEventListener('open', () => {
        resolve({ link: new RPCLink({ websocket: socket }), closed, close: () => socket.close() });
      });
    });
}
