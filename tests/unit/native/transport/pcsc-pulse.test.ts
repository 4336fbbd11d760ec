import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takePulse } from '../../../../native/transport/pcsc-pulse.ts';

let folder: string;
let socket: string;
const open: (Server | Socket)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-'));
  socket = join(folder, 'pcscd.comm');
});
afterEach(() => {
  for (const each of open.splice(0))
    if ('destroy' in each) each.destroy();
    else each.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A service that does this with each client's first message. */
async function serve(take: (client: Socket, message: Buffer) => void): Promise<void> {
  const server = createServer((client) => {
    open.push(client);
    client.once('data', (message: Buffer) => take(client, message));
  });
  open.push(server);
  server.listen(socket);
  await once(server, 'listening');
}

it('asks for the version in the service’s own words, and is content with any answer', async () => {
  let asked = '';
  await serve((client, message) => {
    asked = message.toString('hex');
    client.write(Buffer.alloc(12));
  });
  await takePulse(socket);
  expect(asked).toBe('0c00000011000000040000000400000000000000');
});

it('counts a service that is not there, or hangs up, as one that does not hang', async () => {
  await takePulse(socket);
  await serve((client) => void client.destroy());
  await takePulse(socket);
});

it('does not end while the service says nothing', async () => {
  const heard = new Promise<Socket>((resolve) => void serve(resolve));
  await new Promise((next) => setImmediate(next));
  let ended = false;
  const pulse = takePulse(socket).then(() => (ended = true));
  const client = await heard;
  await new Promise((next) => setImmediate(next));
  expect(ended).toBe(false);
  client.write('late');
  expect(await pulse).toBe(true);
});
