import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cacheControl,
  listServedFiles,
  resolveServedPath,
  type ServedFile,
} from '../../../../../electron/hosts/shared/static-files.ts';

describe('the files that may be asked for', () => {
  let outside: string;
  let folder: string;
  let files: ReadonlyMap<string, ServedFile>;

  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'static-files-'));
    folder = join(outside, 'renderer');
    mkdirSync(join(folder, 'assets', 'fonts'), { recursive: true });
    writeFileSync(join(outside, 'secret.json'), '{}');
    for (const name of [
      'index.html',
      'assets/main-1f3a.js',
      'assets/main-1f3a.js.map',
      'assets/fonts/a.woff2',
      'assets/templates-7c.bin',
    ]) {
      writeFileSync(join(folder, name), name);
    }
    symlinkSync(join(outside, 'secret.json'), join(folder, 'link.json'));
    files = listServedFiles(folder);
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  test('are those of the folder and its folders, by request path', () => {
    expect([...files.keys()].toSorted()).toEqual([
      '/',
      '/assets/fonts/a.woff2',
      '/assets/main-1f3a.js',
      '/assets/templates-7c.bin',
      '/index.html',
    ]);
    expect(files.get('/')).toBe(files.get('/index.html'));
  });

  test('carry their media type, and whether their name holds a hash', () => {
    expect(files.get('/index.html')).toEqual({
      file: join(folder, 'index.html'),
      mime: 'text/html; charset=utf-8',
      immutable: false,
    });
    expect(files.get('/assets/main-1f3a.js')).toMatchObject({
      mime: 'text/javascript; charset=utf-8',
      immutable: true,
    });
    expect(files.get('/assets/fonts/a.woff2')?.mime).toBe('font/woff2');
    expect(files.get('/assets/templates-7c.bin')?.mime).toBe('application/octet-stream');
  });

  test('leave out links and kinds that no page is built from', () => {
    expect(files.has('/link.json')).toBe(false);
    expect(files.has('/assets/main-1f3a.js.map')).toBe(false);
  });

  test('a missing folder is an error, not an empty table', () => {
    expect(() => listServedFiles(join(outside, 'nowhere'))).toThrow('ENOENT');
  });

  test('a query and a fragment do not belong to the path', () => {
    for (const path of ['/index.html', '/index.html?a=1', '/index.html#x', '/index.html?#/../..']) {
      expect(resolveServedPath(files, path)?.file, path).toBe(join(folder, 'index.html'));
    }
  });

  test.each([
    '',
    '.',
    '/.',
    '//',
    '//index.html',
    'index.html',
    '/INDEX.HTML',
    '/../secret.json',
    '/assets/../index.html',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/%252e%252e/secret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/%69ndex.html',
    '/index.html%00',
    '/index.html\0.js',
    '/\0',
    '/assets',
    '/assets/',
    '/etc/passwd',
    '/link.json',
    '/__proto__',
    '/constructor',
  ])('%j names no file', (path) => {
    expect(resolveServedPath(files, path)).toBeUndefined();
  });

  test('no path at all leads out of the folder', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '/', '/../', '/assets/'), (tail, head) => {
        const found = resolveServedPath(files, head + tail);
        expect(found === undefined || found.file.startsWith(`${folder}/`)).toBe(true);
      }),
    );
  });

  test('only a name with a hash may be kept', () => {
    const file = { file: '/x', mime: 'text/plain' };
    expect(cacheControl({ ...file, immutable: true })).toContain('immutable');
    expect(cacheControl({ ...file, immutable: false })).toBe('no-store');
  });
});
