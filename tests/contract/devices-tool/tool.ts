import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** A simulator program at work, and a folder of its own. */
export interface Simulator {
  readonly line: Readonly<Record<string, unknown>>;
  readonly folder: string;
  order(path: string, body?: object): Promise<void>;
  end(): Promise<void>;
}

/** Starts `tests/simulators/<name>/main.ts`; `args` gets the folder. */
export async function startSimulator(
  name: string,
  args: (folder: string) => readonly string[],
): Promise<Simulator> {
  const folder = mkdtempSync(join(tmpdir(), 'devices-tool-'));
  const child = spawn(process.execPath, [at(`tests/simulators/${name}/main.ts`), ...args(folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const line = JSON.parse(first) as Record<string, unknown>;
  return {
    line,
    folder,
    order: async (path, body = {}) => {
      const response = await fetch(`${String(line['control'])}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    },
    end: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `npm run devices` at work, with eyes on what it says. */
export interface Tool {
  /** Everything it said so far. */
  readonly said: () => string;
  /** Resolves when it has said so. */
  until(words: string): Promise<void>;
  /** Ends it as Ctrl-C does. */
  interrupt(): void;
  readonly code: Promise<number | null>;
}

/** Starts the tool as npm does, without the step that installs packages. */
export function startTool(...args: readonly string[]): Tool {
  const child: ChildProcess = spawn(process.execPath, [at('scripts/devices.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wake: () => void = () => undefined;
  const hear = (piece: Buffer): void => {
    said += piece.toString();
    wake();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  let isOver = false;
  const code = (once(child, 'close') as Promise<[number | null]>).then(([status]) => {
    isOver = true;
    wake();
    return status;
  });
  return {
    said: () => said,
    until: async (words) => {
      while (!said.includes(words)) {
        if (isOver) throw new Error(`ended without “${words}”: ${said}`);
        await new Promise<void>((done) => (wake = done));
      }
    },
    interrupt: () => void child.kill('SIGINT'),
    code,
  };
}
