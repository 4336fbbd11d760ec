import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppHandler, kioskScheme } from '../../../../../electron/hosts/desktop/app-protocol.ts';
import { contentSecurityPolicy } from '../../../../../electron/hosts/shared/content-security-policy.ts';
import { listServedFiles } from '../../../../../electron/hosts/shared/static-files.ts';

describe('the app:// protocol', () => {
  let outside: string;
  let answer: (request: Request) => Promise<Response>;

  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'app-protocol-'));
    const folder = join(outside, 'renderer');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>医保</title>');
    writeFileSync(join(folder, 'assets', 'main-1f3a.js'), 'export {};');
    answer = createAppHandler(listServedFiles(folder));
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  const ask = (address: string, method = 'GET'): Promise<Response> =>
    answer(new Request(address, { method }));
  /** As it would come from a sender that leaves the address as it is; `Request` itself tidies it. */
  const askRaw = (url: string): Promise<Response> => answer({ url, method: 'GET' } as Request);

  test('gives the page at its root and under its name', async () => {
    for (const address of ['app://kiosk/', 'app://kiosk/index.html', 'app://kiosk/?started=1']) {
      const response = await ask(address);
      expect(response.status, address).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('医保');
    }
  });

  test('gives a script as one, to be kept', async () => {
    const response = await ask('app://kiosk/assets/main-1f3a.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe('export {};');
  });

  test('answers HEAD without a body, and no other method', async () => {
    const head = await ask('app://kiosk/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask('app://kiosk/', method)).status, method).toBe(405);
    }
  });

  test.each(['app://kiosk.evil/', 'app://evil/index.html', 'app://kiosk@evil/', 'file:///etc/passwd'])(
    'refuses %s, which is another host',
    async (address) => {
      expect((await askRaw(address)).status).toBe(403);
    },
  );

  test.each([
    'app://kiosk/../secret.txt',
    'app://kiosk/assets/../../secret.txt',
    'app://kiosk/%2e%2e/secret.txt',
    'app://kiosk/..%2fsecret.txt',
    'app://kiosk/%2e%2e%2fsecret.txt',
    'app://kiosk/%252e%252e%252fsecret.txt',
    'app://kiosk/..\\secret.txt',
    'app://kiosk/..%5csecret.txt',
    'app://kiosk/index.html%00',
    'app://kiosk/index.html\0',
    'app://kiosk/assets',
    'app://kiosk//etc/passwd',
    'app://kiosk/preload.cjs',
  ])('finds nothing at %j', async (address) => {
    expect((await askRaw(address)).status).toBe(404);
  });

  test('every answer, refusals too, carries the strict policy', async () => {
    for (const address of ['app://kiosk/', 'app://kiosk/none', 'app://evil/']) {
      const { headers } = await askRaw(address);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy({ connect: ["'self'"] }));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('the scheme bypasses no policy and takes no service worker', () => {
    expect(kioskScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });
});
