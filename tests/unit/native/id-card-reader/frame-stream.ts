import { answerFrame } from '../../../simulators/id-card-reader/synthetic-card.ts';

/** A small generator with a seed (mulberry32), so that a failing stream can be made again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface FrameStream {
  readonly bytes: Buffer;
  /** The good frames in it, in order. */
  readonly frames: readonly Buffer[];
}

const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);

/**
 * A stream of good frames with everything between them that a bad line makes: noise, lone preamble bytes, wrong checksums,
 * impossible lengths, frames cut off anywhere with the next one right behind.
 */
export function damagedStream(totalBytes: number, random: () => number): FrameStream {
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => upTo(256)));
  const goodFrame = (): Buffer => {
    const size = [0, 4, 8, 16, 70, 1284, 1286, upTo(2300)][upTo(8)] ?? 0;
    return Buffer.from(answerFrame(upTo(256), noise(size), upTo(256), upTo(256)));
  };
  const damage: readonly (() => Buffer)[] = [
    () => noise(upTo(300)),
    () => Buffer.from([0xaa, 0xaa, 0xaa, 0xaa].slice(0, upTo(5))),
    () => {
      const frame = goodFrame();
      const last = frame.length - 1;
      frame[last] = (frame[last] ?? 0) ^ (1 + upTo(255));
      return frame;
    },
    () => Buffer.concat([PREAMBLE, Buffer.from([0xff, 0xff])]),
    () => Buffer.concat([PREAMBLE, Buffer.from([0, upTo(4)])]),
    () => {
      const frame = goodFrame();
      return frame.subarray(0, upTo(frame.length));
    },
  ];
  const pieces: Buffer[] = [];
  const frames: Buffer[] = [];
  let length = 0;
  while (length < totalBytes) {
    const spoilt = random() < 0.5 ? damage[upTo(damage.length)]?.() : undefined;
    const frame = goodFrame();
    for (const piece of spoilt === undefined ? [frame] : [spoilt, frame]) {
      pieces.push(piece);
      length += piece.length;
    }
    frames.push(frame);
  }
  return { bytes: Buffer.concat(pieces), frames };
}
