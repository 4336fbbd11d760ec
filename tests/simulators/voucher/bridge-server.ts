import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import type { MiddlePlatform } from './middle-platform.ts';

/** Longer than any kiosk waits in a test, shorter than a test may take. */
const SLOW_MS = 3_000;

/** What a question comes to on the wire: a text, after so long; nothing; or the line's end. */
type OnTheWire =
  | { readonly say: string; readonly afterMs: number }
  | { readonly silent: true }
  | { readonly dies: true };

function onTheWire(platform: MiddlePlatform, message: string): OnTheWire {
  switch (platform.behaviour) {
    case 'silent':
      return { silent: true };
    case 'dies':
      return { dies: true };
    case 'malformed':
      return { say: '<html>502 Bad Gateway</html>', afterMs: 0 };
    default: {
      const { url, indata } = JSON.parse(message) as { url?: unknown; indata?: unknown };
      const rightUrl = typeof url === 'string' && url.endsWith('/localcfc/api/hsecfc/localQrCodeQuery');
      const answer = rightUrl ? platform.answer(indata) : { code: 500_101, message: '地址不正确' };
      return { say: JSON.stringify(answer), afterMs: platform.behaviour === 'slow' ? SLOW_MS : 0 };
    }
  }
}

export interface BridgeServer {
  readonly websocket: string;
  readonly http: string;
  /** Off: nothing listens on the port any more. */
  setListening(listening: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A bridge program as halls have them: one port, WebSocket and HTTP POST, `{url, indata}` in, the library's JSON out. */
export async function startBridgeServer(platform: MiddlePlatform, port: number): Promise<BridgeServer> {
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wire = onTheWire(platform, await text(request));
    if ('dies' in wire) return void request.socket.destroy();
    if ('silent' in wire) return;
    later(wire.afterMs, () => response.setHeader('content-type', 'application/json').end(wire.say));
  };
  const server: Server = createServer((request, response) => void answer(request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const wire = onTheWire(platform, data.toString('utf8'));
      if ('dies' in wire) return socket.terminate();
      if ('silent' in wire) return;
      later(wire.afterMs, () => socket.send(wire.say));
    });
  });
  const listen = async (at: number): Promise<number> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const shut = async (): Promise<void> => {
    if (!server.listening) return;
    for (const socket of sockets.clients) socket.terminate();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const taken = await listen(port);
  return {
    websocket: `ws://127.0.0.1:${taken}`,
    http: `http://127.0.0.1:${taken}`,
    setListening: async (listening) => {
      if (!listening) await shut();
      else if (!server.listening) await listen(taken);
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      await shut();
    },
  };
}
