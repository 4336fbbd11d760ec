/** What `npm start` was asked to do. */
export interface StartArguments {
  /** Absent: the demonstration site. */
  readonly site?: string;
  /** The demonstration's data folder; a site file names its own. */
  readonly data?: string;
  readonly window: 'open' | 'none' | 'as-the-machine-can';
  /** 0 takes any free port. */
  readonly port: number;
  /** Absent: the desktop host where Electron's binary is installed, the headless host elsewhere. */
  readonly host?: 'desktop' | 'headless';
}

export const usage = `npm start [-- OPTIONS]

  --site FILE       run the hall that FILE describes; without it, the demonstration site with simulated devices
  --data FOLDER     the demonstration's data folder, kept from run to run (var/demonstration)
  --host HOST       desktop (Electron) or headless (Node and the system's Chromium)
  --port N          the headless host's port on 127.0.0.1; 0, the default, takes any free one
  --window          open a window even where no display is announced
  --no-window       serve without opening a window
  --help            print this
`;

export type ParsedArguments =
  | { readonly kind: 'start'; readonly arguments: StartArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly sentence: string };

const refused = (sentence: string): ParsedArguments => ({ kind: 'refused', sentence });

/** Reads the arguments; anything not understood is refused with a sentence, never ignored. */
export function parseStartArguments(args: readonly string[]): ParsedArguments {
  const found: { -readonly [K in keyof StartArguments]: StartArguments[K] } = {
    window: 'as-the-machine-can',
    port: 0,
  };
  const rest = args.flatMap((arg) => (/^--[a-z]+=/.test(arg) ? splitOnce(arg) : [arg]));
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const value = valued.has(name) ? rest.shift() : undefined;
    if (valued.has(name) && (value === undefined || value.startsWith('--'))) {
      return refused(`${name} needs a value. See npm start -- --help.`);
    }
    if (name === '--help' || name === '-h') return { kind: 'help' };
    else if (name === '--window') found.window = 'open';
    else if (name === '--no-window') found.window = 'none';
    else if (name === '--site') found.site = value ?? '';
    else if (name === '--data') found.data = value ?? '';
    else if (name === '--port') {
      const port = parsePort(value ?? '');
      if (port === undefined) return refused(`--port takes a number from 0 to 65535, not “${value}”.`);
      found.port = port;
    } else if (name === '--host') {
      if (value !== 'desktop' && value !== 'headless') {
        return refused(`--host takes desktop or headless, not “${value}”.`);
      }
      found.host = value;
    } else return refused(`“${name}” is not known. See npm start -- --help.`);
  }
  if (found.site !== undefined && found.data !== undefined) {
    return refused('--data belongs to the demonstration; a site file names its own data folder.');
  }
  return { kind: 'start', arguments: found };
}

const valued = new Set(['--site', '--data', '--port', '--host']);

function splitOnce(arg: string): string[] {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}
