import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '../../../../../electron/hosts/headless/web-server.ts';

let base: string;
let web: WebServer;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks with exactly this path: no client-side normalisation takes a `..` away. */
function ask(path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', host = `127.0.0.1:${web.port}` } = options;
    request({ host: '127.0.0.1', port: web.port, path, method, headers: { host } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'web-server-'));
  writeFileSync(join(base, 'secret.json'), '{"outside":true}');
  const folder = join(base, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>医保</title>');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'face-d4e5f6.woff2'), 'font');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3.js.map'), '{}');
  writeFileSync(join(folder, '.built-from'), 'hash');
  symlinkSync(join(base, 'secret.json'), join(folder, 'link.json'));
  web = await startWebServer({ folder, port: 0 });
});
afterAll(async () => {
  await web.close();
  rmSync(base, { recursive: true, force: true });
});

describe('web server', () => {
  test('serves the page at / and under its name, never from a cache', async () => {
    for (const path of ['/', '/index.html', '/?from=start']) {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('医保');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('serves hashed assets with their type, to be kept for good', async () => {
    const script = await ask('/assets/index-a1b2c3.js');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await ask('/assets/face-d4e5f6.woff2')).headers['content-type']).toBe('font/woff2');
  });

  test('every answer, refusals too, carries the strict headers', async () => {
    for (const path of ['/', '/nothing-here']) {
      const { headers } = await ask(path);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${web.port}`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['permissions-policy']).toContain('microphone=()');
    }
  });

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets\\..\\..\\secret.json',
    '/link.json',
    '/.built-from',
    '/assets/index-a1b2c3.js.map',
    '/assets/',
    '/assets',
    '//index.html',
    '/index.html/',
    '/etc/passwd',
    '/__proto__',
  ])('does not serve %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
  });

  test('no request path reaches a file that is not in the table', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'assets',
      'secret.json',
      'link.json',
      '%2e%2e',
      '\\..',
      'renderer',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        const { status, body } = await ask(`/${parts.join('/')}`);
        expect(body).not.toContain('outside');
        expect(status === 404 || parts.join('') === '').toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('a foreign Host, as in DNS rebinding, is refused', async () => {
    for (const host of ['evil.example', `evil.example:${web.port}`, '127.0.0.1', `[::1]:${web.port}`]) {
      expect((await ask('/', { host })).status).toBe(421);
    }
    expect((await ask('/', { host: `localhost:${web.port}` })).status).toBe(200);
  });

  test('takes nothing but GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask('/', { method })).status).toBe(405);
    }
    const head = await ask('/', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('listens on the loopback address only', () => {
    expect(web.server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  test('a taken port is told by the system, not hung on', async () => {
    const second = startWebServer({ folder: join(base, 'renderer'), port: web.port });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('closing ends connections that stand open', async () => {
    const other = await startWebServer({ folder: join(base, 'renderer'), port: 0 });
    const idle = connect(other.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const ended = new Promise((resolve) => idle.once('close', resolve));
    idle.on('error', () => undefined).resume();
    await other.close();
    await ended;
  });
});
