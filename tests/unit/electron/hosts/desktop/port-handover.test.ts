import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handOverPorts } from '../../../../../electron/hosts/desktop/port-handover.ts';
import { PORT_HERE, PORT_WANTED } from '../../../../../renderer/client/port-line.ts';

/** A window that hears its own messages, as far as the handover needs one. */
class PageWindow extends EventTarget {
  readonly location: { origin: string };
  readonly posted: { message: unknown; origin: string; ports: unknown[] }[] = [];

  constructor(origin: string) {
    super();
    this.location = { origin };
  }

  postMessage(message: unknown, origin: string, ports: unknown[] = []): void {
    this.posted.push({ message, origin, ports });
  }

  hear(data: unknown, from: { source?: unknown; origin?: string } = {}): void {
    const event = new Event('message');
    this.dispatchEvent(Object.assign(event, { data, source: this, origin: this.location.origin, ...from }));
  }
}

describe('the preload', () => {
  let page: PageWindow;
  let ipc: EventEmitter & { send: ReturnType<typeof vi.fn> };
  let exposed: Record<string, unknown>;

  const preload = (origin: string): void => {
    page = new PageWindow(origin);
    ipc = Object.assign(new EventEmitter(), { send: vi.fn() });
    exposed = {};
    handOverPorts({
      page: page as unknown as Window,
      ipcRenderer: ipc as unknown as IpcRenderer,
      contextBridge: {
        exposeInMainWorld: (name: string, value: unknown) => {
          exposed[name] = value;
        },
      },
    });
  };
  beforeEach(() => preload('app://kiosk'));

  test('tells the page which host it is on, and exposes nothing that can be called', () => {
    expect(exposed).toEqual({ stationHost: 'desktop' });
  });

  test('takes the page’s wish to the main process, in the words the page uses', () => {
    page.hear({ kind: PORT_WANTED });
    expect(ipc.send.mock.calls).toEqual([['station-port-wanted']]);
  });

  test('takes a port to the page and to no other origin', () => {
    const port = { name: 'the station' };
    ipc.emit('station-port', { ports: [port] });
    expect(page.posted).toEqual([{ message: { kind: PORT_HERE }, origin: 'app://kiosk', ports: [port] }]);
  });

  test('a message without a port is nothing', () => {
    ipc.emit('station-port', { ports: [] });
    expect(page.posted).toEqual([]);
  });

  test.each<[string, unknown, { source?: unknown; origin?: string }]>([
    ['another window', { kind: 'station-port-wanted' }, { source: {} }],
    ['no window', { kind: 'station-port-wanted' }, { source: null }],
    ['another origin', { kind: 'station-port-wanted' }, { origin: 'https://example.org' }],
    ['an origin that begins alike', { kind: 'station-port-wanted' }, { origin: 'app://kiosk.evil' }],
    ['other words', { kind: 'station-port' }, {}],
    ['a bare text', 'station-port-wanted', {}],
    ['nothing', null, {}],
  ])('does not listen to %s', (_name, data, from) => {
    page.hear(data, from);
    expect(ipc.send).not.toHaveBeenCalled();
  });

  test('does nothing at all on a page of another origin', () => {
    preload('https://example.org');
    page.hear({ kind: PORT_WANTED });
    ipc.emit('station-port', { ports: [{}] });
    expect([exposed, ipc.send.mock.calls, page.posted]).toEqual([{}, [], []]);
  });
});
