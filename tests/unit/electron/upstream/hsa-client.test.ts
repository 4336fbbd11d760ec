import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHsaClient, type HsaClient } from '../../../../electron/upstream/hsa-client.ts';
import { type HsaEnvelope, hsaEnvelope } from '../../../../electron/upstream/hsa-envelope.ts';
import { createHandClock } from './support/hand-clock.ts';
import { realClock } from './support/real-clock.ts';

const envelope: HsaEnvelope = hsaEnvelope(
  {
    institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
    recerSysCode: 'YBXT',
    infver: 'V1.0',
    operator: { no: '1', name: '一' },
    terminal: 'T1',
    place: '341721',
  },
  { infno: '1101', msgid: 'm', at: 0, input: { data: { psn_name: '示例㛃' } } },
);

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((thing) => thing.close()));
});

async function listening(server: Server | TcpServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  opened.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return listening(server);
}

/** A server that speaks bytes instead of HTTP. */
async function serveBytes(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  opened.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return listening(server);
}

function clientTo(baseUrl: string, readTimeoutMs = 2_000): HsaClient {
  const client = createHsaClient({
    baseUrl,
    sign: () => ({ 'x-test': 'signed' }),
    clock: realClock,
    connectTimeoutMs: 500,
    readTimeoutMs,
  });
  opened.push(client);
  return client;
}

const json = (body: unknown): RequestListener => {
  return (request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  };
};
const answer = (status: number, body: string, headers: Record<string, string> = {}): RequestListener => {
  return (request, response) => {
    request.resume();
    response.writeHead(status, headers).end(body);
  };
};
const failing = (failure: string) => ({ answered: false, failure });

describe('an exchange', () => {
  it("posts the envelope as UTF-8 JSON with the gateway's headers, below the base address", async () => {
    const seen = Promise.withResolvers<Record<string, unknown>>();
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        seen.resolve({ method, path, headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
        response.end('{"infcode":"0","output":{"a":{"b":1}}}');
      });
    });
    expect(await clientTo(`${url}/hnyb/`).exchange('/fsi/api/x', envelope)).toEqual({
      answered: true,
      response: { infcode: 0, inf_refmsgid: undefined, err_msg: undefined, output: { a: { b: 1 } } },
    });
    expect(await seen.promise).toMatchObject({
      method: 'POST',
      path: '/hnyb/fsi/api/x',
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-test': 'signed' },
      body: envelope,
    });
  });

  it('uses connections again', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      json({ infcode: 0 })(request, response);
    });
    const client = clientTo(url);
    for (let turn = 0; turn < 20; turn += 1) await client.exchange('/x', envelope);
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('leaves no alarm behind', async () => {
    const clock = createHandClock();
    const client = createHsaClient({ baseUrl: await serve(json({ infcode: 0 })), sign: () => ({}), clock });
    opened.push(client);
    await client.exchange('/x', envelope);
    expect(clock.nextDue()).toBeUndefined();
  });

  it('takes an envelope whatever the platform calls its type', async () => {
    const url = await serve(answer(200, '\uFEFF{"infcode":-1}', { 'content-type': 'text/plain' }));
    expect(await clientTo(url).exchange('/x', envelope)).toMatchObject({ response: { infcode: -1 } });
  });
});

describe('what the platform may send instead', () => {
  it.each<[string, RequestListener, string]>([
    [
      'HTML under 200',
      answer(200, '<html>log in</html>', { 'content-type': 'text/html' }),
      'upstream-not-json',
    ],
    [
      'HTML that claims to be JSON',
      answer(200, '<html>', { 'content-type': 'application/json' }),
      'upstream-not-json',
    ],
    ['nothing at all', answer(200, ''), 'upstream-not-json'],
    ['half a JSON text', answer(200, '{"infcode":0,"out'), 'upstream-not-json'],
    ['a redirect', answer(302, '', { location: 'http://127.0.0.1:1/' }), 'upstream-not-json'],
    ['JSON of another kind', json([1, 2, 3]), 'upstream-bad-envelope'],
    ['JSON without infcode', json({ code: 0, data: {} }), 'upstream-bad-envelope'],
    ['null', json(null), 'upstream-bad-envelope'],
    ['400 with an envelope in it', answer(400, '{"infcode":0}'), 'upstream-bad-envelope'],
    ['500 with an envelope in it', answer(500, '{"infcode":0}'), 'upstream-bad-envelope'],
    ['500 with HTML', answer(500, '<h1>Whitelabel</h1>'), 'upstream-not-json'],
    ['401', answer(401, '{}'), 'upstream-signature-refused'],
    ['403', answer(403, '<html>'), 'upstream-signature-refused'],
    ['404', answer(404, 'not here'), 'upstream-not-json'],
    ['502', answer(502, '<html>'), 'upstream-unreachable'],
    ['504', answer(504, '<html>'), 'upstream-timeout'],
    ['429', answer(429, ''), 'upstream-busy'],
    ['503', answer(503, ''), 'upstream-busy'],
    ['more than fits', json({ infcode: 0, err_msg: 'x'.repeat(300_000) }), 'upstream-bad-envelope'],
  ])('%s', async (_what, listener, failure) => {
    expect(await clientTo(await serve(listener)).exchange('/x', envelope)).toEqual(failing(failure));
  });

  it('GBK where UTF-8 is due is not taken for a name', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"infcode":0,"err_msg":"'),
      Buffer.from([0xbc, 0xd7]),
      Buffer.from('"}'),
    ]);
    const url = await serve((request, response) => {
      request.resume();
      response.end(gbk);
    });
    expect(await clientTo(url).exchange('/x', envelope)).toEqual(failing('upstream-not-json'));
  });

  it('a pause asked for by Retry-After is handed on', async () => {
    const url = await serve(answer(503, 'busy', { 'retry-after': '9' }));
    expect(await clientTo(url).exchange('/x', envelope)).toEqual({
      ...failing('upstream-busy'),
      retryAfterMs: 9_000,
    });
  });
});

describe('lines that break', () => {
  const hang: RequestListener = () => undefined;

  it('nobody listens', async () => {
    const server = createServer(hang);
    const url = await listening(server);
    server.close();
    await once(server, 'close');
    expect(await clientTo(url).exchange('/x', envelope)).toEqual({
      ...failing('upstream-unreachable'),
      neverLeft: true,
    });
  });

  it('no answer within the time', async () => {
    expect(await clientTo(await serve(hang), 100).exchange('/x', envelope, 150)).toEqual(
      failing('upstream-timeout'),
    );
  });

  it('an answer that trickles in for ever ends when the whole time is up', async () => {
    const url = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await clientTo(url, 5_000).exchange('/x', envelope, 200)).toEqual(failing('upstream-timeout'));
  });

  it('a body cut half-way', async () => {
    const url = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"infcode":0,', () => response.socket?.destroy());
    });
    expect(await clientTo(url).exchange('/x', envelope)).toEqual(failing('upstream-unreachable'));
  });

  it('a line closed without a word', async () => {
    const url = await serveBytes((socket) => socket.once('data', () => socket.end()));
    expect(await clientTo(url).exchange('/x', envelope)).toEqual(failing('upstream-unreachable'));
  });

  it('something that is no HTTP', async () => {
    const url = await serveBytes((socket) =>
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
    );
    expect(await clientTo(url).exchange('/x', envelope)).toEqual(failing('upstream-not-json'));
  });

  it('https where http answers', async () => {
    const url = await serve(json({ infcode: 0 }));
    expect(await clientTo(url.replace('http:', 'https:')).exchange('/x', envelope)).toEqual(
      failing('upstream-unreachable'),
    );
  });

  it('closing ends what is under way at once', async () => {
    const arrived = Promise.withResolvers<void>();
    const url = await serve(() => arrived.resolve());
    const client = clientTo(url, 60_000);
    const exchange = client.exchange('/x', envelope);
    await arrived.promise;
    await client.close();
    expect(await exchange).toEqual(failing('upstream-unreachable'));
  });
});
