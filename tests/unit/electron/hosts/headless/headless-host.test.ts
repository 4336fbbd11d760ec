import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { MessageFailure } from '../../../../../electron/contract/failures.ts';
import {
  type HeadlessHost,
  type HeadlessHostOptions,
  startHeadlessHost,
} from '../../../../../electron/hosts/headless/headless-host.ts';
import { createSystemClock } from '../../../../../electron/hosts/shared/system-clock.ts';
import type { Station } from '../../../../../electron/station.ts';

let folder: string;
let host: HeadlessHost | undefined;
let refused: MessageFailure[];
let stopped: number;

/** A station that only notes what the host tells it. */
function quietStation(): Station {
  return {
    current: () => {
      throw new Error('no screen asks in these tests');
    },
    subscribe: () => () => undefined,
    command: () => undefined,
    pictureCame: () => undefined,
    windowReported: () => undefined,
    onKey: () => () => undefined,
    deviceHealth: () => [],
    messageRefused: (failure) => refused.push(failure),
    stop: async () => {
      stopped += 1;
    },
  };
}

function options(changes: Partial<HeadlessHostOptions> = {}): HeadlessHostOptions {
  return {
    arguments: { site: 'site.json', port: 0, window: false },
    programs: join(folder, 'dist'),
    clock: createSystemClock(),
    env: {},
    root: false,
    open: async () => ({ ok: true, station: quietStation(), dataFolder: join(folder, 'var') }),
    say: () => undefined,
    ...changes,
  };
}

async function start(changes: Partial<HeadlessHostOptions> = {}): Promise<HeadlessHost> {
  const started = await startHeadlessHost(options(changes));
  if (!started.ok) throw new Error(started.sentence);
  host = started.host;
  return host;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headless-host-'));
  mkdirSync(join(folder, 'dist', 'renderer'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'renderer', 'index.html'), '<!doctype html><title>医保</title>');
  refused = [];
  stopped = 0;
});
afterEach(async () => {
  await host?.stop();
  host = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const log = (): string => readFileSync(join(folder, 'var', 'log', 'kiosk.log'), 'utf8');

describe('headless host', () => {
  test('serves the screens at an address of this machine that carries the token', async () => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect(await (await fetch(url)).text()).toContain('医保');
  });

  test('takes the port it was given', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await host?.stop();
    const again = await start({ arguments: { site: 'site.json', port, window: false } });
    expect(new URL(again.url).port).toBe(String(port));
  });

  test('a taken port is a sentence, and no station is opened for it', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const second = await startHeadlessHost(
      options({
        arguments: { site: 'site.json', port, window: false },
        open: () => {
          throw new Error('must not be opened');
        },
      }),
    );
    expect(second).toMatchObject({ ok: false, sentence: expect.stringContaining(String(port)) });
  });

  test('screens that are not built are a sentence', async () => {
    const refusal = await startHeadlessHost(options({ programs: join(folder, 'nowhere') }));
    expect(refusal).toMatchObject({ ok: false, sentence: expect.stringContaining('npm run build') });
  });

  test('a station that cannot open is told in its own words, and the port is free again', async () => {
    let port = 0;
    const first = await start();
    port = Number(new URL(first.url).port);
    await first.stop();
    host = undefined;
    const refusal = await startHeadlessHost(
      options({
        arguments: { site: 'site.json', port, window: false },
        open: async () => ({ ok: false, sentence: '这个数据文件夹正在使用', code: 'store-in-use' }),
      }),
    );
    expect(refusal).toMatchObject({ ok: false, sentence: '这个数据文件夹正在使用' });
    await start({ arguments: { site: 'site.json', port, window: false } });
  });

  test('a window without Chromium is refused before anything is opened', async () => {
    const refusal = await startHeadlessHost(
      options({
        arguments: { site: 'site.json', port: 0, window: true },
        env: { CHROMIUM_PATH: join(folder, 'none') },
      }),
    );
    expect(refusal).toMatchObject({ ok: false, sentence: expect.stringContaining('Chromium') });
  });

  test('what the door refuses is journalled by its code, each code once a second at most', async () => {
    const { url } = await start();
    const knock = (): Promise<void> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${new URL(url).host}/station?token=wrong`);
        socket.on('error', () => resolve());
      });
    for (let times = 0; times < 20; times += 1) await knock();
    expect(refused).toEqual(['message-foreign-origin']);
    expect(log().match(/message-foreign-origin/g)).toHaveLength(1);
  });

  test('stopping stops the station and says so in the log', async () => {
    await start();
    await host?.stop();
    host = undefined;
    expect(stopped).toBe(1);
    expect(log()).toContain('"event":"host-started"');
    expect(log()).toContain('"event":"host-stopped"');
  });

  test('the device process stands in the log from its first start', async () => {
    mkdirSync(join(folder, 'dist', 'native'));
    writeFileSync(join(folder, 'dist', 'native', 'device-process.js'), 'setInterval(() => 0, 60_000);');
    const connected = Promise.withResolvers<void>();
    let end = async (): Promise<void> => undefined;
    await start({
      open: async ({ deviceHost }) => {
        end = () => deviceHost.stop();
        deviceHost.start({ connected: () => connected.resolve(), lost: () => undefined });
        await connected.promise;
        return { ok: true, station: quietStation(), dataFolder: join(folder, 'var') };
      },
    });
    await end();
    expect(log()).toMatch(/"event":"device-process-started","pid":\d+/);
  });

  test('the token stands in no log', async () => {
    const { url } = await start();
    expect(log()).not.toContain(url.split('#token=')[1]);
  });
});

describe('a page that is there before the station', () => {
  test('is served while the station opens, and its socket waits for the door', async () => {
    const served = Promise.withResolvers<string>();
    const opening = Promise.withResolvers<void>();
    const starting = start({
      onServing: (url) => served.resolve(url),
      open: async () => {
        await opening.promise;
        return { ok: true, station: quietStation(), dataFolder: join(folder, 'var') };
      },
    });
    const url = new URL(await served.promise);
    expect(await (await fetch(url)).text()).toContain('医保');
    const token = url.hash.replace('#token=', '');
    const socket = new WebSocket(`ws://${url.host}/station?token=${token}`, { origin: url.origin });
    const open = new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve());
      socket.on('error', reject);
    });
    // A whole request later the socket has certainly arrived, and nobody has answered it.
    await (await fetch(url)).text();
    expect(socket.readyState).toBe(WebSocket.CONNECTING);
    opening.resolve();
    expect((await starting).url).toBe(url.href);
    await open;
    socket.terminate();
  });

  test('a foreign one that waited is refused like any other', async () => {
    const served = Promise.withResolvers<string>();
    const opening = Promise.withResolvers<void>();
    const starting = start({
      onServing: (url) => served.resolve(url),
      open: async () => {
        await opening.promise;
        return { ok: true, station: quietStation(), dataFolder: join(folder, 'var') };
      },
    });
    const { host: address } = new URL(await served.promise);
    const socket = new WebSocket(`ws://${address}/station?token=wrong`);
    const answer = new Promise<number | undefined>((resolve) => {
      socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
      socket.on('error', () => resolve(undefined));
    });
    opening.resolve();
    await starting;
    expect(await answer).toBe(403);
    expect(refused).toEqual(['message-foreign-origin']);
  });
});

describe('a window that begins before the station', () => {
  /** Stands where a browser would, as in the window's own tests. */
  const program = `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(__filename + '.profiles', process.argv.find((arg) => arg.startsWith('--user-data-dir=')).slice(16) + '\\n');
fs.createReadStream('', { fd: 3 }).on('data', () => undefined).on('end', () => process.exit(0));
`;
  const temporary = (): string => join(folder, 'var', 'temporary');
  const profiles = (): readonly string[] => (existsSync(temporary()) ? readdirSync(temporary()) : []);

  function withWindow(changes: Partial<HeadlessHostOptions>): Partial<HeadlessHostOptions> {
    const browser = join(folder, 'browser.cjs');
    writeFileSync(browser, program);
    chmodSync(browser, 0o755);
    return {
      arguments: { site: 'site.json', port: 0, window: true },
      env: { CHROMIUM_PATH: browser },
      dataFolderAhead: () => join(folder, 'var'),
      ...changes,
    };
  }

  test('has its profile while the station opens; what an earlier one left goes when the folder is ours', async () => {
    mkdirSync(join(temporary(), 'window-of-a-power-cut'), { recursive: true });
    let meanwhile: readonly string[] = [];
    const windowed = withWindow({
      open: async () => {
        meanwhile = profiles();
        return { ok: true, station: quietStation(), dataFolder: join(folder, 'var') };
      },
    });
    await start(windowed);
    expect(meanwhile).toHaveLength(2);
    expect(profiles()).toHaveLength(1);
    expect(profiles()).not.toContain('window-of-a-power-cut');
    expect(log()).toContain('"event":"window-opened"');
    await host?.stop();
    host = undefined;
    expect(profiles()).toEqual([]);
  });

  test('closes where the station does not open, and leaves the window of a kiosk that runs there alone', async () => {
    mkdirSync(join(temporary(), 'window-of-the-other'), { recursive: true });
    const refusal = await startHeadlessHost(
      options(withWindow({ open: async () => ({ ok: false, sentence: '正在使用', code: 'store-in-use' }) })),
    );
    expect(refusal).toMatchObject({ ok: false });
    expect(profiles()).toEqual(['window-of-the-other']);
  });

  test('waits for the station at the very first start, when there is no folder yet', async () => {
    let meanwhile: readonly string[] = ['not looked'];
    await start(
      withWindow({
        dataFolderAhead: () => undefined,
        open: async () => {
          meanwhile = profiles();
          mkdirSync(join(folder, 'var'), { recursive: true });
          return { ok: true, station: quietStation(), dataFolder: join(folder, 'var') };
        },
      }),
    );
    expect(meanwhile).toEqual([]);
    expect(profiles()).toHaveLength(1);
  });
});
