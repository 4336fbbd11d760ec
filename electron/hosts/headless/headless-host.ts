import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceHost } from '../../contract/wire.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { StationOpening } from '../../station/open-station.ts';
import { createRouter } from '../../station/router.ts';
import { createRefusalNote } from '../shared/refusal-note.ts';
import { findChromium } from './chromium.ts';
import { type ChromiumWindow, openChromiumWindow } from './chromium-window.ts';
import { createDeviceHost } from './device-host.ts';
import type { HostArguments } from './host-arguments.ts';
import { type HostLog, openHostLog } from './host-log.ts';
import { createLaunchToken } from './launch-token.ts';
import { openStationSocket } from './station-socket.ts';
import { startWebServer, type WebServer } from './web-server.ts';

export interface HeadlessHostOptions {
  readonly arguments: HostArguments;
  /** The folder of the built programs: `renderer/`, `native/device-process.js`. */
  readonly programs: string;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly root: boolean;
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

/** Starts the station in this process and serves its screens on the loopback address, with or without a window. */
export async function startHeadlessHost(options: HeadlessHostOptions): Promise<HostStart> {
  const { arguments: args, clock, programs } = options;
  const chromium = args.window ? findChromium(options.env) : undefined;
  if (args.window && chromium === undefined) return { ok: false, sentence: NO_CHROMIUM };
  const web = await serve(join(programs, 'renderer'), args.port);
  if (!web.ok) return web;
  const deviceLog = createEarlyLog();
  const deviceHost = createDeviceHost({
    program: join(programs, 'native', 'device-process.js'),
    clock,
    onStarted: (pid) => deviceLog.write('device-process-started', pid === undefined ? {} : { pid }),
    onLost: () => deviceLog.write('device-process-lost'),
    onHung: (pid) => deviceLog.write('device-process-hung', pid === undefined ? {} : { pid }),
  });
  const opening = await options.open({ deviceHost, clock });
  if (!opening.ok) {
    await web.server.close();
    return opening;
  }
  const { station, dataFolder } = opening;
  const log = openHostLog(dataFolder);
  deviceLog.goOnIn(log);
  const token = createLaunchToken();
  const door = openStationSocket({
    server: web.server.server,
    port: web.server.port,
    token,
    router: createRouter(station),
    onRefused: createRefusalNote(clock, (code) => {
      log.write('message-refused', { code });
      station.messageRefused(code);
    }),
  });
  const url = `http://127.0.0.1:${web.server.port}/#token=${token}`;
  const window = chromium === undefined ? undefined : openWindow(options, chromium, url, dataFolder, log);
  log.write('host-started', { pid: process.pid, port: web.server.port });
  const stop = async (): Promise<void> => {
    await window?.close();
    door.close();
    await web.server.close();
    await station.stop();
    log.write('host-stopped');
    log.close();
  };
  return { ok: true, host: { url, log, stop } };
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

/** The device process begins before the data folder is known: what it says until then is kept and written down later. */
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

function openWindow(
  { clock, root, say }: HeadlessHostOptions,
  chromium: string,
  url: string,
  dataFolder: string,
  log: HostLog,
): ChromiumWindow {
  // Emptied first: a profile that a power cut left behind may hold what a resident saw.
  const temporaryFolder = join(dataFolder, 'temporary');
  rmSync(temporaryFolder, { recursive: true, force: true });
  mkdirSync(temporaryFolder, { mode: 0o700 });
  if (root)
    say('Running as root: Chromium’s own sandbox is off. Run the kiosk as a user of its own in a hall.');
  log.write('window-opened');
  const onDied = (): void => log.write('window-died');
  return openChromiumWindow({ chromium, url, temporaryFolder, clock, root, onDied });
}
