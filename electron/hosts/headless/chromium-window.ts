import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../core/ports/clock.ts';
import { createRestartPace, type RestartPace } from '../shared/restart-pace.ts';
import { BLANK_PAGE, steerWindow } from './debugging-pipe.ts';

/** Chromium usually ends within half a second; after this it is killed. */
const STOP_GRACE_MS = 3_000;

/**
 * Parts of Chromium that a kiosk has no use for. Of the last three each keeps a renderer process of its own, 20 to 60 MB, for
 * an address line nobody types into and for a second page that never comes.
 */
const unusedFeatures = [
  'Translate',
  'AutofillServerCommunication',
  'MediaRouter',
  'OptimizationHints',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
];

/** One page, no chrome around it, no menus, no pinch, no offers, no talk to the outside. */
export const kioskFlags: readonly string[] = [
  '--kiosk',
  `--app=${BLANK_PAGE}`,
  '--remote-debugging-pipe',
  // The window shows no other page than ours, and ours asks for the camera only where the site has one.
  '--auto-accept-camera-and-microphone-capture',
  // A screen is read aloud as it comes, before anybody touched it; the keypad's presses are no touch to a browser.
  '--autoplay-policy=no-user-gesture-required',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-dev-tools',
  '--disable-extensions',
  `--disable-features=${unusedFeatures.join(',')}`,
  '--disable-infobars',
  '--disable-notifications',
  '--disable-pinch',
  '--disable-print-preview',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--metrics-recording-only',
  '--overscroll-history-navigation=0',
  '--password-store=basic',
];

export interface ChromiumWindowOptions {
  readonly chromium: string;
  /** The page's address with the token; never put on a command line. */
  readonly url: string;
  /** A folder for the throw-away profile. */
  readonly temporaryFolder: string;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** Flags of the machine, e.g. for a panel without a graphics chip. */
  readonly extraFlags?: readonly string[];
  /** Called each time the window died and will be opened again. */
  readonly onDied?: () => void;
  /** Chromium's sandbox does not work as root. */
  readonly root: boolean;
}

export interface ChromiumWindow {
  /** The browser's process id, while there is one. */
  pid(): number | undefined;
  /** Closes the window for good; resolves when its processes are gone and its profile is removed. */
  close(): Promise<void>;
}

/** Opens the kiosk window in the system's Chromium and keeps it open until `close`. */
export function openChromiumWindow(options: ChromiumWindowOptions): ChromiumWindow {
  const window = new Window(options);
  window.open();
  return window;
}

class Window implements ChromiumWindow {
  readonly #options: ChromiumWindowOptions;
  readonly #pace: RestartPace;
  #browser: ChildProcess | undefined;
  #profile = '';
  #closed = false;
  #cancelRestart = (): void => undefined;

  constructor(options: ChromiumWindowOptions) {
    this.#options = options;
    this.#pace = createRestartPace(options.clock);
  }

  pid(): number | undefined {
    return this.#browser?.pid;
  }

  open(): void {
    const { chromium, url, temporaryFolder, root, extraFlags = [] } = this.#options;
    // A fresh profile each time: nothing of a visit can come back from a history, a cache or a restored tab.
    this.#profile = mkdtempSync(join(temporaryFolder, 'window-'));
    this.#pace.started();
    const flags = [...kioskFlags, `--user-data-dir=${this.#profile}`, ...extraFlags];
    const browser = spawn(chromium, root ? [...flags, '--no-sandbox'] : flags, {
      // Chromium's own words are about the machine's desktop services; 3 and 4 are the debugging pipe.
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#browser = browser;
    let gone = false;
    const onGone = (): void => {
      if (!gone) this.#died();
      gone = true;
    };
    browser.once('exit', onGone);
    browser.once('error', onGone);
    steerWindow({
      toBrowser: browser.stdio[3] as Writable,
      fromBrowser: browser.stdio[4] as Readable,
      url,
      onCrash: () => browser.kill('SIGKILL'),
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRestart();
    const browser = this.#browser;
    if (browser === undefined) return;
    await new Promise<void>((resolve) => {
      const cancelKill = this.#options.clock.after(STOP_GRACE_MS, () => browser.kill('SIGKILL'));
      browser.once('exit', () => {
        cancelKill();
        resolve();
      });
      browser.kill('SIGTERM');
    });
  }

  #died(): void {
    this.#browser = undefined;
    // Chromium's helpers may still write for a moment after it ended.
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    if (this.#closed) return;
    const { clock, onDied } = this.#options;
    onDied?.();
    this.#cancelRestart = clock.after(this.#pace.died(), () => this.open());
  }
}
