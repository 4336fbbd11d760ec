import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdEarlyKnocks } from '../../../../../electron/hosts/headless/early-knocks.ts';

let server: Server;
let callers: Socket[];

beforeEach(async () => {
  callers = [];
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const caller of callers) caller.destroy();
  server.close();
  await once(server, 'close');
});

/** Asks for a socket and resolves when the request has arrived. */
async function knock(path: string): Promise<Socket> {
  const { port } = server.address() as AddressInfo;
  const caller = connect(port, '127.0.0.1');
  callers.push(caller);
  caller.on('error', () => undefined);
  const arrived = once(server, 'upgrade');
  caller.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  await arrived;
  return caller;
}

/** A door that says each caller's own path back. */
function openDoor(): string[] {
  const seen: string[] = [];
  server.on('upgrade', ({ url }, stream: Duplex) => {
    stream.on('error', () => undefined);
    seen.push(url ?? '');
    stream.end(`HTTP/1.1 403 Forbidden\r\n\r\n${url}`);
  });
  return seen;
}

describe('pages that knock before there is a door', () => {
  test('are answered by it in their order, once each', async () => {
    const knocks = holdEarlyKnocks(server);
    const first = await knock('/one');
    await knock('/two');
    const seen = openDoor();
    knocks.goOn();
    expect(seen).toEqual(['/one', '/two']);
    const [answer] = (await once(first, 'data')) as [Buffer];
    expect(answer.toString()).toContain('/one');
    knocks.goOn();
    expect(seen).toHaveLength(2);
  });

  test('later ones are the door’s alone', async () => {
    const knocks = holdEarlyKnocks(server);
    const seen = openDoor();
    knocks.goOn();
    await knock('/late');
    expect(seen).toEqual(['/late']);
    knocks.goOn();
    expect(seen).toEqual(['/late']);
  });

  test('are turned away where there will be none', async () => {
    const knocks = holdEarlyKnocks(server);
    const caller = await knock('/one');
    const closed = once(caller, 'close');
    knocks.turnAway();
    await closed;
    expect(server.listenerCount('upgrade')).toBe(0);
  });

  test('one that gave up meanwhile is not handed on', async () => {
    const knocks = holdEarlyKnocks(server);
    const streams: Duplex[] = [];
    server.on('upgrade', (_request, stream: Duplex) => streams.push(stream));
    await knock('/gone');
    server.removeAllListeners('upgrade');
    streams[0]?.destroy();
    const seen = openDoor();
    knocks.goOn();
    expect(seen).toEqual([]);
  });

  test('more than eight are no page of ours: the ninth is turned away at once', async () => {
    const knocks = holdEarlyKnocks(server);
    for (let nth = 1; nth <= 8; nth += 1) await knock(`/${nth}`);
    const ninth = await knock('/9');
    await once(ninth, 'close');
    const seen = openDoor();
    knocks.goOn();
    expect(seen).toHaveLength(8);
  });
});
