import { createReplyParser } from '../../native/receipt-printer/reply-parser.ts';
import { compared } from '../support/fuzz-frames.ts';
import { piecesOf } from '../support/pieces.ts';
import { randomFrom } from '../support/random.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'printer-replies';

/** Between two process ids; the stretch ends foreign, so that no half reply swallows the next. */
const LARGEST_NOISE = 40;
const FOREIGN = 0x92;
const BLOCK_HEAD = 0x37;
const LARGEST_PIECE = 64;
/** Compared stretch by stretch, so that a long run stays quick. */
const STRETCH_BYTES = 20_000;

/** Process ids among random bytes: status bytes, automatic status, XON and XOFF, halves of other replies. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const begin = performance.now();
  const total = { bytes: 0, framesSent: 0, framesFound: 0, falseFrames: 0 };
  while (total.bytes < bytes) {
    const stream: number[] = [];
    const sent: Buffer[] = [];
    while (stream.length < STRETCH_BYTES) {
      // A block's first byte in the noise could by chance begin a whole block that nobody sent.
      const noise = Array.from({ length: below(LARGEST_NOISE) }, () => below(256));
      stream.push(...noise.filter((byte) => byte !== BLOCK_HEAD), FOREIGN);
      const id = Buffer.from(Array.from({ length: 4 }, () => 0x20 + below(0x5f)));
      // Broken off in the middle: none was sent.
      if (below(4) === 0) stream.push(BLOCK_HEAD, 0x22, ...id.subarray(0, below(4)), FOREIGN);
      stream.push(BLOCK_HEAD, 0x22, ...id, 0);
      sent.push(id);
    }
    const parser = createReplyParser(0);
    const found: Buffer[] = [];
    for (const piece of piecesOf(Uint8Array.from(stream), () => 1 + below(LARGEST_PIECE))) {
      for (const reply of parser.feed(piece)) {
        if (reply.kind === 'marker' && reply.marker !== 'gs-r')
          found.push(Buffer.from(reply.marker, 'latin1'));
      }
    }
    const [hits, falses] = compared(sent, found);
    total.bytes += stream.length;
    total.framesSent += sent.length;
    total.framesFound += hits;
    total.falseFrames += falses;
  }
  return Promise.resolve({ ...total, millis: performance.now() - begin });
}
