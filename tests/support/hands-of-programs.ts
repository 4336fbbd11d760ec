import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Does what one sentence asks for; `said` is what stood behind the sentence. */
export type Deed = (said: string) => Promise<void>;

/** Gives a simulator an order; throws when it does not obey. */
export async function orderAt<T>(control: string, path: string, body: object = {}): Promise<T> {
  const response = await fetch(`${control}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** What was asked for, and what came out beside it. */
export interface Obeyed {
  /** Sentences that were asked for, by those of the table. */
  readonly asked: ReadonlySet<string>;
  readonly lines: readonly string[];
}

/**
 * Reads the prompts of the hardware path and does what they ask for, as a person would who stands before the simulators;
 * what a sentence of the table asks for is done after all that the same device was asked for before. Resolves at the end
 * of the stream.
 */
export async function obeyPrompts(prompts: Readable, deeds: ReadonlyMap<string, Deed>): Promise<Obeyed> {
  const asked = new Set<string>();
  const lines: string[] = [];
  const turns = new Map<string, Promise<void>>();
  for await (const line of createInterface({ input: prompts })) {
    lines.push(line);
    const prompt = line.startsWith('→ ') ? line.slice(2) : '';
    const [sentence, deed] = [...deeds].find(([words]) => prompt.startsWith(words)) ?? [];
    if (sentence === undefined || deed === undefined) continue;
    asked.add(sentence);
    const [device = ''] = sentence.split(':');
    const before = turns.get(device) ?? Promise.resolve();
    turns.set(
      device,
      before.then(() => deed(prompt.slice(sentence.length))),
    );
  }
  await Promise.all(turns.values());
  return { asked, lines };
}
