import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onceAskedToEnd } from '../electron/hosts/headless/asked-to-end.ts';
import { hasDisplay } from '../electron/hosts/headless/chromium.ts';
import { buildIfStale, root } from './build.ts';
import { type ChildProgram, firstJsonLine, startProgram } from './child-program.ts';
import { ensureChromium } from './chromium.ts';
import { electronRemedy, findElectron } from './electron-binary.ts';
import { parseStartArguments, type StartArguments, usage } from './start-arguments.ts';

/** stdout carries the JSON lines of the demonstration and of the host; everything said to people goes to stderr. */
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Thrown for what the one who started it can put right; the sentence tells how. */
class StartRefused extends Error {}

interface HostChoice {
  readonly host: 'desktop' | 'headless';
  readonly electron: string | undefined;
}

function chooseHost(wanted: StartArguments['host']): HostChoice {
  const electron = findElectron(root, process.env);
  if (wanted === 'desktop' && electron === undefined) throw new StartRefused(electronRemedy);
  return { host: wanted ?? (electron === undefined ? 'headless' : 'desktop'), electron };
}

function decideOnWindow({ window }: StartArguments): boolean {
  if (window !== 'as-the-machine-can') return window === 'open';
  if (hasDisplay(process.env)) return true;
  say(
    'No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): serving without a window, as --no-window does.',
  );
  return false;
}

/** Starts the demonstration site's simulators and gives the path of its site file. */
async function startDemonstration(data: string, started: ChildProgram[]): Promise<string> {
  const demonstration = startProgram({
    program: process.execPath,
    args: [join(root, 'tests/simulators/demonstration/main.ts'), '--data', data],
    stdout: 'pipe',
  });
  started.push(demonstration);
  const line = (await firstJsonLine(demonstration.process.stdout)) as
    | { demo: string; site: string }
    | undefined;
  if (line === undefined)
    throw new StartRefused('The demonstration site could not be started; its words are above.');
  process.stdout.write(`${JSON.stringify({ demo: line.demo })}\n`);
  return line.site;
}

function startHost(choice: HostChoice, args: StartArguments, site: string, window: boolean): ChildProgram {
  if (choice.host === 'desktop' && choice.electron !== undefined) {
    return startProgram({
      program: choice.electron,
      args: [join(root, 'dist/desktop/main.js'), '--site', site],
      stdout: 'inherit',
    });
  }
  const port = String(args.port);
  const windowFlag = window ? '--window' : '--no-window';
  return startProgram({
    program: process.execPath,
    args: [join(root, 'dist/headless/main.js'), '--site', site, '--port', port, windowFlag],
    stdout: 'inherit',
  });
}

/** npm runs its scripts in the project's folder; a relative path counts from where the user stands. */
function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Starts everything and stays until it ends; gives the exit code. */
async function run(args: StartArguments, started: ChildProgram[]): Promise<number> {
  const site = args.site === undefined ? undefined : fromHere(args.site);
  if (site !== undefined && !existsSync(site)) throw new StartRefused(`There is no site file at ${site}.`);
  const choice = chooseHost(args.host);
  const window = decideOnWindow(args);
  if (choice.host === 'desktop' && !window) {
    throw new StartRefused('The desktop host cannot run without a window; use --host headless --no-window.');
  }
  if (choice.host === 'headless' && window) {
    const chromium = ensureChromium();
    if ('sentence' in chromium) throw new StartRefused(chromium.sentence);
  }
  await buildIfStale();
  const data = args.data === undefined ? join(root, 'var', 'demonstration') : fromHere(args.data);
  const siteFile = site ?? (await startDemonstration(data, started));
  const host = startHost(choice, args, siteFile, window);
  started.unshift(host);
  // Whichever ends first, the other has nothing left to do.
  return Promise.race(started.map(({ gone }) => gone));
}

/** Ends what was started, the host first: it may still have something to say to its devices and its platform. */
async function stopAll(started: ChildProgram[]): Promise<void> {
  for (const program of started) await program.stop();
}

async function main(): Promise<void> {
  const parsed = parseStartArguments(process.argv.slice(2));
  if (parsed.kind !== 'start') {
    say(parsed.kind === 'help' ? usage : parsed.sentence);
    process.exit(parsed.kind === 'help' ? 0 : 1);
  }
  const started: ChildProgram[] = [];
  let asked = false;
  onceAskedToEnd(() => {
    asked = true;
    void stopAll(started).then(() => process.exit(0));
  });
  try {
    const code = await run(parsed.arguments, started);
    if (asked) return;
    await stopAll(started);
    process.exit(code);
  } catch (error) {
    await stopAll(started);
    if (!(error instanceof StartRefused)) throw error;
    say(error.message);
    process.exit(1);
  }
}

await main();
