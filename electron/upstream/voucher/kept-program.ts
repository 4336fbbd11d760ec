import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Clock } from '../../core/ports/clock.ts';
import { LARGEST_REPLY_BYTES } from './bridge-line.ts';
import { type ProgramLine, readProgramLine } from './program-lines.ts';

/** Loading a library and finding its box takes seconds; a program silent for longer will not speak. */
const READY_WAIT_MS = 15_000;
/** After its end a program is started again, each time after twice as long, so that one that cannot run does not burn the machine. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface ProgramSettings {
  readonly program: string;
  readonly arguments?: readonly string[] | undefined;
}

export interface KeptProgramParts {
  readonly settings: ProgramSettings;
  readonly clock: Clock;
  /** A line of the protocol other than the first. */
  readonly onLine: (line: Exclude<ProgramLine, { ready: boolean }>) => void;
  /** The program ended, by itself or killed; another one follows. */
  readonly onEnd: () => void;
}

/** A program that is kept running: started again whenever it ends, killed where it does not become ready. */
export interface KeptProgram {
  /** Whether it said that it is ready. */
  isReady(): boolean;
  write(line: string): void;
  /** Ends it at once, whatever it is doing; another one follows. */
  kill(): void;
  close(): Promise<void>;
}

export function keepProgram({ settings, clock, onLine, onEnd }: KeptProgramParts): KeptProgram {
  let child: ChildProcess | undefined;
  let ready = false;
  let pauseMs = FIRST_PAUSE_MS;
  let cancelTimer = (): void => undefined;
  let closed = false;

  const ended = (gone: ChildProcess): void => {
    if (gone !== child) return;
    child = undefined;
    ready = false;
    cancelTimer();
    onEnd();
    if (closed) return;
    cancelTimer = clock.after(pauseMs, begin);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };
  const heard = (line: ProgramLine | undefined): void => {
    if (line === undefined) return;
    if (!('ready' in line)) return onLine(line);
    cancelTimer();
    ready = line.ready;
    if (ready) pauseMs = FIRST_PAUSE_MS;
  };
  const kill = (): void => {
    child?.kill('SIGKILL');
  };
  function begin(): void {
    child = startProgram(settings, heard, ended);
    cancelTimer = clock.after(READY_WAIT_MS, kill);
  }
  begin();
  return {
    isReady: () => ready,
    write: (line) => void child?.stdin?.write(line),
    kill,
    close: async () => {
      closed = true;
      cancelTimer();
      const last = child;
      if (last === undefined || last.pid === undefined) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      kill();
      await gone;
    },
  };
}

function startProgram(
  settings: ProgramSettings,
  heard: (line: ProgramLine | undefined) => void,
  ended: (gone: ChildProcess) => void,
): ChildProcess {
  const program = spawn(settings.program, [...(settings.arguments ?? [])], {
    // What a library writes to its error output may name a person: nobody reads it.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  program.on('error', () => ended(program));
  program.on('exit', () => ended(program));
  // A program that ends while it is written to says so by its end, not here.
  program.stdin.on('error', () => undefined);
  createInterface({ input: program.stdout }).on('line', (text) => {
    if (text.length <= LARGEST_REPLY_BYTES) heard(readProgramLine(text));
  });
  return program;
}
