import { createServer, type Server, type Socket } from 'node:net';
import { openPseudoTerminal, type PseudoTerminal } from '../support/pty.ts';

/** One way into the printer. */
export interface Wire {
  /** Where a host finds it: a path or a port. */
  readonly address: string | number;
  send(bytes: Uint8Array): void;
  /** Tells the host to wait, or to go on. */
  hold(held: boolean): void;
  /** Pulled out, or plugged in again under the same name. */
  connect(connected: boolean): Promise<void>;
  close(): Promise<void>;
}

export type FlowControl = 'none' | 'xon-xoff';

const XON = 0x11;
const XOFF = 0x13;

/** A serial line: a pseudo-terminal under a stable name. */
export function serialWire(
  link: string | undefined,
  flow: FlowControl,
  receive: (bytes: Uint8Array) => void,
): Wire {
  let terminal: PseudoTerminal | undefined;
  const plug = (): string => {
    const fresh = openPseudoTerminal();
    fresh.onData(receive);
    if (link !== undefined) fresh.link(link);
    terminal = fresh;
    return link ?? fresh.path;
  };
  const unplug = (): void => {
    terminal?.close();
    terminal = undefined;
  };
  let held = false;
  return {
    address: plug(),
    send: (bytes) => void terminal?.write(bytes),
    hold(wanted) {
      if (wanted === held) return;
      held = wanted;
      if (flow === 'xon-xoff') void terminal?.write(Uint8Array.of(held ? XOFF : XON));
      else if (held) terminal?.pause();
      else terminal?.resume();
    },
    connect(connected) {
      if (!connected) unplug();
      else if (terminal === undefined) plug();
      return Promise.resolve();
    },
    close: () => Promise.resolve(unplug()),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

/** A network socket as of port 9100: one host at a time, a second one is turned away. */
export async function tcpWire(port: number, receive: (bytes: Uint8Array) => void): Promise<Wire> {
  let host: Socket | undefined;
  let server: Server | undefined;
  const open = async (wanted: number): Promise<number> => {
    server = createServer((socket) => {
      if (host !== undefined) {
        socket.destroy();
        return;
      }
      host = socket;
      socket.setNoDelay(true);
      socket.on('data', receive);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        host = undefined;
      });
    });
    return listen(server, wanted);
  };
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      host?.destroy();
      const closing = server;
      server = undefined;
      if (closing === undefined) resolve();
      else closing.close(() => resolve());
    });
  const address = await open(port);
  return {
    address,
    send: (bytes) => void host?.write(bytes),
    hold(held) {
      if (held) host?.pause();
      else host?.resume();
    },
    async connect(connected) {
      if (!connected) await shut();
      else if (server === undefined) await open(address);
    },
    close: shut,
  };
}
