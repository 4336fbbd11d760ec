import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PORT_WAIT_MS, type PortWindow, portLine } from '../../../../renderer/client/port-line.ts';

const ORIGIN = 'app://kiosk';
let listeners: Set<(event: MessageEvent) => void>;
let posted: unknown[];
let page: PortWindow;

beforeEach(() => {
  vi.useFakeTimers();
  listeners = new Set();
  posted = [];
  page = {
    location: { origin: ORIGIN },
    addEventListener: (_type: string, listener: (event: MessageEvent) => void) => listeners.add(listener),
    removeEventListener: (_type: string, listener: (event: MessageEvent) => void) =>
      listeners.delete(listener),
    postMessage: (...message: unknown[]) => posted.push(message),
  } as unknown as PortWindow;
});
afterEach(() => vi.useRealTimers());

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});
function newPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return port1;
}
function hear(change: Partial<MessageEvent>): void {
  const event = {
    source: page,
    origin: ORIGIN,
    data: { kind: 'station-port' },
    ports: [newPort()],
    ...change,
  };
  for (const listener of listeners) listener(event as unknown as MessageEvent);
}

describe('the port handover', () => {
  it('asks its own window for a port, and takes the one that comes', async () => {
    const opening = portLine(page)();
    expect(posted).toEqual([[{ kind: 'station-port-wanted' }, ORIGIN]]);
    hear({});
    const line = await opening;
    expect(listeners.size).toBe(0);
    line.close();
  });

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['another window', { source: null }],
    ['another message', { data: { kind: 'something' } }],
    ['no message', { data: null }],
    ['no port', { ports: [] }],
  ])('believes nothing of %s', async (_name, change) => {
    const opening = portLine(page)();
    hear(change as Partial<MessageEvent>);
    expect(listeners.size).toBe(1);
    hear({});
    (await opening).close();
  });

  it('gives up after a while, so that it is asked for again', async () => {
    const opening = expect(portLine(page)()).rejects.toThrow('No port');
    await vi.advanceTimersByTimeAsync(PORT_WAIT_MS);
    await opening;
    expect(listeners.size).toBe(0);
  });
});
