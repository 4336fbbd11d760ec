import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceHost } from '../../contract/wire.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { StationOpening } from '../../station/open-station.ts';
import type { Station } from '../../station.ts';
import { findChromium } from './chromium.ts';
import type { ChromiumWindow } from './chromium-window.ts';
import { createDeviceHost } from './device-host.ts';
import { holdEarlyKnocks } from './early-knocks.ts';
import type { HostArguments } from './host-arguments.ts';
import type { HostLog } from './host-log.ts';
import { createLaunchToken } from './launch-token.ts';
import { loadStation } from './load-station.ts';
import type { StationSocket } from './station-socket.ts';
import { startWebServer, type WebServer } from './web-server.ts';

export interface HeadlessHostOptions {
  readonly arguments: HostArguments;
  /** The folder of the built programs: `renderer/`, `native/device-process.js`. */
  readonly programs: string;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly root: boolean;
  /** The data folder of an earlier start, if there was one: then the window begins before the station is open. */
  readonly dataFolderAhead?: () => string | undefined;
  /** Called once the page can be opened; it says so itself until the station is open. */
  readonly onServing?: (url: string) => void;
  /** Opens the station with what this host offers. */
  readonly open: (offer: {
    readonly deviceHost: DeviceHost;
    readonly clock: Clock;
  }) => Promise<StationOpening>;
  /** A sentence for whoever started it. */
  readonly say: (sentence: string) => void;
}

export interface HeadlessHost {
  /** The page's address with this launch's token. */
  readonly url: string;
  readonly log: HostLog;
  /** Puts everything away in order; resolves when nothing is left. */
  stop(): Promise<void>;
}

export type HostStart =
  | { readonly ok: true; readonly host: HeadlessHost }
  | { readonly ok: false; readonly sentence: string };

/**
 * Serves the screens on the loopback address and starts the station in this process, with or without a window. The page and the
 * window come first: a browser takes as long to begin as the station to open.
 */
export async function startHeadlessHost(options: HeadlessHostOptions): Promise<HostStart> {
  const { arguments: args, clock, programs } = options;
  const chromium = args.window ? findChromium(options.env) : undefined;
  if (args.window && chromium === undefined) return { ok: false, sentence: NO_CHROMIUM };
  const web = await serve(join(programs, 'renderer'), args.port);
  if (!web.ok) return web;
  const { server } = web;
  const knocks = holdEarlyKnocks(server.server);
  const token = createLaunchToken();
  const url = `http://127.0.0.1:${server.port}/#token=${token}`;
  options.onServing?.(url);
  const early = createEarlyLog();
  const ahead = chromium === undefined ? undefined : options.dataFolderAhead?.();
  const openIn = (folder: string): Promise<OpenedWindow> | undefined =>
    chromium === undefined ? undefined : openWindow(options, chromium, url, folder, early);
  let window = ahead === undefined ? undefined : await openIn(ahead);
  const opening = await options.open({ deviceHost: deviceHostFor(options, early), clock });
  if (!opening.ok) {
    knocks.turnAway();
    await window?.window.close();
    await server.close();
    return opening;
  }
  const { station, dataFolder } = opening;
  const { openHostLog } = await loadStation();
  const log = openHostLog(dataFolder);
  early.goOnIn(log);
  const door = await openDoor({ web: server, token, station, clock, log });
  knocks.goOn();
  window ??= await openIn(dataFolder);
  window?.removeOldProfiles();
  log.write('host-started', { pid: process.pid, port: server.port });
  const stop = async (): Promise<void> => {
    await window?.window.close();
    door.close();
    await server.close();
    await station.stop();
    log.write('host-stopped');
    log.close();
  };
  return { ok: true, host: { url, log, stop } };
}

interface DoorOptions {
  readonly web: WebServer;
  readonly token: string;
  readonly station: Station;
  readonly clock: Clock;
  readonly log: HostLog;
}

async function openDoor({ web, token, station, clock, log }: DoorOptions): Promise<StationSocket> {
  const { createRefusalNote, createRouter, openStationSocket } = await loadStation();
  const onRefused = createRefusalNote(clock, (code) => {
    log.write('message-refused', { code });
    station.messageRefused(code);
  });
  const router = createRouter(station);
  return openStationSocket({ server: web.server, port: web.port, token, router, onRefused });
}

function deviceHostFor({ clock, programs }: HeadlessHostOptions, log: Pick<HostLog, 'write'>): DeviceHost {
  return createDeviceHost({
    program: join(programs, 'native', 'device-process.js'),
    clock,
    onStarted: (pid) => log.write('device-process-started', pid === undefined ? {} : { pid }),
    onLost: () => log.write('device-process-lost'),
    onHung: (pid) => log.write('device-process-hung', pid === undefined ? {} : { pid }),
  });
}

const NO_CHROMIUM =
  'A window needs Chromium, and none is found. Run  apt-get install -y chromium  as root, or name its program in CHROMIUM_PATH, or start with --no-window.';

async function serve(
  folder: string,
  port: number,
): Promise<
  { readonly ok: true; readonly server: WebServer } | { readonly ok: false; readonly sentence: string }
> {
  try {
    return { ok: true, server: await startWebServer({ folder, port }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      return {
        ok: false,
        sentence: `Port ${port} on 127.0.0.1 cannot be used (${code}). Choose another with --port.`,
      };
    }
    if (code === 'ENOENT') {
      return { ok: false, sentence: `The screens are not built: ${folder} is missing. Run  npm run build.` };
    }
    throw error;
  }
}

/** Window and device process begin before the data folder is open: what is said of them until then is kept and written down later. */
function createEarlyLog(): Pick<HostLog, 'write'> & { goOnIn(log: HostLog): void } {
  const early: Parameters<HostLog['write']>[] = [];
  let log: HostLog | undefined;
  return {
    write(...entry) {
      if (log === undefined) early.push(entry);
      else log.write(...entry);
    },
    goOnIn(opened) {
      log = opened;
      for (const entry of early.splice(0)) opened.write(...entry);
    },
  };
}

interface OpenedWindow {
  readonly window: ChromiumWindow;
  /** For when the data folder is known to be ours alone: a profile that a power cut left behind may hold what a resident saw. */
  removeOldProfiles(): void;
}

async function openWindow(
  { clock, root, say }: HeadlessHostOptions,
  chromium: string,
  url: string,
  dataFolder: string,
  log: Pick<HostLog, 'write'>,
): Promise<OpenedWindow> {
  const temporaryFolder = join(dataFolder, 'temporary');
  mkdirSync(temporaryFolder, { recursive: true, mode: 0o700 });
  const old = readdirSync(temporaryFolder);
  if (root)
    say('Running as root: Chromium’s own sandbox is off. Run the kiosk as a user of its own in a hall.');
  log.write('window-opened');
  const onDied = (): void => log.write('window-died');
  const { openChromiumWindow } = await import('./chromium-window.ts');
  return {
    window: openChromiumWindow({ chromium, url, temporaryFolder, clock, root, onDied }),
    removeOldProfiles: () => {
      for (const name of old) rmSync(join(temporaryFolder, name), { recursive: true, force: true });
    },
  };
}
