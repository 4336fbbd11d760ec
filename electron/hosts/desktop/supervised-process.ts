import type { MessagePortMain, UtilityProcess } from 'electron';
import type { Clock } from '../../core/ports/clock.ts';
import { createRestartPace } from '../shared/restart-pace.ts';

/** The time a process has to end in order before it is ended. */
const STOP_GRACE_MS = 2_000;

export interface SupervisedProcessOptions {
  /** Starts one process; `utilityProcess.fork` with its program. */
  readonly fork: () => UtilityProcess;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** Ends a process that no longer listens, by its number. */
  readonly killNow: (pid: number) => void;
  readonly onUp: () => void;
  readonly onMessage: (message: unknown) => void;
  /** It died; after `pauseMs` the next one is started. Not called once `stop` was. */
  readonly onDied: (exitCode: number, pauseMs: number) => void;
}

/** A utility process that is started again, ever more slowly, whenever it dies. */
export interface SupervisedProcess {
  start(): void;
  /** False when there is no process to send to. */
  send(message: unknown, ports?: MessagePortMain[]): boolean;
  /** Ends at once the process that runs now, which no longer listens; `onDied` follows, and the next one. */
  killHung(): void;
  /**
   * Ends it for good: with the farewell it is asked by message, otherwise by signal; whoever does not follow is ended.
   * Resolves when it is gone.
   */
  stop(farewell?: unknown): Promise<void>;
}

/** Supervises one kind of process. */
export function superviseProcess(options: SupervisedProcessOptions): SupervisedProcess {
  const { clock } = options;
  const pace = createRestartPace(clock);
  let child: UtilityProcess | undefined;
  let up = false;
  let ending = false;
  let stopped: Promise<void> | undefined;
  let cancelRestart = (): void => undefined;

  const start = (): void => {
    if (ending) return;
    pace.started();
    const fresh = options.fork();
    child = fresh;
    fresh.once('spawn', () => {
      // Asked to end before it began: only now is there something to end.
      if (ending) return void fresh.kill();
      up = true;
      options.onUp();
    });
    fresh.on('message', (message: unknown) => options.onMessage(message));
    fresh.once('exit', (code) => {
      child = undefined;
      up = false;
      if (ending) return;
      const pause = pace.died();
      options.onDied(code, pause);
      cancelRestart = clock.after(pause, start);
    });
  };

  const end = async (farewell: unknown): Promise<void> => {
    ending = true;
    cancelRestart();
    const last = child;
    if (last === undefined) return;
    const gone = goneInTime(last, options);
    if (farewell === undefined || !up) last.kill();
    else last.postMessage(farewell, []);
    await gone;
  };

  return {
    start,
    send: (message, ports = []) => {
      if (child === undefined || !up) return false;
      child.postMessage(message, ports);
      return true;
    },
    killHung: () => {
      if (child?.pid !== undefined) options.killNow(child.pid);
    },
    stop: (farewell) => {
      stopped ??= end(farewell);
      return stopped;
    },
  };
}

/** Resolves when the process is gone, which it is made to be when its grace is over. */
function goneInTime(
  child: UtilityProcess,
  { clock, killNow }: Pick<SupervisedProcessOptions, 'clock' | 'killNow'>,
): Promise<void> {
  return new Promise((resolve) => {
    const cancelKill = clock.after(STOP_GRACE_MS, () => {
      if (child.pid !== undefined) killNow(child.pid);
    });
    child.once('exit', () => {
      cancelKill();
      resolve();
    });
  });
}
