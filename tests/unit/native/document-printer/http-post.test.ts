import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type PostOutcome, postIpp } from '../../../../native/document-printer/http-post.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import { ManualTimers } from '../transport/manual-timers.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<URL> {
  const server = createServer(answer);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ipp/print`);
}

const post = (url: URL, more: object = {}): Promise<PostOutcome> =>
  postIpp({
    url,
    pieces: [Buffer.from('head'), Buffer.from('%PDF')],
    timeoutMs: 5000,
    timers: systemTimers,
    signal: new AbortController().signal,
    ...more,
  });

describe('one message and its answer', () => {
  it('goes as IPP in one piece, on a connection of its own', async () => {
    let seen = {};
    const url = await serve((request, response) => {
      const { method, headers } = request;
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces).toString();
        seen = { method, type: headers['content-type'], length: headers['content-length'], body };
        response.end('answer');
      });
    });
    expect(await post(url)).toEqual({ ok: true, body: Buffer.from('answer') });
    expect(seen).toEqual({ method: 'POST', type: 'application/ipp', length: '8', body: 'head%PDF' });
  });

  it.each([
    [401, 'refused', false],
    [404, 'not-found', false],
    [426, 'refused', false],
    [301, 'refused', true],
    [500, 'refused', true],
    [503, 'refused', true],
  ])('HTTP %i is %s; may have arrived: %s', async (status, failure, mayHaveArrived) => {
    const url = await serve((_request, response) => {
      response.statusCode = status;
      response.end();
    });
    expect(await post(url)).toEqual({ ok: false, failure, mayHaveArrived });
  });
});

describe('what may go wrong', () => {
  it('nobody there: nothing arrived', async () => {
    const url = await serve(() => undefined);
    for (const close of closers.splice(0)) close();
    expect(await post(url)).toEqual({ ok: false, failure: 'not-found', mayHaveArrived: false });
  });

  it('a host without an address: nothing arrived', async () => {
    const outcome = await post(new URL('http://printer.invalid:631/'));
    expect(outcome).toEqual({ ok: false, failure: 'not-found', mayHaveArrived: false });
  });

  it('the connection breaks before the answer: it may have arrived', async () => {
    const url = await serve((request) => void request.socket.destroy());
    expect(await post(url)).toEqual({ ok: false, failure: 'lost', mayHaveArrived: true });
  });

  it('the connection breaks within the answer: it may have arrived', async () => {
    const url = await serve((request, response) => {
      response.setHeader('content-length', 100);
      response.write('half');
      setImmediate(() => request.socket.destroy());
    });
    expect(await post(url)).toEqual({ ok: false, failure: 'lost', mayHaveArrived: true });
  });

  it('an answer without end is cut off', async () => {
    const url = await serve((_request, response) => {
      const more = (): void => {
        while (response.writable && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await post(url)).toEqual({ ok: false, failure: 'lost', mayHaveArrived: true });
  });

  it('no answer: silent after its time, and no timer stays', async () => {
    const timers = new ManualTimers();
    let isAsked = (): void => undefined;
    const asked = new Promise<void>((done) => (isAsked = done));
    const url = await serve(() => isAsked());
    const outcome = post(url, { timers, timeoutMs: 800 });
    await asked;
    await timers.advance(800);
    expect(await outcome).toEqual({ ok: false, failure: 'silent', mayHaveArrived: true });
    expect(timers.pending).toBe(0);
  });

  it('what is no HTTP at all is lost', async () => {
    const server = createTcpServer((socket) => void socket.end('@PJL READY\r\n'));
    closers.push(() => void server.close());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const outcome = await post(new URL(`http://127.0.0.1:${port}/`));
    expect(outcome).toEqual({ ok: false, failure: 'lost', mayHaveArrived: true });
  });

  it('the driver is stopped: ends at once', async () => {
    const stopping = new AbortController();
    const url = await serve(() => stopping.abort());
    const outcome = await post(url, { signal: stopping.signal });
    expect(outcome).toEqual({ ok: false, failure: 'lost', mayHaveArrived: true });
    expect(await post(url, { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      failure: 'lost',
      mayHaveArrived: false,
    });
  });

  it('a printer that refuses before it has read all is heard', async () => {
    const url = await serve((_request, response) => {
      response.statusCode = 413;
      response.end(() => response.socket?.destroySoon());
    });
    const outcome = await post(url, { pieces: [Buffer.alloc(4_000_000)] });
    // What comes first is the system's affair: its answer, or that it closed.
    expect(outcome.ok ? 'answered' : outcome.failure).toMatch(/^(refused|lost)$/);
  });
});
