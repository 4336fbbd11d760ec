import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { MessageFailure } from '../../../../../electron/contract/failures.ts';
import { LARGEST_MESSAGE_BYTES } from '../../../../../electron/contract/station-contract.ts';
import { createLaunchToken } from '../../../../../electron/hosts/headless/launch-token.ts';
import {
  openStationSocket,
  type StationSocket,
} from '../../../../../electron/hosts/headless/station-socket.ts';

const contract = {
  answer: oc.input(z.object({ text: z.string().max(20) })).output(z.string()),
};
const router = implement(contract).router({
  answer: implement(contract).answer.handler(({ input }) => `heard ${input.text}`),
});

let server: Server;
let port: number;
let token: string;
let door: StationSocket;
let refusals: MessageFailure[];
let onRefusal: () => void;

beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  token = createLaunchToken();
  refusals = [];
  onRefusal = () => undefined;
  const onRefused = (code: MessageFailure): void => {
    refusals.push(code);
    onRefusal();
  };
  door = openStationSocket({ server, port, token, router, onRefused });
});
afterEach(async () => {
  door.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Connects; gives the open socket or the status the door answered with. */
function knock(options: { path?: string; origin?: string; host?: string } = {}): Promise<WebSocket | number> {
  const {
    path = `/station?token=${token}`,
    origin = `http://127.0.0.1:${port}`,
    host = `127.0.0.1:${port}`,
  } = options;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { origin, headers: { host } });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

async function enter(): Promise<WebSocket> {
  const socket = await knock();
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve));
}

function nextRefusal(): Promise<void> {
  return new Promise((resolve) => {
    onRefusal = resolve;
  });
}

describe('station socket', () => {
  test('carries calls of the contract for the page that has the token', async () => {
    const socket = await enter();
    const client: ContractRouterClient<typeof contract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    expect(await client.answer({ text: '您好' })).toBe('heard 您好');
    expect(refusals).toEqual([]);
  });

  test('localhost is the same machine under its other name', async () => {
    const origin = `http://localhost:${port}`;
    expect(await knock({ origin, host: `localhost:${port}` })).toBeInstanceOf(WebSocket);
  });

  test.each([
    ['a foreign origin', () => ({ origin: 'https://evil.example' })],
    ['an origin of another port', () => ({ origin: `http://127.0.0.1:${port + 1}` })],
    ['an origin with our address as its prefix', () => ({ origin: `http://127.0.0.1:${port}.evil.example` })],
    ['a foreign host', () => ({ host: 'evil.example' })],
    ['no token', () => ({ path: '/station' })],
    ['an empty token', () => ({ path: '/station?token=' })],
    ['the beginning of the token', () => ({ path: `/station?token=${token.slice(0, -1)}` })],
    ['the token of another launch', () => ({ path: `/station?token=${createLaunchToken()}` })],
    ['another path', () => ({ path: `/other?token=${token}` })],
  ])('refuses %s', async (_what, options) => {
    expect(await knock(options())).toBe(403);
    expect(refusals).toEqual(['message-foreign-origin']);
  });

  test('an oversized message closes the line', async () => {
    const socket = await enter();
    const refused = nextRefusal();
    socket.send('x'.repeat(LARGEST_MESSAGE_BYTES + 1));
    expect(await closing(socket)).toBe(1009);
    await refused;
    expect(refusals).toEqual(['message-oversized']);
  });

  test.each([
    ['no JSON', 'hello'],
    ['JSON of another shape', '[]'],
    ['a frame without a payload', '{"i":"1"}'],
    ['a frame with a foreign address', '{"i":"1","p":{"u":"http://evil.example/answer"}}'],
    ['bytes', Buffer.from('{"i":"1","p":{"u":"/answer"}}')],
  ])('%s closes the line', async (_what, message) => {
    const socket = await enter();
    const refused = nextRefusal();
    socket.send(message);
    await refused;
    expect(await closing(socket)).toBe(1008);
    expect(refusals).toEqual(['message-malformed']);
  });

  test.each([
    ['an unknown procedure', '{"i":"1","p":{"u":"/visit/openTheTill"}}', 'message-unknown'],
    ['a name of the language itself', '{"i":"1","p":{"u":"/__proto__"}}', 'message-unknown'],
    [
      'input of the wrong shape',
      '{"i":"1","p":{"u":"/answer","b":{"json":{"text":7}}}}',
      'message-malformed',
    ],
    [
      'input that is too long',
      `{"i":"1","p":{"u":"/answer","b":{"json":{"text":"${'长'.repeat(21)}"}}}}`,
      'message-malformed',
    ],
  ])('%s is refused by its code and the line stays', async (_what, message, code) => {
    const socket = await enter();
    const refused = nextRefusal();
    const answered = new Promise<string>((resolve) => {
      socket.once('message', (data: Buffer) => resolve(data.toString()));
    });
    socket.send(message);
    await refused;
    expect(refusals).toEqual([code]);
    expect(JSON.parse(await answered)).toMatchObject({ i: '1', p: { s: expect.any(Number) } });
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('closing the door ends every line', async () => {
    const sockets = [await enter(), await enter()];
    const ended = sockets.map(closing);
    door.close();
    await Promise.all(ended);
  });
});
