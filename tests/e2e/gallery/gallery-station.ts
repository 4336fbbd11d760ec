import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { NavigationKey } from '../../../electron/contract/device-profiles/keypad.ts';
import type { PicturePiece } from '../../../electron/contract/picture.ts';
import type { PreferencesChange, StationStatus } from '../../../electron/contract/status.ts';
import { changedBy } from '../../../electron/core/commands.ts';
import { DEFAULT_PREFERENCES } from '../../../electron/core/state.ts';
import { openStationSocket } from '../../../electron/hosts/headless/station-socket.ts';
import { startWebServer } from '../../../electron/hosts/headless/web-server.ts';
import type { WindowReport } from '../../../electron/station/device-desk.ts';
import { createRouter } from '../../../electron/station/router.ts';
import type { ScreenCommand, Station } from '../../../electron/station.ts';
import { launchBrowser } from '../support/browser.ts';
import { deviceHealthShown } from './attendant-fixtures.ts';
import { fixtures } from './fixtures.ts';

const root = join(import.meta.dirname, '../../..');
const TOKEN = 'gallery';

/** The two ways the reference panel hangs. */
export const windows = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;
export type Hanging = keyof typeof windows;

/**
 * The real door and the real page over a station that shows whatever a test puts up. Preferences and commands are
 * heard and kept; nothing else of a station is here.
 */
export interface Gallery {
  readonly url: string;
  readonly commands: ScreenCommand[];
  put(status: StationStatus): StationStatus;
  /** Cuts every open line without warning and refuses new ones until `reopen`. */
  /** What the page reported of its own devices. */
  readonly windowReports: WindowReport[];
  /** The pieces of pictures that the page handed over. */
  readonly pieces: PicturePiece[];
  /** A press of the tactile keypad. */
  press(key: NavigationKey): void;
  /** Whether a page listens to the keypad. */
  keypadHeard(): boolean;
  cut(): void;
  reopen(): void;
  close(): Promise<void>;
}

/** Serves the built screens, from dist/renderer if not said otherwise, with a station of fixtures behind them. */
export async function openGallery(folder = join(root, 'dist/renderer')): Promise<Gallery> {
  let current = fixtures['welcome'] as StationStatus;
  const listeners = new Set<(status: StationStatus) => void>();
  const commands: ScreenCommand[] = [];
  const windowReports: WindowReport[] = [];
  const pieces: PicturePiece[] = [];
  const keyListeners = new Set<(key: NavigationKey) => void>();
  const put = (status: StationStatus): StationStatus => {
    current = { ...status, revision: current.revision + 1 };
    for (const listener of listeners) listener(current);
    return current;
  };
  const station: Station = {
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: (command) => {
      commands.push(command);
      if (command.event === 'setPreferences') {
        put({ ...current, preferences: changedBy(current.preferences, command.preferences) });
      }
      if (command.event === 'resetPreferences') put({ ...current, preferences: DEFAULT_PREFERENCES });
      if (command.event === 'callHelp') put({ ...current, help: { state: 'called', at: current.at } });
      if (command.event === 'takeBackHelp') put({ ...current, help: { state: 'none' } });
    },
    windowReported: (report) => windowReports.push(report),
    pictureCame: (piece) => void pieces.push(piece),
    onKey: (listener) => {
      keyListeners.add(listener);
      return () => keyListeners.delete(listener);
    },
    deviceHealth: () => deviceHealthShown,
    messageRefused: (code) => {
      throw new Error(`The page sent what the door refuses: ${code}`);
    },
    stop: () => Promise.resolve(),
  };
  const web = await startWebServer({ folder, port: 0 });
  const openDoor = () =>
    openStationSocket({
      server: web.server,
      port: web.port,
      token: TOKEN,
      router: createRouter(station),
      onRefused: (code) => station.messageRefused(code),
    });
  let door = openDoor();
  return {
    url: `http://127.0.0.1:${web.port}/#token=${TOKEN}`,
    commands,
    windowReports,
    pieces,
    press: (key) => {
      for (const listener of keyListeners) listener(key);
    },
    keypadHeard: () => keyListeners.size > 0,
    put,
    cut: () => door.close(),
    reopen: () => {
      door = openDoor();
    },
    close: async () => {
      door.close();
      await web.close();
    },
  };
}

export interface Viewer {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything the page complained of: console errors, broken policies, failed requests. */
  readonly complaints: string[];
}

/** A browser with a fresh profile, for pages that nobody looks at. */
export const openBrowser = (moreFlags: readonly string[] = []): Promise<Browser> =>
  launchBrowser('light', moreFlags);

/** A page on the gallery, hung one way or the other. */
export async function view(browser: Browser, gallery: Gallery, hanging: Hanging): Promise<Viewer> {
  const context = await browser.newContext({
    viewport: windows[hanging],
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(gallery.url);
  await page.waitForSelector('[data-screen]');
  return { context, page, complaints };
}

/** Puts a status up and waits until it is painted with its fonts. */
export async function show(
  { page }: Viewer,
  gallery: Gallery,
  status: StationStatus,
  preferences: PreferencesChange,
): Promise<void> {
  const shown = gallery.put({ ...status, preferences: changedBy(DEFAULT_PREFERENCES, preferences) });
  // Looked for as often as the page is painted: the browser library itself looks less and less often.
  await page.waitForFunction(
    (revision) => document.querySelector(`[data-revision="${revision}"]`) !== null,
    shown.revision,
    { polling: 'raf' },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}
