import type { ContextBridge, IpcRenderer } from 'electron';
import { KIOSK_ORIGIN } from './kiosk-origin.ts';
import { PORT_CHANNEL, PORT_HERE, PORT_WANTED, PORT_WANTED_CHANNEL } from './port-words.ts';

/** What the preload needs of its surroundings. */
export interface PreloadParts {
  readonly page: Pick<Window, 'addEventListener' | 'postMessage'> & {
    readonly location: Pick<Location, 'origin'>;
  };
  readonly ipcRenderer: Pick<IpcRenderer, 'on' | 'send'>;
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>;
}

/**
 * All that the preload does: tells the page which host it is on, takes the page's wish for a port to the main process and
 * the port back to the page. It answers this very window of our own origin only, and exposes no function at all.
 */
export function handOverPorts({ page, ipcRenderer, contextBridge }: PreloadParts): void {
  if (page.location.origin !== KIOSK_ORIGIN) return;
  contextBridge.exposeInMainWorld('stationHost', 'desktop');
  page.addEventListener('message', (event) => {
    if (event.source !== page || event.origin !== KIOSK_ORIGIN || !isPortWanted(event.data)) return;
    ipcRenderer.send(PORT_WANTED_CHANNEL);
  });
  ipcRenderer.on(PORT_CHANNEL, ({ ports }) => {
    const [port] = ports;
    if (port !== undefined) page.postMessage({ kind: PORT_HERE }, KIOSK_ORIGIN, [port]);
  });
}

function isPortWanted(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === PORT_WANTED;
}
