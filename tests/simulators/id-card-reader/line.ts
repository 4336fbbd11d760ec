import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { openPseudoTerminal } from '../support/pty.ts';
import { ReportSocket } from '../support/report-socket.ts';

/** The kiosk's end of a cable that is plugged in. */
export interface Line {
  /** Where the kiosk finds it: a device path, `host:port`, or a socket's path. */
  readonly path: string;
  /** One packet or one report; false when the other end is not there or went away. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** The rate the other end has set, bits per second; undefined where a line has none. */
  rate(): number | undefined;
  close(): void;
}

/** Plugs the cable in; `onData` gets bytes in any pieces, or whole reports. */
export type OpenLine = (onData: (bytes: Uint8Array) => void) => Promise<Line>;

/** A pseudo-terminal, under a stable name if one is given, as udev would make it. */
export function serialLine(link: string | undefined): OpenLine {
  return (onData) => {
    const terminal = openPseudoTerminal();
    if (link !== undefined) terminal.link(link);
    terminal.onData(onData);
    return Promise.resolve({
      path: link ?? terminal.path,
      write: (bytes) => terminal.write(bytes),
      // The kernel carries no rate over a pseudo-terminal, but it keeps what its opener asked for.
      rate: () => Number(execFileSync('stty', ['-F', terminal.path, 'speed'], { encoding: 'utf8' })),
      close: () => terminal.close(),
    });
  };
}

/** A TCP bridge: what comes on one port goes to the reader's line and back. Replugged it listens on the same port. */
export function tcpLine(port: number): OpenLine {
  let usedPort = port;
  return async (onData) => {
    const open = new Set<Socket>();
    const server = listening(open, (socket) => socket.on('data', onData));
    server.listen(usedPort, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address !== null && typeof address === 'object') usedPort = address.port;
    return {
      path: `127.0.0.1:${usedPort}`,
      write: (bytes) => {
        for (const socket of open) socket.write(bytes);
        return Promise.resolve(open.size > 0);
      },
      rate: () => undefined,
      close: () => {
        server.close();
        for (const socket of open) socket.destroy();
      },
    };
  };
}

/** Reports over a Unix socket, as `ReportSocket` carries them; the device numbers none, so the id in front is taken off. */
export function reportLine(path: string): OpenLine {
  return async (onData) => {
    const socket = new ReportSocket(path, { report: (_kind, bytes) => onData(bytes.subarray(1)) });
    await socket.plug();
    return {
      path,
      write: (report) => Promise.resolve(socket.send(report)),
      rate: () => undefined,
      close: () => socket.unplug(),
    };
  };
}

function listening(open: Set<Socket>, onSocket: (socket: Socket) => void): Server {
  return createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    onSocket(socket);
  });
}
