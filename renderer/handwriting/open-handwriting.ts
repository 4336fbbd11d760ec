import type { InkAnswer, InkAsked } from './handwriting-messages.ts';
import workerAddress from './handwriting-worker.ts?worker&url';
import type { Recogniser } from './ink.ts';
import { type AskedOf, recogniserOf } from './recogniser-of.ts';

/** Chromium's guard of what may become a script, not yet in the type library. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL: (asked: string) => string },
  ): { createScriptURL(asked: string): string };
};

/**
 * Starts the worker that reads handwriting; resolves when its templates are read.
 * Rejects when they cannot be had.
 */
export function openHandwriting(): Promise<Recogniser> {
  const worker = startWorker();
  const asked: AskedOf = {
    post: (question: InkAsked) => worker.postMessage(question, []),
    end: () => worker.terminate(),
  };
  return recogniserOf(asked, (hear) => {
    worker.addEventListener('message', ({ data }: MessageEvent<InkAnswer>) => hear(data));
    worker.addEventListener('error', () => hear({ kind: 'unavailable' }));
  });
}

/** The page's policy lets no text become a script; this one address is the exception, and it is our own. */
function startWorker(): Worker {
  const policy = trustedTypes.createPolicy('handwriting-worker', { createScriptURL: () => workerAddress });
  return new Worker(policy.createScriptURL(workerAddress), { type: 'module' });
}
