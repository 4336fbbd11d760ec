import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { Clock } from '../../core/ports/clock.ts';
import { listServedFiles } from '../shared/static-files.ts';
import { createAppHandler, kioskScheme } from './app-protocol.ts';
import { setSwitches } from './command-line.ts';
import { browserFolder, readSiteArgument } from './desktop-arguments.ts';
import { KIOSK_PAGE, KIOSK_SCHEME } from './kiosk-origin.ts';
import { createOsKey } from './os-key.ts';
import { createProcesses, type Processes } from './processes.ts';
import { guardApp } from './security.ts';
import { openStationDoor, type StationDoor } from './station-door.ts';
import { type KioskWindow, openKioskWindow } from './window.ts';

/** What the host takes of Electron; handed in whole, so that only the entry names the package at run time. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'protocol'
  | 'safeStorage'
  | 'session'
  | 'utilityProcess'
>;

export interface DesktopHostOptions {
  readonly electron: ElectronParts;
  /** The command line without the program's own name. */
  readonly args: readonly string[];
  /** The folder the command was given in. */
  readonly folder: string;
  /** The folder that holds `dist/` and `resources/`. */
  readonly application: string;
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly killNow: (pid: number) => void;
  /** A sentence for whoever started it. */
  readonly say: (sentence: string) => void;
  /** The ready line. */
  readonly print: (line: string) => void;
}

/** In memory only: without `persist:` nothing of a page's session reaches the disk. */
const SESSION = 'kiosk';

/**
 * Starts the desktop host: what must happen before Electron is ready happens at once, the rest when it is.
 * Resolves when the page is loaded and the station answers, or when there is nothing to run.
 */
export async function startDesktopHost(options: DesktopHostOptions): Promise<void> {
  const { electron, say } = options;
  const { app } = electron;
  const site = readSiteArgument(options.args, options.folder);
  if (!site.ok) return refuse(options, site.sentence);
  const browser = browserFolder(app.getPath('appData'), site.siteFile);
  // Electron refuses a folder that is not there.
  mkdirSync(browser, { recursive: true, mode: 0o700 });
  app.setPath('userData', browser);
  if (!app.requestSingleInstanceLock()) {
    return refuse(
      options,
      'The kiosk of this site file is running already; its window was brought to the front.',
    );
  }
  app.enableSandbox();
  setSwitches(app.commandLine, app.isPackaged);
  electron.protocol.registerSchemesAsPrivileged([kioskScheme]);
  guardApp(app);
  await app.whenReady();
  const screens = join(options.application, 'dist', 'renderer');
  const files = listScreens(screens);
  if (files === undefined) return refuse(options, `The screens are not built: ${screens} is missing.`);
  electron.Menu.setApplicationMenu(null);
  const session = electron.session.fromPartition(SESSION, { cache: false });
  session.protocol.handle(KIOSK_SCHEME, createAppHandler(files));
  const window = openKioskWindow({
    BrowserWindow: electron.BrowserWindow,
    session,
    preload: join(options.application, 'dist', 'desktop', 'preload.cjs'),
    devTools: !app.isPackaged,
    clock: options.clock,
    onDied: (reason) => say(`The page ended (${reason}); it is loaded again.`),
  });
  app.on('second-instance', () => window.focus());
  await runStation(options, site.siteFile, window);
}

/** The table of the screens' files, or undefined where they are not built. */
function listScreens(folder: string): ReturnType<typeof listServedFiles> | undefined {
  try {
    return listServedFiles(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function runStation(options: DesktopHostOptions, siteFile: string, window: KioskWindow): Promise<void> {
  const { electron, application } = options;
  const { promise: ready, resolve: onReady } = Promise.withResolvers<void>();
  const processes = createProcesses({
    fork: (program, args, forkOptions) => electron.utilityProcess.fork(program, args, forkOptions),
    MessageChannelMain: electron.MessageChannelMain,
    clock: options.clock,
    killNow: options.killNow,
    programs: join(application, 'dist'),
    siteFile,
    resources: join(application, 'resources'),
    osKey: createOsKey(electron.safeStorage, options.platform),
    onStationReady: () => {
      door.stationReady();
      onReady();
    },
    onStationLost: () => window.reload(),
    onStationRefused: (sentence) => refuse(options, sentence),
    say: options.say,
  });
  const door = openStationDoor({
    ipcMain: electron.ipcMain,
    MessageChannelMain: electron.MessageChannelMain,
    contents: window.window.webContents,
    giveToStation: (port) => processes.giveScreenPort(port),
    onRefused: (code) => processes.messageRefused(code),
  });
  endInOrder(options, processes, door, window);
  processes.start();
  await Promise.all([ready, window.loaded]);
  const line = { ready: true, url: KIOSK_PAGE, host: 'desktop', pid: options.pid };
  options.print(JSON.stringify(line));
}

/** Whoever asks the program to end, a signal or the desktop, gets the station ended in order first. */
function endInOrder(
  { electron: { app } }: DesktopHostOptions,
  processes: Processes,
  door: StationDoor,
  window: KioskWindow,
): void {
  let ending = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    window.release();
    door.close();
    void processes.stop().then(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
}

function refuse({ electron, say }: DesktopHostOptions, sentence: string): void {
  say(sentence);
  electron.app.exit(1);
}
