import { join } from 'node:path';
import { createSystemClock } from '../shared/system-clock.ts';
import { onceAskedToEnd } from './asked-to-end.ts';
import { dataFolderAhead } from './data-folder-ahead.ts';
import { describeError } from './describe-error.ts';
import { type HeadlessHost, type HostStart, startHeadlessHost } from './headless-host.ts';
import { type HostArguments, readHostArguments } from './host-arguments.ts';
import { loadStation } from './load-station.ts';

/** Sentences go to stderr; stdout carries the lines for programs alone. */
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * The headless host as a program: reads its arguments, starts, and stays until it is asked to end. It tells two lines: `serving`
 * when its page can be opened, which then waits for the station, and `ready` when the station is open.
 * @param application the folder that holds `dist/` and `resources/`
 */
export async function runHeadlessHost(application: string): Promise<void> {
  const read = readHostArguments(process.argv.slice(2));
  if (!read.ok) return refuse(read.sentence);
  let host: HeadlessHost | undefined;
  let ending = false;
  onceAskedToEnd(() => {
    ending = true;
    if (host !== undefined) void end(host);
  });
  process.on('uncaughtException', (error) => die(error, host));
  const start = await startFrom(application, read.arguments);
  if (!start.ok) return refuse(start.sentence);
  host = start.host;
  if (ending) return end(host);
  tell({ ready: true, url: host.url, host: 'headless', pid: process.pid });
}

function startFrom(application: string, args: HostArguments): Promise<HostStart> {
  return startHeadlessHost({
    arguments: args,
    programs: join(application, 'dist'),
    clock: createSystemClock(),
    env: process.env,
    root: process.getuid?.() === 0,
    dataFolderAhead: () => dataFolderAhead(args.site),
    onServing: (url) => tell({ serving: true, url }),
    open: async (offer) => {
      const { openStation, readKeyFile } = await loadStation();
      return openStation({
        ...offer,
        siteFile: args.site,
        resources: join(application, 'resources'),
        env: process.env,
        keyFor: readKeyFile,
        random: Math.random,
      });
    },
    say,
  });
}

function refuse(sentence: string): never {
  say(sentence);
  process.exit(1);
}

async function end(host: HeadlessHost): Promise<void> {
  await host.stop();
  process.exit(0);
}

/**
 * What nobody expected is left to whoever supervises us to restart. While starting, its words are said: no resident has been
 * here. Later they may quote one, and only the error's class and place are noted.
 */
function die(error: unknown, host: HeadlessHost | undefined): never {
  const { errorName, errorPlace = 'an unknown place' } = describeError(error);
  const words = host === undefined && error instanceof Error ? `: ${error.message}` : '';
  host?.log.write('unexpected-error', describeError(error));
  say(`The kiosk ended unexpectedly: ${errorName} at ${errorPlace}${words}`);
  process.exit(70);
}
