import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHostLog } from '../../../../../electron/hosts/headless/host-log.ts';

const MEBIBYTE = 1024 * 1024;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, 'log', name);

describe('host log', () => {
  test('writes events with codes as JSON lines, at once and for the owner only', () => {
    const log = openHostLog(folder);
    log.write('host-started', { pid: 7, port: 4711 });
    log.write('message-refused', { code: 'message-unknown' });
    const lines = readFileSync(path('kiosk.log'), 'utf8').trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries).toMatchObject([
      { event: 'host-started', pid: 7, port: 4711, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      { event: 'message-refused', code: 'message-unknown' },
    ]);
    expect(statSync(path('kiosk.log')).mode & 0o077).toBe(0);
    log.close();
  });

  test('a start adds to a small log', () => {
    for (const port of [1, 2]) {
      const log = openHostLog(folder);
      log.write('host-started', { port });
      log.close();
    }
    expect(readFileSync(path('kiosk.log'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  test('a start sets a large log aside and keeps five of them', () => {
    mkdirSync(join(folder, 'log'));
    for (let age = 1; age <= 5; age += 1) writeFileSync(path(`kiosk.${age}.log`), `was ${age}`);
    writeFileSync(path('kiosk.log'), Buffer.alloc(5 * MEBIBYTE));
    openHostLog(folder).close();
    expect(statSync(path('kiosk.log')).size).toBe(0);
    expect(statSync(path('kiosk.1.log')).size).toBe(5 * MEBIBYTE);
    expect(readFileSync(path('kiosk.5.log'), 'utf8')).toBe('was 4');
    expect(existsSync(path('kiosk.6.log'))).toBe(false);
  });
});
