import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../electron/hosts/headless/chromium.ts';
import { lightBrowser } from '../../../scripts/debian-packages.ts';

/**
 * `whole` is the browser that a kiosk's window is. `light` is the same engine without the browser around it, which takes
 * less than half the processor time for the same page; where it is not installed the whole one serves.
 */
export type BrowserKind = 'whole' | 'light';

/** Flags of a test machine: no graphics chip, perhaps no user but root, no talk to the outside. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The light browser of this process, while it lives. */
let shared: Promise<Browser> | undefined;

/**
 * Opens a browser without anything of an earlier one; the caller closes it. A light one without flags of its own is shared by the suites
 * that one process runs after each other: closed, it loses its pages alone, and it ends with the process.
 * `CHROMIUM_PATH` names another program for either kind.
 */
export function launchBrowser(kind: BrowserKind, moreFlags: readonly string[] = []): Promise<Browser> {
  // A program that is not the test runner's has to end when it has closed its browser.
  const isSuite = process.env['VITEST'] !== undefined;
  if (!isSuite || kind === 'whole' || moreFlags.length > 0) return launch(kind, moreFlags);
  shared ??= launchShared();
  return shared;
}

async function launchShared(): Promise<Browser> {
  const browser = await launch('light', []);
  browser.once('disconnected', () => (shared = undefined));
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return browser;
}

function launch(kind: BrowserKind, moreFlags: readonly string[]): Promise<Browser> {
  const executablePath = programOf(kind);
  if (executablePath === undefined) throw new Error('there is no Chromium here');
  return chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
}

function programOf(kind: BrowserKind): string | undefined {
  const [light] = lightBrowser.files;
  const named = process.env['CHROMIUM_PATH'] ?? '';
  if (kind === 'light' && named === '' && light !== undefined && existsSync(light)) return light;
  return findChromium(process.env);
}
