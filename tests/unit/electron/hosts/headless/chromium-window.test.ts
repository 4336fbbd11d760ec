import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ChromiumWindow,
  openChromiumWindow,
} from '../../../../../electron/hosts/headless/chromium-window.ts';
import { createSystemClock } from '../../../../../electron/hosts/shared/system-clock.ts';

const url = 'http://127.0.0.1:4711/#token=secret-of-this-launch';

/** Stands where a browser would: notes its arguments and lives until it is ended or its pipe closes. */
const browserProgram = `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(__filename + '.calls', JSON.stringify(process.argv.slice(2)) + '\\n');
const pipe = fs.createReadStream('', { fd: 3 });
pipe.on('data', () => undefined).on('end', () => process.exit(0));
`;

let folder: string;
let program: string;
let window: ChromiumWindow | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-'));
  program = join(folder, 'browser.cjs');
  writeFileSync(program, browserProgram);
  chmodSync(program, 0o755);
  mkdirSync(join(folder, 'tmp'));
});
afterEach(async () => {
  await window?.close();
  window = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function calls(): string[][] {
  return readFileSync(`${program}.calls`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await settled();
}

function started(count: number): () => boolean {
  return () => {
    try {
      return calls().length >= count;
    } catch {
      return false;
    }
  };
}

describe('Chromium window', () => {
  const open = (options: { root: boolean; onDied?: () => void; after?: (ms: number) => void }) => {
    const system = createSystemClock();
    const clock = {
      monotonic: () => system.monotonic(),
      after: (ms: number, callback: () => void) => {
        options.after?.(ms);
        return system.after(Math.min(ms, 1_000), callback);
      },
    };
    const { root, onDied } = options;
    window = openChromiumWindow({
      chromium: program,
      url,
      temporaryFolder: join(folder, 'tmp'),
      clock,
      root,
      ...(onDied === undefined ? {} : { onDied }),
    });
    return window;
  };

  test('opens a kiosk window with a fresh profile; the token is on no command line', async () => {
    open({ root: false });
    await until(started(1));
    const [flags = []] = calls();
    expect(flags).toContain('--kiosk');
    expect(flags).toContain('--remote-debugging-pipe');
    expect(flags.join(' ')).not.toContain('secret-of-this-launch');
    expect(flags.find((flag) => flag.startsWith('--user-data-dir='))).toContain(join(folder, 'tmp'));
  });

  test('gives up the sandbox only where it cannot work: as root', async () => {
    open({ root: false });
    await until(started(1));
    await window?.close();
    open({ root: true });
    await until(started(2));
    const [plain, asRoot] = calls();
    expect(plain).not.toContain('--no-sandbox');
    expect(asRoot).toContain('--no-sandbox');
  });

  test('a window that dies is reported and opened again with another profile', async () => {
    let deaths = 0;
    const opened = open({
      root: false,
      onDied: () => {
        deaths += 1;
      },
    });
    await until(started(1));
    process.kill(opened.pid() ?? 0, 'SIGKILL');
    await until(started(2));
    const profiles = calls().map((flags) => flags.find((flag) => flag.startsWith('--user-data-dir=')));
    expect(deaths).toBe(1);
    expect(new Set(profiles).size).toBe(2);
  });

  test('closing ends the browser and removes its profile', async () => {
    const opened = open({ root: false });
    await until(started(1));
    const pid = opened.pid() ?? 0;
    await opened.close();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    expect(opened.pid()).toBeUndefined();
  });

  test('a program that is not there is tried again, not thrown over', async () => {
    const pauses: number[] = [];
    rmSync(program);
    const opened = open({ root: false, after: (ms) => pauses.push(ms) });
    await until(() => pauses.length >= 2);
    await opened.close();
    expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
  });
});
