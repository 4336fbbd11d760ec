import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page, type Response } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../../electron/hosts/headless/chromium.ts';
import { root } from '../../scripts/build.ts';
import { firstJsonLine, startProgram } from '../../scripts/child-program.ts';
import { startSimulators } from '../simulators/demonstration/simulators.ts';
import { simulatedSite } from '../simulators/demonstration/site.ts';
import { type BenchRow, median, ratioInWords } from './bench-row.ts';
import { now } from './painted.ts';

/**
 * From the moment a server program is spawned to the first thing a hand can press, painted in its own fonts. Ours is the
 * headless host with the whole demonstration hall behind it; the peer is `peer/`: one React button, built by the same bundler,
 * served by thirty lines of `node:http`. Both are begun, waited for and measured in the same way, in turns, each time with an
 * empty browser cache. Measured twice: with Chromium running before, and with Chromium started as well once the server said
 * its address, which is what happens in a hall.
 */

const ROUNDS = 21;
const BAR = 1.4;
const BAR_SCRIPT_KB = 180;
const BROWSER_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const PANEL = { viewport: { width: 1080, height: 1920 }, hasTouch: true };

/** A page to start: its server program, and what must stand there for it to be usable. */
interface Contestant {
  readonly program: readonly string[];
  readonly usable: string;
}

interface Timed {
  /** Spawn → usable, ms. */
  readonly total: number;
  /** Spawn → the server's line, ms. */
  readonly server: number;
  readonly scripts: readonly Buffer[];
}

/** Built into a folder of its own, with the kiosk's copy of React. */
async function buildPeer(outDir: string): Promise<Contestant> {
  const source = join(import.meta.dirname, 'peer');
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  });
  return { program: [join(source, 'server.js'), outDir], usable: 'button' };
}

/** Notes, in the page, when `selector` is there, the fonts in use are loaded, and a frame with both was painted. */
async function noteUsable(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const painted = async (): Promise<number> => {
      await frame();
      await frame();
      if (document.fonts.status === 'loading') {
        await document.fonts.ready;
        await frame();
        await frame();
      }
      return performance.timeOrigin + performance.now();
    };
    const holder = globalThis as { usableAt?: Promise<number> };
    holder.usableAt = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(wanted) === null) return;
        observer.disconnect();
        resolve(painted());
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true });
    });
  }, selector);
}

async function timed(contestant: Contestant, browserFor: () => Promise<Browser>): Promise<Timed> {
  const start = now();
  const program = startProgram({ program: process.execPath, args: contestant.program, stdout: 'pipe' });
  const ready = (await firstJsonLine(program.process.stdout)) as { readonly url: string } | undefined;
  if (ready === undefined) throw new Error('a server ended before it was ready');
  const server = now() - start;
  const browser = await browserFor();
  const context = await browser.newContext(PANEL);
  try {
    const page = await context.newPage();
    const asked: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') asked.push(response);
    });
    await noteUsable(page, contestant.usable);
    await page.goto(ready.url);
    const usableAt = await page.evaluate(() => (globalThis as { usableAt?: Promise<number> }).usableAt);
    return {
      total: (usableAt ?? Number.NaN) - start,
      server,
      scripts: await Promise.all(asked.map((response) => response.body())),
    };
  } finally {
    await context.close();
    await program.stop();
  }
}

interface Rounds {
  readonly ours: readonly Timed[];
  readonly bare: readonly Timed[];
}

/** In turns, so that a noisy second hits both; the first round warms the disk and is not counted. */
async function rounds(kiosk: Contestant, peer: Contestant, running: Browser | undefined): Promise<Rounds> {
  const ours: Timed[] = [];
  const bare: Timed[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [contestant, times] of [
      [kiosk, ours],
      [peer, bare],
    ] as const) {
      let fresh: Browser | undefined;
      const time = await timed(contestant, async () => running ?? (fresh = await launch()));
      await fresh?.close();
      if (round > 0) times.push(time);
    }
  }
  return { ours, bare };
}

function launch(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) throw new Error('there is no Chromium here');
  return chromium.launch({ executablePath, args: BROWSER_FLAGS });
}

function startRow(what: string, { ours, bare }: Rounds): BenchRow {
  const ratios = ours.map(({ total }, round) => total / (bare[round]?.total ?? Number.NaN));
  const middle = (times: readonly Timed[], of: (time: Timed) => number): string =>
    median(times.map(of)).toFixed(0);
  const total = (time: Timed): number => time.total;
  const server = (time: Timed): number => time.server;
  return {
    area: 'start',
    what: `process start → usable welcome screen : bare React 19 page, ${what}`,
    value: `${ratioInWords(ratios)} (${middle(ours, total)} : ${middle(bare, total)} ms, of which until the server's line ${middle(ours, server)} : ${middle(bare, server)} ms)`,
    bar: `≤ ${BAR}×`,
    met: median(ratios) <= BAR,
  };
}

function scriptRow(scripts: readonly Buffer[]): BenchRow {
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  return {
    area: 'start',
    what: `JavaScript of the first screen, gzip, ${scripts.length} file(s)`,
    value: `${(bytes / 1000).toFixed(1)} kB`,
    bar: `≤ ${BAR_SCRIPT_KB} kB`,
    met: scripts.length > 0 && bytes <= BAR_SCRIPT_KB * 1000,
  };
}

/** The kiosk and the bare page, started in turns. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-start-'));
  const simulators = await startSimulators(folder);
  const browser = await launch();
  try {
    const siteFile = join(folder, 'site.json');
    const site = simulatedSite({ ...simulators.addresses, data: join(folder, 'var') });
    writeFileSync(siteFile, JSON.stringify(site), { mode: 0o600 });
    const kiosk: Contestant = {
      program: [join(root, 'dist/headless/main.js'), '--site', siteFile, '--no-window'],
      usable: '[data-screen="welcome"] [data-part="screen"] button',
    };
    const peer = await buildPeer(join(folder, 'peer'));
    const running = await rounds(kiosk, peer, browser);
    const cold = await rounds(kiosk, peer, undefined);
    return [
      startRow('Chromium started too', cold),
      startRow('Chromium running before', running),
      scriptRow(running.ours.at(-1)?.scripts ?? []),
    ];
  } finally {
    await browser.close();
    await simulators.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
