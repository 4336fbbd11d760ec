import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Every program here ends itself in order within this time; one that does not is killed. */
const STOP_GRACE_MS = 8_000;

/** A program started beside this one, which ends with it whatever happens to it. */
export interface ChildProgram {
  readonly process: ChildProcess;
  /** Resolves with the exit code when the program is gone; a signal counts as 1. */
  readonly gone: Promise<number>;
  /** Asks it to end, and kills it if it does not; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ChildProgramOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` lets the program speak on our stdout; `pipe` keeps its lines for `lines`. */
  readonly stdout: 'inherit' | 'pipe';
}

/**
 * Starts a program in a session of its own, so that the terminal's Ctrl-C reaches it through us and in order, with a
 * channel whose end tells it that we are gone, so that even killing us leaves nothing behind.
 */
export function startProgram(options: ChildProgramOptions): ChildProgram {
  const child = spawn(options.program, options.args, {
    env: options.env ?? process.env,
    stdio: ['ignore', options.stdout, 'inherit', 'ipc'],
    detached: true,
  });
  const gone = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
    await gone;
    clearTimeout(timer);
  };
  return { process: child, gone, stop };
}

/** The program's first line as JSON, or undefined when it ended without one. What follows is read and dropped. */
export function firstJsonLine(stdout: Readable | null): Promise<unknown> {
  return jsonLineWith(undefined, stdout);
}

/** The program's first line whose JSON has the key, or undefined when it ended without one; without a key its first line. */
export async function jsonLineWith(key: string | undefined, stdout: Readable | null): Promise<unknown> {
  if (stdout === null) return undefined;
  const lines = createInterface({ input: stdout });
  return new Promise<unknown>((resolve, reject) => {
    lines.on('line', (line) => {
      try {
        const told: unknown = JSON.parse(line);
        if (key === undefined || (typeof told === 'object' && told !== null && key in told)) resolve(told);
      } catch (error) {
        reject(error);
      }
    });
    lines.once('close', () => resolve(undefined));
  });
}
