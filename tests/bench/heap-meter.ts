import type { CDPSession } from 'playwright-core';

/** A JavaScript heap that can be asked how much is in use once everything unreachable is gone. */
export interface HeapMeter {
  /** Bytes in use after a garbage collection. */
  settled(): Promise<number>;
  close(): void;
}

type Ask = (method: string, parameters?: object) => Promise<unknown>;

/** Where Node's inspector listens after `SIGUSR1` (nodejs.org/api/debugger). */
const INSPECTOR = 'http://127.0.0.1:9229/json/list';
/** The inspector opens within some milliseconds of the signal; on a busy machine it takes longer. */
const INSPECTOR_TRIES = 100;
const BETWEEN_TRIES_MS = 50;

async function settled(ask: Ask): Promise<number> {
  // What the first collection finalises, the second takes away.
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage');
  const { usedSize } = (await ask('Runtime.getHeapUsage')) as { readonly usedSize: number };
  return usedSize;
}

/** The heap of a page, and of the test driver's own scripts in it. */
export function pageHeap(cdp: CDPSession): HeapMeter {
  const ask: Ask = (method, parameters) => cdp.send(method as 'Runtime.getHeapUsage', parameters);
  return { settled: () => settled(ask), close: () => undefined };
}

/** The heap of a running Node program, through its inspector. */
export async function nodeHeap(pid: number): Promise<HeapMeter> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await inspectorAddress());
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { readonly id: number; readonly result: unknown };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let asked = 0;
  const ask: Ask = (method, params = {}) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      socket.send(JSON.stringify({ id: asked, method, params }));
    });
  const answer = (await ask('Runtime.evaluate', { expression: 'process.pid' })) as {
    readonly result: { readonly value: unknown };
  };
  if (answer.result.value !== pid) throw new Error('another program has the inspector’s port');
  return { settled: () => settled(ask), close: () => socket.close() };
}

async function inspectorAddress(): Promise<string> {
  for (let tries = 0; tries < INSPECTOR_TRIES; tries += 1) {
    try {
      const [target] = (await (await fetch(INSPECTOR)).json()) as { readonly webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch {
      // Not open yet.
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  throw new Error('the inspector of the host did not open');
}
