import { type ChildProcess, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { root } from '../../../scripts/build.ts';
import { jsonLineWith, startProgram } from '../../../scripts/child-program.ts';
import { findElectron } from '../../../scripts/electron-binary.ts';
import { type BrowserKind, launchBrowser } from './browser.ts';

export type HostName = 'headless' | 'desktop';

/** The hosts whose end-to-end run is possible on this machine; the headless one always is. */
export const availableHosts: readonly HostName[] =
  findElectron(root, process.env) === undefined ? ['headless'] : ['headless', 'desktop'];

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** What a host is started with. */
export interface HallToStart {
  readonly siteFile: string;
  readonly dataFolder: string;
  readonly size: WindowSize;
  /** The file of what the machine's camera sees; headless host only. */
  readonly cameraFilm?: string;
  /** What shows the page of the headless host. */
  readonly browser?: BrowserKind;
}

/** A kiosk program that runs, with the page it shows. */
export interface RunningHost {
  readonly page: Page;
  readonly process: ChildProcess;
  /** Its page's address with the token; the desktop host has none. */
  readonly url: string | undefined;
  /** Asks it to end, as a power button does, and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it without a chance to put anything away. */
  kill(): Promise<void>;
}

interface ReadyLine {
  readonly ready: true;
  readonly url: string;
  readonly pid: number;
}

const headlessProgram = join(root, 'dist/headless/main.js');
/** A film instead of a camera, taken without a question as the kiosk's own window takes it. */
function cameraFlags(film: string | undefined): readonly string[] {
  if (film === undefined) return [];
  return [
    '--auto-accept-camera-and-microphone-capture',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
}

/** Starts the headless host on a free port and opens its page in Chromium. */
export async function startHeadless({
  siteFile,
  size,
  cameraFilm,
  browser: kind = 'light',
}: HallToStart): Promise<RunningHost> {
  const program = startProgram({
    program: process.execPath,
    args: [headlessProgram, '--site', siteFile, '--no-window'],
    stdout: 'pipe',
  });
  const ready = (await jsonLineWith('ready', program.process.stdout)) as ReadyLine | undefined;
  if (ready === undefined) throw new Error('the headless host ended before it was ready');
  const browser = await launchBrowser(kind, cameraFlags(cameraFilm));
  const page = await browser.newPage({ viewport: size, hasTouch: true });
  await page.goto(ready.url);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await browser.close();
    if (signal === 'SIGKILL') program.process.kill(signal);
    else await program.stop();
    await program.gone;
  };
  return {
    page,
    process: program.process,
    url: ready.url,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Starts the desktop host through Playwright's Electron launcher. Only where the binary is installed. */
export async function startDesktop({ siteFile, dataFolder, size }: HallToStart): Promise<RunningHost> {
  const executablePath = findElectron(root, process.env);
  if (executablePath === undefined) throw new Error('Electron’s binary is not installed');
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, join(root, 'dist/desktop/main.js'), '--site', siteFile],
    cwd: root,
    // A home of its own, so that two runs share nothing.
    env: { ...definedOnly(process.env), XDG_CONFIG_HOME: join(dataFolder, 'browser') },
  });
  const page = await app.firstWindow();
  await page.setViewportSize(size);
  const child = app.process();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    page,
    process: child,
    url: undefined,
    stop: () => app.close(),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Every process below `pid`, itself not counted, as the kernel lists them. */
export function descendantsOf(pid: number): readonly number[] {
  const listed = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  const pairs = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}
