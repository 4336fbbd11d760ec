import { parseArgs } from 'node:util';

/** What the headless host was asked to do. */
export interface HostArguments {
  readonly site: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly window: boolean;
}

export type ReadArguments =
  | { readonly ok: true; readonly arguments: HostArguments }
  | { readonly ok: false; readonly sentence: string };

const usage = 'main.js --site FILE [--port N] [--window | --no-window]';

/** Reads the host's arguments; anything not understood is refused with a sentence. */
export function readHostArguments(args: readonly string[]): ReadArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string' },
        port: { type: 'string', default: '0' },
        window: { type: 'boolean', default: false },
        'no-window': { type: 'boolean', default: false },
      },
    });
    if (values.site === undefined || values.site === '') return refused('--site FILE is needed.');
    if (values.window && values['no-window']) return refused('--window and --no-window exclude each other.');
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return refused('--port takes a number from 0 to 65535.');
    }
    return {
      ok: true,
      arguments: { site: values.site, port: Number(values.port), window: values.window },
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function refused(sentence: string): ReadArguments {
  return { ok: false, sentence: `${sentence}\nUsage: ${usage}` };
}
