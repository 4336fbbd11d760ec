import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDesktopHost } from '../../../../../electron/hosts/desktop/desktop-host.ts';
import { runStationProgram } from '../../../../../electron/hosts/desktop/station-program.ts';
import type { StationOpening } from '../../../../../electron/station/open-station.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { createFakeElectron } from '../fake-electron/fake-electron.ts';
import type { FakeMessagePortMain } from '../fake-electron/message-channel-main.ts';
import { settle } from '../fake-electron/settle.ts';
import { FakeEvent, FakeWebContents } from '../fake-electron/web-contents.ts';
import { Hall } from './support/hall.ts';
import { HandStation } from './support/hand-station.ts';
import { clientOver } from './support/page.ts';

const STATION = 'station-process.js';
const DEVICES = 'device-process.js';

describe('the desktop host', () => {
  let hall: Hall;
  let clock: HandClock;
  let fake: ReturnType<typeof createFakeElectron>;
  let stations: HandStation[];
  let opening: () => StationOpening;
  let said: string[];
  let printed: string[];
  let ready: Promise<void>;

  beforeEach(() => {
    hall = new Hall();
    clock = new HandClock();
    fake = createFakeElectron(hall.settings);
    stations = [];
    said = [];
    printed = [];
    opening = () => {
      const station = new HandStation();
      stations.push(station);
      return { ok: true, station, dataFolder: '/hall/var' };
    };
    // The station's own program runs behind the kit's process, so that what is tried is the whole way.
    fake.utilityProcess.programs.set(STATION, (child) =>
      runStationProgram({
        parent: child.parentPort,
        tell: child.parentPort.postMessage,
        clock,
        env: {},
        random: () => 0.5,
        open: ({ deviceHost }) => {
          deviceHost.start({ connected: () => undefined, lost: () => undefined });
          return Promise.resolve(opening());
        },
        exit: (code) => child.die(code),
      }),
    );
  });
  afterEach(() => hall.remove());

  const start = (args: string[] = ['--site', 'site.json']): void => {
    ready = startDesktopHost({
      electron: fake.electron,
      args,
      folder: '/hall',
      application: hall.folder,
      platform: 'linux',
      pid: 4_711,
      clock,
      killNow: () => undefined,
      say: (sentence) => said.push(sentence),
      print: (line) => printed.push(line),
    });
  };
  const run = async (): Promise<void> => {
    start();
    fake.app.becomeReady();
    await settle();
    fake.windows[0]!.webContents.emit('did-finish-load');
    await settle();
  };
  /** What preload and page do together: ask, and take the port. */
  const askForPort = async (): Promise<FakeMessagePortMain | undefined> => {
    const { webContents } = fake.windows[0]!;
    const before = webContents.posted.length;
    fake.ipcMain.from(webContents, 'station-port-wanted');
    await settle();
    return webContents.posted[before]?.ports[0];
  };

  test('does at once what Electron takes only before it is ready', () => {
    start();
    expect(fake.app.calls).toEqual([
      'setPath userData',
      'requestSingleInstanceLock',
      'enableSandbox',
      'whenReady',
    ]);
    expect(fake.protocol.privileged.map(({ scheme }) => scheme)).toEqual(['app']);
    expect(fake.app.switches.has('disable-pinch')).toBe(true);
    expect(fake.windows).toEqual([]);
  });

  test('says that it is ready when the page is loaded and the station answers, not before', async () => {
    start();
    fake.app.becomeReady();
    await settle();
    expect(stations).toHaveLength(1);
    expect(printed).toEqual([]);
    fake.windows[0]!.webContents.emit('did-finish-load');
    await ready;
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { ready: true, url: 'app://kiosk/', host: 'desktop', pid: 4_711 },
    ]);
    expect(said).toEqual([]);
  });

  test('opens one window without a menu, in a session of its own that nothing keeps', async () => {
    await run();
    expect(fake.menus).toEqual([null]);
    expect(fake.windows).toHaveLength(1);
    expect(fake.sessions.made.map(({ partition, options }) => [partition, options])).toEqual([
      ['kiosk', { cache: false }],
    ]);
    const [session] = fake.sessions.made;
    expect(fake.windows[0]?.options.webPreferences?.session).toBe(session);
    const answer = await session?.protocol.handlers.get('app')?.(new Request('app://kiosk/'));
    expect(await answer?.text()).toContain('医保');
  });

  test('window and session are guarded from their first moment', async () => {
    await run();
    expect(fake.windows[0]?.webContents.navigate('will-navigate', 'https://example.org/')).toBe(true);
    expect(fake.sessions.made[0]?.ask('permissionCheck', null, 'media', '', {})).toBe(false);
  });

  test('the page reaches the station through the port it asked for', async () => {
    await run();
    const client = clientOver((await askForPort())!);
    expect((await client.status.current()).screen.name).toBe('welcome');
    await client.visit.begin();
    expect(stations[0]?.commands).toEqual([{ event: 'begin' }]);
  });

  test('a page that asks while the station is still opening gets its port when it answers', async () => {
    const late = Promise.withResolvers<void>();
    fake.utilityProcess.programs.set(STATION, (child) => {
      const { postMessage: say } = child.parentPort;
      void late.promise.then(() => say({ kind: 'stationReady' }));
    });
    start();
    fake.app.becomeReady();
    await settle();
    expect(await askForPort()).toBeUndefined();
    late.resolve();
    await settle();
    expect(fake.windows[0]?.webContents.posted).toHaveLength(1);
  });

  test('a stranger at the door gets nothing and is journalled', async () => {
    await run();
    const stranger = new FakeWebContents();
    fake.ipcMain.from(stranger, 'station-port-wanted');
    await settle();
    expect(stranger.posted).toEqual([]);
    expect(stations[0]?.refusals).toEqual(['message-foreign-origin']);
  });

  test('a dead page is loaded again, and served again', async () => {
    await run();
    const window = fake.windows[0]!;
    window.webContents.emit('render-process-gone', new FakeEvent(), { reason: 'oom', exitCode: 9 });
    clock.turn(50);
    expect(window.loaded).toEqual(['app://kiosk/', 'app://kiosk/']);
    expect(said).toEqual(['The page ended (oom); it is loaded again.']);
    const client = clientOver((await askForPort())!);
    expect((await client.status.current()).screen.name).toBe('welcome');
  });

  test('a dead station comes back behind a fresh page, and serves it', async () => {
    await run();
    await askForPort();
    fake.utilityProcess.latest(STATION).die(139);
    expect(fake.windows[0]?.loaded).toHaveLength(2);
    expect(await askForPort()).toBeUndefined();
    clock.turn(50);
    await settle();
    const port = fake.windows[0]?.webContents.posted.at(-1)?.ports[0];
    const client = clientOver(port!);
    await client.visit.begin();
    expect(stations.map(({ commands }) => commands.length)).toEqual([0, 1]);
    expect(printed).toHaveLength(1);
  });

  test('dead drivers come back while page and station go on', async () => {
    await run();
    const first = fake.utilityProcess.latest(DEVICES);
    first.die(134);
    clock.turn(50);
    await settle();
    expect(fake.utilityProcess.latest(DEVICES)).not.toBe(first);
    expect([fake.windows[0]?.loaded.length, stations.length]).toEqual([1, 1]);
  });

  test('a second start brings the first one’s window to the front and ends', async () => {
    await run();
    fake.app.emit('second-instance', new FakeEvent(), [], '/hall');
    expect(fake.windows[0]?.calls).toEqual(['show', 'focus']);

    fake = createFakeElectron(hall.settings);
    fake.app.lockTaken = true;
    start();
    await ready;
    expect(fake.app.exits).toEqual([1]);
    expect(said.at(-1)).toContain('running already');
    expect([fake.windows, fake.utilityProcess.forked]).toEqual([[], []]);
  });

  test('the lock is one per site file', () => {
    const folders = ['a.json', 'b.json', 'a.json'].map((site) => {
      fake = createFakeElectron(hall.settings);
      start(['--site', site]);
      return fake.app.paths.get('userData');
    });
    expect(folders[0]).toBe(folders[2]);
    expect(folders[0]).not.toBe(folders[1]);
  });

  test('without a site file, or without built screens, it ends with a sentence', async () => {
    start([]);
    await ready;
    expect([fake.app.exits, said]).toEqual([[1], ['--site FILE is needed.']]);

    fake = createFakeElectron(hall.settings);
    rmSync(hall.screens, { recursive: true });
    start();
    fake.app.becomeReady();
    await ready;
    expect(fake.app.exits).toEqual([1]);
    expect(said.at(-1)).toContain('The screens are not built');
    expect(fake.windows).toEqual([]);
  });

  test('a station that cannot run ends it with the station’s sentence', async () => {
    opening = () => ({ ok: false, sentence: '密钥和数据不配。', code: 'store-key-wrong' });
    await run();
    expect(said).toEqual(['密钥和数据不配。']);
    expect(fake.app.exits).toEqual([1]);
    expect(printed).toEqual([]);
  });

  test('asked to quit, ends the station in order, then itself, once', async () => {
    await run();
    const window = fake.windows[0]!;
    expect(window.askToClose()).toBe(true);
    fake.app.quit();
    fake.app.quit();
    expect(fake.app.exits).toEqual([]);
    await settle();
    expect(stations[0]?.stops).toBe(1);
    expect(fake.utilityProcess.latest(DEVICES).signals).toEqual(['SIGTERM']);
    expect(fake.app.exits).toEqual([0]);
    expect(window.askToClose()).toBe(false);
    expect(fake.ipcMain.eventNames()).toEqual([]);
    clock.turn(60_000);
    await settle();
    expect(fake.utilityProcess.forked).toHaveLength(2);
  });

  test('a window that is gone in spite of all ends it', async () => {
    await run();
    fake.app.emit('window-all-closed');
    await settle();
    expect(fake.app.exits).toEqual([0]);
  });
});
