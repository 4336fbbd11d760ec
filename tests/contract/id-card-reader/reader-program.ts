import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../simulators/id-card-reader/main.ts', import.meta.url));

interface ProgramLine {
  readonly path: string;
  readonly control: string;
}

/** The simulator program, running, with hands on it. */
export interface ReaderProgram {
  /** Where the reader can be opened. */
  readonly path: string;
  /** Gives an order; throws when it is not obeyed. */
  order(path: string, body?: object): Promise<{ readonly commands: readonly string[] }>;
  /** Ends it with a signal, as a person at a keyboard would; gives its exit code. */
  end(): Promise<number | null>;
}

async function firstLine(child: ChildProcess): Promise<ProgramLine> {
  if (child.stdout === null) throw new Error('the simulator has no output');
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return JSON.parse(first) as ProgramLine;
}

/** Starts the program; `args` gets a folder of its own, which is removed with it. */
export async function startReader(args: (folder: string) => readonly string[]): Promise<ReaderProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  const child = spawn(process.execPath, [PROGRAM, ...args(folder)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const { path, control } = await firstLine(child);
  return {
    path,
    order: async (order, body = {}) => {
      const response = await fetch(`${control}${order}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${order}: ${await response.text()}`);
      return (await response.json()) as { commands: string[] };
    },
    end: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
