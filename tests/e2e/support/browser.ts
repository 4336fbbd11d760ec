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

/** Opens a browser with a fresh profile; the caller closes it. `CHROMIUM_PATH` names another program for either kind. */
export function launchBrowser(kind: BrowserKind, moreFlags: readonly string[] = []): Promise<Browser> {
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
