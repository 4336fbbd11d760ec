import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { MessageFailure } from '../../contract/failures.ts';
import { LARGEST_MESSAGE_BYTES } from '../../contract/station-contract.ts';
import { createRefusalInterceptor, refusalOf } from '../shared/station-frames.ts';
import { tokenMatches } from './launch-token.ts';
import { isOwnHost, isOwnOrigin } from './own-address.ts';

/** The one path that becomes a socket. */
export const STATION_PATH = '/station';
/** Closing code of RFC 6455 §7.4.1 for a message that breaks the rules of the endpoint. */
const POLICY_VIOLATION = 1008;

export interface StationSocketOptions {
  readonly server: Server;
  readonly port: number;
  /** This launch's token; the page hands it over as `?token=`. */
  readonly token: string;
  /** The router of the station contract. */
  readonly router: AnyRouter;
  /** Called once for each thing refused, with its code and nothing of what it said. */
  readonly onRefused: (code: MessageFailure) => void;
}

type Handler = RPCHandler<Record<string, unknown>>;

export interface StationSocket {
  close(): void;
}

/** Opens the door between screens and station: a WebSocket for the kiosk's own page with this launch's token. */
export function openStationSocket(options: StationSocketOptions): StationSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const handler = createHandler(options);
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    if (!isWelcome(request, options)) {
      options.onRefused('message-foreign-origin');
      // Who is refused may be gone before the answer; unheard, that would end the host.
      stream.on('error', () => undefined);
      stream.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, handler, options));
  };
  options.server.on('upgrade', onUpgrade);
  return {
    close() {
      options.server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function isWelcome(request: IncomingMessage, { port, token }: StationSocketOptions): boolean {
  const [path, query = ''] = (request.url ?? '').split('?', 2);
  return (
    path === STATION_PATH &&
    isOwnHost(request.headers.host, port) &&
    isOwnOrigin(request.headers.origin, port) &&
    tokenMatches(token, new URLSearchParams(query).get('token'))
  );
}

/** The contract's handler; what it cannot match or read is told by code. */
function createHandler({ router, onRefused }: StationSocketOptions): Handler {
  return new RPCHandler<Record<string, unknown>>(router, {
    rootInterceptors: [createRefusalInterceptor(onRefused)],
  });
}

function serve(socket: WebSocket, handler: Handler, { onRefused }: StationSocketOptions): void {
  socket.on('error', (error: NodeJS.ErrnoException) => {
    onRefused(error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'message-oversized' : 'message-malformed');
  });
  const listen = (type: 'message' | 'close', listener: (event: unknown) => void): void => {
    if (type === 'close') {
      socket.addEventListener(type, listener);
      return;
    }
    socket.addEventListener(type, (event) => {
      const refusal = refusalOf(event.data);
      if (refusal === undefined) return listener(event);
      onRefused(refusal);
      socket.close(POLICY_VIOLATION);
    });
  };
  const addEventListener = listen as unknown as WebSocket['addEventListener'];
  void handler.upgrade({ addEventListener, send: socket.send.bind(socket) }, { context: {} });
}
