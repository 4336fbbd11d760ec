import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isSerialTransport, openTransport } from '../../../../native/transport/open-transport.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { createTcpTransport } from '../../../../native/transport/tcp.ts';
import { ManualTimers } from './manual-timers.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A device at a TCP port; resolves with its address and the first connection it gets. */
async function device() {
  const server = createServer((socket) => sockets.push(socket));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = once(server, 'connection') as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  return { endpoint: { kind: 'tcp', host: '127.0.0.1', port } as const, connection, server };
}

/** A listener whose arrivals can be waited for. */
function listener() {
  const received: number[] = [];
  let losses = 0;
  let wake: () => void = () => undefined;
  return {
    received,
    losses: () => losses,
    data: (bytes: Uint8Array) => {
      received.push(...bytes);
      wake();
    },
    lost: () => {
      losses += 1;
      wake();
    },
    async until(isSo: () => boolean) {
      while (!isSo()) await new Promise<void>((done) => (wake = done));
    },
  };
}

describe('a TCP link', () => {
  it('carries bytes both ways', async () => {
    const { endpoint, connection } = await device();
    const heard = listener();
    const link = createTcpTransport(endpoint, systemTimers);
    expect(link.address).toBe(`127.0.0.1:${endpoint.port}`);
    expect(await link.open(heard)).toEqual({ ok: true });
    const [peer] = await connection;
    peer.write(Uint8Array.of(0x12, 0x13, 0xff));
    await heard.until(() => heard.received.length === 3);
    const arrival = once(peer, 'data') as Promise<[Buffer]>;
    expect(await link.write(Uint8Array.of(0x1b, 0x40), 1000)).toEqual({ ok: true });
    expect([...(await arrival)[0]]).toEqual([0x1b, 0x40]);
    await link.close();
    expect(heard.received).toEqual([0x12, 0x13, 0xff]);
    expect(heard.losses()).toBe(0);
  });

  it('delivers everything written before close', async () => {
    const { endpoint, connection } = await device();
    const link = createTcpTransport(endpoint, systemTimers);
    await link.open(listener());
    const [peer] = await connection;
    let total = 0;
    peer.on('data', (bytes: Buffer) => (total += bytes.length));
    const ended = once(peer, 'end');
    expect(await link.write(new Uint8Array(50_000), 1000)).toEqual({ ok: true });
    await link.close();
    await ended;
    expect(total).toBe(50_000);
  });

  it('says not-found when refused', async () => {
    const { endpoint, server } = await device();
    server.close();
    await once(server, 'close');
    const link = createTcpTransport(endpoint, systemTimers);
    expect(await link.open(listener())).toEqual({ ok: false, failure: 'not-found' });
  });

  it('says not-found when nobody answers the call', async () => {
    const timers = new ManualTimers();
    // TEST-NET-1 (RFC 5737) is routed nowhere; time is turned on by hand.
    const link = createTcpTransport({ kind: 'tcp', host: '192.0.2.1', port: 9100 }, timers);
    const opening = link.open(listener());
    await timers.advance(4000);
    expect(await opening).toEqual({ ok: false, failure: 'not-found' });
  });

  it.each(['end', 'destroy', 'resetAndDestroy'] as const)(
    'says lost once when the device %ss',
    async (way) => {
      const { endpoint, connection } = await device();
      const heard = listener();
      const link = createTcpTransport(endpoint, systemTimers);
      await link.open(heard);
      const [peer] = await connection;
      peer[way]();
      await heard.until(() => heard.losses() > 0);
      expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: false, failure: 'lost' });
      await link.close();
      expect(heard.losses()).toBe(1);
    },
  );

  it('drops what arrives while input is discarded', async () => {
    const { endpoint, connection } = await device();
    const heard = listener();
    const timers = new ManualTimers();
    const link = createTcpTransport(endpoint, timers);
    await link.open(heard);
    const [peer] = await connection;
    const discarding = link.discardInput();
    peer.write(Uint8Array.of(9));
    // The echo of a round trip proves that the byte has arrived.
    const written = once(peer, 'data');
    expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: true });
    await written;
    await timers.advance(30);
    await discarding;
    peer.write(Uint8Array.of(7));
    await heard.until(() => heard.received.length > 0);
    expect(heard.received).toEqual([7]);
    peer.destroy();
    await heard.until(() => heard.losses() > 0);
  });

  it('says lost at once when the device hangs up while it takes nothing', async () => {
    const { endpoint, connection } = await device();
    const heard = listener();
    const link = createTcpTransport(endpoint, systemTimers);
    await link.open(heard);
    const [peer] = await connection;
    peer.pause();
    const writing = link.write(new Uint8Array(32_000_000), 60_000);
    peer.end();
    await heard.until(() => heard.losses() > 0);
    expect(await writing).toEqual({ ok: false, failure: 'lost' });
  });

  it('says silent when the device takes nothing any more', async () => {
    const { endpoint, connection } = await device();
    const link = createTcpTransport(endpoint, systemTimers);
    await link.open(listener());
    const [peer] = await connection;
    peer.pause();
    expect(await link.write(new Uint8Array(32_000_000), 100)).toEqual({ ok: false, failure: 'silent' });
    peer.destroy();
    await link.close();
  });
});

describe('the factory', () => {
  it('makes the link the address names', () => {
    const serial = openTransport({ kind: 'serial', path: '/dev/serial/by-id/reader' });
    const tcp = openTransport({ kind: 'tcp', host: '127.0.0.1', port: 9 });
    expect([isSerialTransport(serial), isSerialTransport(tcp)]).toEqual([true, false]);
    expect([serial.address, tcp.address]).toEqual(['/dev/serial/by-id/reader', '127.0.0.1:9']);
  });
});
