import { RPCLink } from '@orpc/client/message-port';
import type { Line, OpenLine } from './station-client.ts';

/** Posted by the page to itself; the preload hears it and asks the main process for a port. */
export const PORT_WANTED = 'station-port-wanted';
/** Posted by the preload to the page, with the port in `event.ports[0]`. */
export const PORT_HERE = 'station-port';

/** A preload that has not answered by then is asked again: the main process may have been starting the station. */
export const PORT_WAIT_MS = 1_000;

/** The part of `window` that the handover needs. */
export type PortWindow = Pick<Window, 'addEventListener' | 'removeEventListener' | 'postMessage'> & {
  readonly location: Pick<Location, 'origin'>;
};

function isPortHere(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === PORT_HERE;
}

/**
 * A line over the message port that the preload hands over. Only a message of this very window and origin is believed.
 * @param page the window; messages come back to it from its own preload
 */
export function portLine(page: PortWindow): OpenLine {
  return () =>
    new Promise<Line>((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        page.removeEventListener('message', hear);
      };
      const hear = (event: MessageEvent) => {
        const port = event.ports[0];
        const own = event.source === page && event.origin === page.location.origin;
        if (!own || !isPortHere(event.data) || port === undefined) return;
        done();
        resolve(lineOver(port));
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error('No port from the preload'));
      }, PORT_WAIT_MS);
      page.addEventListener('message', hear);
      page.postMessage({ kind: PORT_WANTED }, page.location.origin);
    });
}

function lineOver(port: MessagePort): Line {
  const closed = new Promise<void>((over) => {
    port.addEventListener('close', () => over());
  });
  const link = new RPCLink({ port });
  port.start();
  return { link, closed, close: () => port.close() };
}
