import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  resolveSecret,
  type SecretFile,
  type SecretSources,
  secretSources,
} from '../../../../electron/station/secrets.ts';

function sources(files: Record<string, SecretFile>, env: Record<string, string> = {}): SecretSources {
  return {
    env,
    folder: '/etc/kiosk',
    readFile: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
  };
}

describe('a secret in the site file itself', () => {
  it('is what it says', () => {
    expect(resolveSecret('s3cret', sources({}))).toEqual({ ok: true, value: 's3cret' });
  });
});

describe('a secret in a variable', () => {
  it('is the variable’s value', () => {
    expect(resolveSecret({ env: 'TOKEN' }, sources({}, { TOKEN: 's3cret' }))).toEqual({
      ok: true,
      value: 's3cret',
    });
  });

  it.each([{}, { TOKEN: '' }, { OTHER: 'x' }])('that is not set or empty (%j) is named', (env) => {
    const resolved = resolveSecret({ env: 'TOKEN' }, sources({}, env));
    expect(resolved).toMatchObject({ ok: false, trouble: 'variable-missing', what: '没有环境变量 TOKEN' });
  });

  it('is no property that every object has', () => {
    expect(resolveSecret({ env: 'toString' }, sources({})).ok).toBe(false);
  });
});

describe('a secret in a file', () => {
  const file = (text: string, mode = 0o600): SecretFile => ({ text, mode });

  it('counts from the folder of the site file and loses its line end', () => {
    const found = resolveSecret({ file: 'token' }, sources({ '/etc/kiosk/token': file('s3cret\r\n') }));
    expect(found).toEqual({ ok: true, value: 's3cret' });
  });

  it('may lie anywhere', () => {
    expect(resolveSecret({ file: '/run/token' }, sources({ '/run/token': file('a b ') }))).toEqual({
      ok: true,
      value: 'a b ',
    });
  });

  it('that is not there is named', () => {
    expect(resolveSecret({ file: 'token' }, sources({}))).toMatchObject({
      trouble: 'file-missing',
      what: '读不到口令文件 /etc/kiosk/token',
    });
  });

  it('that is empty is named', () => {
    expect(resolveSecret({ file: '/t' }, sources({ '/t': file('\n') }))).toMatchObject({
      trouble: 'file-empty',
    });
  });

  it.each([0o644, 0o640, 0o604, 0o660, 0o601])('that others can open (%o) is refused', (mode) => {
    const resolved = resolveSecret({ file: '/t' }, sources({ '/t': file('s3cret', mode) }));
    expect(resolved).toMatchObject({ trouble: 'file-exposed', remedy: '执行 chmod 600 /t' });
    expect(JSON.stringify(resolved)).not.toContain('s3cret');
  });

  it.each([0o600, 0o400])('that only its owner can open (%o) is taken', (mode) => {
    expect(resolveSecret({ file: '/t' }, sources({ '/t': file('s', mode) })).ok).toBe(true);
  });
});

describe('the sources of a running station', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-secret-'));
    writeFileSync(join(folder, 'token'), 's3cret\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('read the real file with its real permissions', () => {
    const running = secretSources(folder, {});
    chmodSync(join(folder, 'token'), 0o644);
    expect(resolveSecret({ file: 'token' }, running)).toMatchObject({ trouble: 'file-exposed' });
    chmodSync(join(folder, 'token'), 0o600);
    expect(resolveSecret({ file: 'token' }, running)).toEqual({ ok: true, value: 's3cret' });
    expect(resolveSecret({ file: 'other' }, running)).toMatchObject({ trouble: 'file-missing' });
  });
});
