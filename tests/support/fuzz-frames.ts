import type { FrameFinder } from '../../native/id-card-reader/frame-finder.ts';
import type { SamVAnswer } from '../../native/id-card-reader/sam-v-frame.ts';
import type { FuzzResult } from '../fuzz/fuzz-result.ts';
import { damagedStream, type FrameMaker } from '../unit/native/id-card-reader/frame-stream.ts';
import { anySize, piecesOf } from './pieces.ts';
import { randomFrom } from './random.ts';

/** What a stretch of random bytes is made of at a time. */
const STRETCH_BYTES = 1_000_000;
const LARGEST_PIECE_BYTES = 4000;

/** Counts of what was sent and found, whatever the order of loss. */
export function compared(
  sent: readonly Buffer[],
  found: readonly Buffer[],
): readonly [hits: number, falses: number] {
  let hits = 0;
  let falses = 0;
  let next = 0;
  for (const frame of found) {
    const at = sent.findIndex((one, index) => index >= next && one.equals(frame));
    if (at === -1) falses += 1;
    else {
      hits += 1;
      next = at + 1;
    }
  }
  return [hits, falses];
}

/** Feeds a decoder of ID-card frames damaged streams in pieces of any size. */
export function fuzzFrames(
  bytes: number,
  seed: number,
  maker: FrameMaker,
  newDecoder: () => FrameFinder<SamVAnswer>,
  frameOf: (answer: SamVAnswer) => Buffer,
): FuzzResult {
  const random = randomFrom(seed);
  const begin = performance.now();
  const total = { bytes: 0, framesSent: 0, framesFound: 0, falseFrames: 0 };
  while (total.bytes < bytes) {
    const stream = damagedStream(Math.min(STRETCH_BYTES, bytes - total.bytes), random, maker);
    const decoder = newDecoder();
    const found: Buffer[] = [];
    for (const piece of piecesOf(stream.bytes, anySize(random, LARGEST_PIECE_BYTES)))
      found.push(...decoder.push(piece).map(frameOf));
    const [hits, falses] = compared(stream.frames, found);
    total.bytes += stream.bytes.length;
    total.framesSent += stream.frames.length;
    total.framesFound += hits;
    total.falseFrames += falses;
  }
  return { ...total, millis: performance.now() - begin };
}
