import { assemblePages, PAGE_COUNT, pageAnswerOf } from '../../native/id-card-reader/card-pages.ts';
import { compared } from '../support/fuzz-frames.ts';
import { randomFrom } from '../support/random.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'id-card-pages';

const HEAD = [0x01, 0x00, 0x04, 0x00];
const BLOCK_BYTES = 1284;
const PAGE_BYTES = 256;

/**
 * Sets of page answers: whole cards, the last page bare or padded, among sets with a page short, long, missing, doubled or
 * refused, and with another head. Pages have no check of their own: a changed byte behind the head goes unnoticed here.
 */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const randomBytes = (length: number): number[] => Array.from({ length }, () => upTo(256));
  const ok = (content: Uint8Array): Uint8Array => Uint8Array.from([...content, 0x90, 0x00]);
  const cut = (block: Uint8Array): Uint8Array[] =>
    Array.from({ length: PAGE_COUNT }, (_page, index) =>
      ok(block.subarray(index * PAGE_BYTES, (index + 1) * PAGE_BYTES)),
    );
  const begin = performance.now();
  const sent: Buffer[] = [];
  const found: Buffer[] = [];
  let fed = 0;
  while (fed < bytes) {
    const block = Uint8Array.from([...HEAD, ...randomBytes(BLOCK_BYTES - HEAD.length)]);
    const answers = cut(block);
    const at = upTo(PAGE_COUNT);
    const page = answers[at] ?? new Uint8Array();
    const kind = upTo(8);
    if (kind === 0) answers.splice(at, 1);
    else if (kind === 1) answers.splice(at, 0, page);
    else if (kind === 2) answers[at] = ok(page.subarray(0, upTo(page.length - 2)));
    else if (kind === 3) answers[at] = Uint8Array.from([0x60 + upTo(16), upTo(256)]);
    else if (kind === 4)
      answers[0] = ok(Uint8Array.from(page.length > 4 ? page.subarray(0, PAGE_BYTES) : [9])).fill(0xff, 0, 4);
    else {
      if (kind === 5)
        answers[PAGE_COUNT - 1] = ok(Uint8Array.from([...block.subarray(-4), ...randomBytes(252)]));
      sent.push(Buffer.from(block));
    }
    const pages: Uint8Array[] = [];
    for (const answer of answers) {
      fed += answer.length;
      const read = pageAnswerOf(answer);
      if (read.kind === 'page') pages.push(read.content);
    }
    const whole = assemblePages(pages);
    if (whole !== undefined) found.push(Buffer.from(whole));
  }
  const [framesFound, falseFrames] = compared(sent, found);
  return Promise.resolve({
    bytes: fed,
    framesSent: sent.length,
    framesFound,
    falseFrames,
    millis: performance.now() - begin,
  });
}
