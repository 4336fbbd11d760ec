import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import type { DeviceHost, Wire } from '../../contract/wire.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { createRestartPace, type RestartPace } from '../shared/restart-pace.ts';

/**
 * The first device process begins so long after the station: a small machine draws the screen meanwhile, and nobody lays a card
 * before there is one. Later ones begin at once.
 */
const SCREENS_FIRST_MS = 1_000;

/** The time a process has to close its devices in order before it is killed. */
const STOP_GRACE_MS = 2_000;

export interface DeviceHostOptions {
  /** Absolute path of the device process' program. */
  readonly program: string;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** For the host's log, as the next two; the station hears of them through its own listener. */
  readonly onStarted?: (pid: number | undefined) => void;
  readonly onLost?: () => void;
  /** It no longer answered and was killed; `onLost` follows. */
  readonly onHung?: (pid: number | undefined) => void;
}

/** The device process as a forked child: started, restarted when it dies, ended with the host. */
export function createDeviceHost(options: DeviceHostOptions): DeviceHost {
  return new ForkedDeviceHost(options);
}

type Listener = Parameters<DeviceHost['start']>[0];

class ForkedDeviceHost implements DeviceHost {
  readonly #options: DeviceHostOptions;
  readonly #pace: RestartPace;
  #listener: Listener | undefined;
  #child: ChildProcess | undefined;
  #stopped = false;
  #cancelRestart = (): void => undefined;

  constructor(options: DeviceHostOptions) {
    this.#options = options;
    this.#pace = createRestartPace(options.clock);
  }

  start(listener: Listener): void {
    this.#listener = listener;
    this.#cancelRestart = this.#options.clock.after(SCREENS_FIRST_MS, () => this.#fork());
  }

  killHung(): void {
    if (this.#child === undefined) return;
    this.#options.onHung?.(this.#child.pid);
    this.#child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelRestart();
    const child = this.#child;
    if (child === undefined) return;
    await new Promise<void>((resolve) => {
      const cancelKill = this.#options.clock.after(STOP_GRACE_MS, () => child.kill('SIGKILL'));
      child.once('exit', () => {
        cancelKill();
        resolve();
      });
      child.kill('SIGTERM');
    });
  }

  #fork(): void {
    this.#pace.started();
    // A session of its own keeps the terminal's Ctrl-C from it: the host ends it in order. Should the host be killed,
    // the closing channel tells the process to end itself.
    const child = fork(this.#options.program, [], {
      serialization: 'advanced',
      detached: true,
      env: withCompileCache(process.env),
    });
    this.#child = child;
    const gone = once(() => this.#died(child));
    child.once('exit', gone);
    child.once('error', gone);
    child.once('spawn', () => {
      this.#options.onStarted?.(child.pid);
      this.#listener?.connected(wireOf(child));
    });
  }

  #died(child: ChildProcess): void {
    child.kill('SIGKILL');
    this.#child = undefined;
    if (this.#stopped) return;
    this.#options.onLost?.();
    this.#listener?.lost();
    this.#cancelRestart = this.#options.clock.after(this.#pace.died(), () => this.#fork());
  }
}

/** The environment with the folder in which this process keeps compiled code, if it does, so that the child keeps its own there too. */
function withCompileCache(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  // Node names a folder of this very Node's own within the one it was given.
  return folder === undefined ? env : { ...env, NODE_COMPILE_CACHE: dirname(folder) };
}

/** A child's channel as a wire. What is sent to a process that is just dying is lost with it, as the wire allows. */
function wireOf(child: ChildProcess): Wire {
  return {
    send(message) {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage(listener) {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
    close() {
      if (child.connected) child.disconnect();
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
