import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { SiteFile } from '../../../electron/contract/site.ts';
import type { ScreenName } from '../../../electron/contract/status.ts';
import type { PrintedSlip, PrinterControl } from '../../simulators/demonstration/printer-control.ts';
import type { ReaderControl } from '../../simulators/demonstration/reader-control.ts';
import type { ScannerControl } from '../../simulators/demonstration/scanner-control.ts';
import { startSimulators } from '../../simulators/demonstration/simulators.ts';
import { simulatedSite } from '../../simulators/demonstration/site.ts';
import type { UpstreamControl } from '../../simulators/demonstration/upstream-control.ts';
import type { VoucherControl } from '../../simulators/demonstration/voucher-control.ts';
import type { BrowserKind } from './browser.ts';
import { touchButton } from './finger.ts';
import { shown } from './glass.ts';
import { type HostName, type RunningHost, startDesktop, startHeadless, type WindowSize } from './hosts.ts';

/** The reference panel, upright. */
const PORTRAIT: WindowSize = { width: 1080, height: 1920 };
/** How long a screen may take to come; the slowest one waits for a read time-out of the platform. */
const SCREEN_WAIT_MS = 20_000;
/** How often a simulator is looked at while something is awaited of it. */
const LOOK_EVERY_MS = 50;

export interface KioskOptions {
  readonly host?: HostName;
  readonly window?: WindowSize;
  /** What its camera sees, as YUV4MPEG2; without it there is no camera. Headless host only. */
  readonly cameraFilm?: Uint8Array;
  /** What shows the page of the headless host; the light one unless it is the window itself that is tried. */
  readonly browser?: BrowserKind;
  /** Changes the site file before the kiosk reads it. */
  readonly changeSite?: (site: SiteFile) => SiteFile;
}

/** A whole hall: simulators, the kiosk as residents get it, and a finger on its screen. */
export interface Kiosk {
  readonly reader: ReaderControl;
  readonly printer: PrinterControl;
  readonly scanner: ScannerControl;
  readonly upstream: UpstreamControl;
  readonly voucher: VoucherControl;
  readonly siteFile: string;
  readonly dataFolder: string;
  /** What the page complained of on its console, since the kiosk started. */
  readonly complaints: readonly string[];
  /** The page now shown; another one after `restart`. */
  page(): Page;
  host(): RunningHost;
  /** Waits for a screen; gives its root. */
  screen(name: ScreenName): Promise<Locator>;
  /** The name of the screen now shown. */
  shownScreen(): Promise<string | null>;
  /** Touches the button of these words. */
  touch(words: string | RegExp): Promise<void>;
  /** Waits until so many slips were cut off since the start; gives them all. */
  slips(count: number): Promise<readonly PrintedSlip[]>;
  /** Waits until this is true; for what only a simulator or a file can tell. */
  until(what: string, condition: () => boolean | Promise<boolean>): Promise<void>;
  /** The host's log, JSON lines. */
  log(): string;
  /** The device process of the running host. */
  deviceProcess(): number;
  /** Ends the kiosk in order, or kills it, and starts it again on the same data. */
  restart(how: 'in-order' | 'killed'): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a hall on paths and ports that nobody chose before, with its own empty data folder. */
export async function startKiosk(options: KioskOptions = {}): Promise<Kiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-e2e-'));
  const dataFolder = join(folder, 'var');
  const siteFile = join(folder, 'site.json');
  const simulators = await startSimulators(folder);
  const site = simulatedSite({ ...simulators.addresses, data: dataFolder });
  const changed = options.changeSite?.(site) ?? site;
  writeFileSync(siteFile, JSON.stringify(changed, null, 2), { mode: 0o600 });
  const film = join(folder, 'camera.y4m');
  if (options.cameraFilm !== undefined) writeFileSync(film, options.cameraFilm);
  const camera = options.cameraFilm === undefined ? {} : { cameraFilm: film };
  const seenIn = options.browser === undefined ? {} : { browser: options.browser };
  const complaints: string[] = [];
  const start = async (): Promise<RunningHost> => {
    const begin = options.host === 'desktop' ? startDesktop : startHeadless;
    const started = await begin({
      siteFile,
      dataFolder,
      size: options.window ?? PORTRAIT,
      ...camera,
      ...seenIn,
    });
    started.page.on('pageerror', (error) => complaints.push(String(error)));
    started.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return started;
  };
  let running = await start();
  const log = (): string => readIfThere(join(dataFolder, 'log', 'kiosk.log'));
  return {
    ...simulators,
    siteFile,
    dataFolder,
    complaints,
    page: () => running.page,
    host: () => running,
    ...finger(() => running.page),
    slips: (count) => slipsCut(simulators.printer, count),
    until: (what, condition) =>
      until(what, condition).catch(async (error: unknown) => {
        // The page may have gone with its host: what was waited for must be told all the same.
        const face = running.page.locator('[data-screen]').first();
        const stands = await face.innerText({ timeout: 1000 }).catch(() => 'nothing');
        throw new Error(`${String(error)}; there stands ${stands.replaceAll(/\s+/g, ' ')}`);
      }),
    log,
    deviceProcess: () => newestDeviceProcess(log()),
    async restart(how) {
      await (how === 'killed' ? running.kill() : running.stop());
      running = await start();
    },
    async stop() {
      await running.stop();
      await simulators.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function finger(page: () => Page): Pick<Kiosk, 'screen' | 'shownScreen' | 'touch'> {
  return {
    async screen(name) {
      const found = page().locator(`[data-screen="${name}"]`);
      await shown(found, { timeout: SCREEN_WAIT_MS }).catch(async () => {
        const instead = await page().locator('[data-screen]').first().getAttribute('data-screen');
        throw new Error(`waited in vain for the screen ${name}; ${instead} is shown`);
      });
      return found;
    },
    shownScreen: () => page().locator('[data-screen]').getAttribute('data-screen'),
    touch: (words) => touchButton(page(), words),
  };
}

async function slipsCut(printer: PrinterControl, count: number): Promise<readonly PrintedSlip[]> {
  let cut: readonly PrintedSlip[] = [];
  await until(`${count} slips`, async () => {
    cut = (await printer.slips()).filter(({ complete }) => complete);
    return cut.length >= count;
  });
  return cut;
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SCREEN_WAIT_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function newestDeviceProcess(log: string): number {
  const started = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; pid?: number })
    .filter(({ event }) => event === 'device-process-started');
  const pid = started.at(-1)?.pid;
  if (pid === undefined) throw new Error('the log names no device process');
  return pid;
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
