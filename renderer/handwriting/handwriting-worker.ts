/// <reference lib="webworker" />
import templatesAddress from '../../resources/handwriting/templates.bin?url';
import type { InkAnswer, InkAsked } from './handwriting-messages.ts';
import { type Match, matcher } from './match.ts';
import { readTemplateFile } from './template-file.ts';
import { templatesOf } from './templates.ts';

/** Reads handwriting in a thread of its own, so that no stroke of the finger ever waits for it. Nothing of the ink is kept. */

const self = globalThis as unknown as DedicatedWorkerGlobalScope;
const answer = (message: InkAnswer): void => self.postMessage(message, []);

async function fetchTemplates(): Promise<Match> {
  const response = await fetch(templatesAddress);
  if (!response.ok || response.body === null) throw new Error(`No templates: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
  return matcher(templatesOf(readTemplateFile(new Uint8Array(await new Response(unpacked).arrayBuffer()))));
}

async function work(): Promise<void> {
  const match = await fetchTemplates();
  self.addEventListener('message', ({ data: { number, strokes, context } }: MessageEvent<InkAsked>) =>
    answer({ kind: 'candidates', number, candidates: match(strokes, context) }),
  );
  answer({ kind: 'ready' });
}

void work().catch(() => answer({ kind: 'unavailable' }));
