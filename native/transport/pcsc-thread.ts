import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { FromPcscThread, ToPcscThread } from './pcsc-messages.ts';

/** The thread in which the smart-card library runs, as the rest of the process sees it. */
export interface PcscThread {
  post(message: ToPcscThread): void;
  /** Ends it; only one that said `ended` can be ended without waiting for the service. */
  terminate(): void;
}

export interface PcscThreadListener {
  said(message: FromPcscThread): void;
  /** It is gone, by itself or because it was ended; called once. */
  gone(): void;
}

export type StartPcscThread = (listener: PcscThreadListener) => PcscThread;

/** Beside this file where it runs from its source; built, in the folder of the device process, whatever chunk this is in. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? new URL('pcsc-worker.ts', import.meta.url)
  : new URL('../native/pcsc-worker.js', import.meta.url);

/**
 * A process that exits waits for its threads, and one with a running client of the library never ends: it was not let
 * go of in order, or the service hangs. By then the process has nothing more to say.
 */
const leaveAnyhow = (): void => void process.kill(process.pid, 'SIGKILL');

/** Starts the thread. It keeps no process alive, and the process' own switches are not for it. */
export const startPcscThread: StartPcscThread = (listener) => {
  const worker = new Worker(PROGRAM, { name: 'smart-card', execArgv: [] });
  worker.unref();
  process.once('exit', leaveAnyhow);
  worker.on('message', (message: FromPcscThread) => listener.said(message));
  // A finalizer of the library throws where nobody can catch: here it ends a thread, and `exit` follows.
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    process.off('exit', leaveAnyhow);
    listener.gone();
  });
  return {
    post: (message) => worker.postMessage(message, []),
    terminate: () => void worker.terminate(),
  };
};
