import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import type { Clock } from '../../core/ports/clock.ts';
import { createRestartPace } from '../shared/restart-pace.ts';
import { KIOSK_PAGE } from './kiosk-origin.ts';

/** A page that does not answer input for this long after it was found stuck is replaced; a slow start gets by in less. */
const STUCK_GRACE_MS = 5_000;
/** What is seen before the page paints, so that a restart does not flash. */
const BACKGROUND = '#f5f6f7';

export interface KioskWindowOptions {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly session: Session;
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  /** Only where the program is not packed. */
  readonly devTools: boolean;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** The page's process died or was ended; a new one is on its way. */
  readonly onDied: (reason: string) => void;
}

export interface KioskWindow {
  readonly window: BrowserWindow;
  /** Resolves when the page is there for the first time. */
  readonly loaded: Promise<void>;
  focus(): void;
  /** Starts the page anew, with nothing left of what it held. */
  reload(): void;
  /** From now on nothing is restarted, and the window may close. */
  release(): void;
}

/** The window's options: the whole screen, no frame, and a page that has no right beyond being a page. */
export function kioskWindowOptions({
  session,
  preload,
  devTools,
}: Pick<KioskWindowOptions, 'session' | 'preload' | 'devTools'>): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    fullscreen: true,
    frame: false,
    autoHideMenuBar: true,
    minimizable: false,
    backgroundColor: BACKGROUND,
    title: '医保便民自助终端',
    webPreferences: {
      session,
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      textAreasAreResizable: false,
      // A screen is read aloud as it comes, before anybody touched it.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
      zoomFactor: 1,
    },
  };
}

/** Opens the kiosk's window and keeps a living page in it. */
export function openKioskWindow(options: KioskWindowOptions): KioskWindow {
  const window = new options.BrowserWindow(kioskWindowOptions(options));
  let released = false;
  // Whoever asks the window to close is the desktop or a key; the program closes it by ending.
  window.on('close', (event) => {
    if (!released) event.preventDefault();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  lockZoom(window);
  const loaded = new Promise<void>((resolve) => {
    window.webContents.once('did-finish-load', () => resolve());
  });
  const stopKeeping = keepPage(window, options);
  load(window);
  return {
    window,
    loaded,
    focus: () => {
      window.show();
      window.focus();
    },
    reload: () => load(window),
    release: () => {
      released = true;
      stopKeeping();
    },
  };
}

function lockZoom(window: BrowserWindow): void {
  const { webContents } = window;
  const reset = (): void => {
    webContents.setZoomFactor(1);
    // Rejects only while the page is being replaced; the next load sets it again.
    webContents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  };
  webContents.on('did-finish-load', reset);
  webContents.on('zoom-changed', (event) => {
    event.preventDefault();
    webContents.setZoomFactor(1);
  });
}

/** Loads the page again when its process died, hangs, or the load failed; ever more slowly while that goes on. */
function keepPage(window: BrowserWindow, { clock, onDied }: KioskWindowOptions): () => void {
  const { webContents } = window;
  const pace = createRestartPace(clock);
  let stopped = false;
  let cancelReload = (): void => undefined;
  let cancelGrace = (): void => undefined;
  const died = (reason: string): void => {
    cancelGrace();
    cancelReload();
    if (stopped) return;
    onDied(reason);
    cancelReload = clock.after(pace.died(), () => {
      pace.started();
      load(window);
    });
  };
  webContents.on('render-process-gone', (_event, { reason }) => died(reason));
  webContents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
    if (isMainFrame) died('load-failed');
  });
  webContents.on('unresponsive', () => {
    cancelGrace();
    // Ending it brings `render-process-gone`, and with that the new page.
    cancelGrace = clock.after(STUCK_GRACE_MS, () => webContents.forcefullyCrashRenderer());
  });
  webContents.on('responsive', () => cancelGrace());
  return () => {
    stopped = true;
    cancelGrace();
    cancelReload();
  };
}

function load(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  // A failed load is told by `did-fail-load`, which is where it is dealt with.
  window.loadURL(KIOSK_PAGE).catch(() => undefined);
}
