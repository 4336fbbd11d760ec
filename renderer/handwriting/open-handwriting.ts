import { startOwnWorker } from '../client/own-worker.ts';
import type { InkAnswer, InkAsked } from './handwriting-messages.ts';
import workerAddress from './handwriting-worker.ts?worker&url';
import type { Recogniser } from './ink.ts';
import { type AskedOf, recogniserOf } from './recogniser-of.ts';

/**
 * Starts the worker that reads handwriting; resolves when its templates are read.
 * Rejects when they cannot be had.
 */
export function openHandwriting(): Promise<Recogniser> {
  const worker = startOwnWorker('handwriting-worker', workerAddress);
  const asked: AskedOf = {
    post: (question: InkAsked) => worker.postMessage(question, []),
    end: () => worker.terminate(),
  };
  return recogniserOf(asked, (hear) => {
    worker.addEventListener('message', ({ data }: MessageEvent<InkAnswer>) => hear(data));
    worker.addEventListener('error', () => hear({ kind: 'unavailable' }));
  });
}
