import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/build.ts';
import { electronRemedy } from '../../scripts/electron-binary.ts';
import { descendantsOf } from './support/hosts.ts';

/** How long the last process of a stopped kiosk may take to be gone from the kernel's list. */
const GONE_WITHIN_MS = 8_000;

let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-e2e-'));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** The words so far. */
  stdout(): string;
  stderr(): string;
  /** The first line of stdout with this key, as JSON. */
  line(key: string): Promise<Record<string, string>>;
  readonly gone: Promise<number | null>;
}

/** The very command behind `npm start`, in a temporary folder of its own for devices' names. */
function npmStart(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), 'start', ...args], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', TMPDIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let [stdout, stderr] = ['', ''];
  const waiting = new Set<() => void>();
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
    for (const look of waiting) look();
  });
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const line = (key: string): Promise<Record<string, string>> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = stdout.split('\n').find((text) => text.startsWith(`{"${key}":`) && text.endsWith('}'));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(JSON.parse(found) as Record<string, string>);
      };
      waiting.add(look);
      look();
      void gone.then(() => reject(new Error(`ended before it said ${key}: ${stderr}`)));
    });
  return { child, stdout: () => stdout, stderr: () => stderr, line, gone };
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/stat`);

async function allGone(pids: readonly number[]): Promise<void> {
  const deadline = performance.now() + GONE_WITHIN_MS;
  while (pids.some(isAlive) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(pids.filter(isAlive)).toEqual([]);
}

/** Names of pseudo-terminals and site files that a demonstration keeps while it runs. */
const namesLeft = (): string[] => readdirSync(folder).filter((name) => name.includes('demonstration'));

describe('npm start', () => {
  const data = (): string => join(folder, 'data');

  test('brings up the demonstration site: first the panel’s address, then the kiosk’s', async () => {
    const kiosk = npmStart(['--data', data()]);
    const ready = await kiosk.line('ready');
    const { demo } = await kiosk.line('demo');
    expect(kiosk.stdout().indexOf('"demo"')).toBeLessThan(kiosk.stdout().indexOf('"ready"'));
    expect(ready).toMatchObject({ ready: true, host: 'headless', pid: expect.any(Number) });
    expect(ready['url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
    expect(await (await fetch(ready['url'] ?? '')).text()).toContain('<div id="root">');
    expect(await (await fetch(`${demo}/state`)).json()).toMatchObject({ card: null, platform: 'normal' });
    expect(kiosk.stderr()).toContain('No display here');
    for (const line of kiosk.stdout().trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no process and no pseudo-terminal', async (signal) => {
    const kiosk = npmStart(['--data', data()]);
    await kiosk.line('ready');
    const pids = descendantsOf(kiosk.child.pid ?? 0);
    expect(pids.length).toBeGreaterThanOrEqual(6);
    expect(namesLeft()).toHaveLength(1);
    kiosk.child.kill(signal);
    expect(await kiosk.gone).toBe(0);
    await allGone(pids);
    expect(namesLeft()).toEqual([]);
  });

  test('even when it is killed, nothing of it stays', async () => {
    const kiosk = npmStart(['--data', data()]);
    await kiosk.line('ready');
    const pids = descendantsOf(kiosk.child.pid ?? 0);
    kiosk.child.kill('SIGKILL');
    await allGone(pids);
    expect(namesLeft()).toEqual([]);
  });

  test('a second start on the same data folder is refused and leaves the first alone', async () => {
    const first = npmStart(['--data', data()]);
    const { url } = await first.line('ready');
    const second = npmStart(['--data', data()]);
    expect(await second.gone).toBe(1);
    expect(second.stderr()).toContain('store-in-use');
    expect(second.stdout()).not.toContain('"ready"');
    expect((await fetch(url ?? '')).status).toBe(200);
    expect(namesLeft()).toHaveLength(1);
  });

  test('forcing the desktop host without its binary says how to install it', async () => {
    const kiosk = npmStart(['--host', 'desktop'], { ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect(await kiosk.gone).toBe(1);
    expect(kiosk.stderr()).toContain(electronRemedy);
  });

  test.each([
    [['--site', '/nowhere/site.json'], '/nowhere/site.json'],
    [['--port', 'many'], '--port'],
    [['--colour'], '--colour'],
  ])('%j is refused with a sentence that names it', async (args, named) => {
    const kiosk = npmStart(args);
    expect(await kiosk.gone).toBe(1);
    expect(kiosk.stderr()).toContain(named);
    expect(kiosk.stdout()).toBe('');
  });
});
