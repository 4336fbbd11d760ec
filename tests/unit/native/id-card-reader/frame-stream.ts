import { samVAnswer, stxEtxAnswer } from '../../../simulators/id-card-reader/framing.ts';

export interface FrameStream {
  readonly bytes: Buffer;
  /** The good frames in it, in order. */
  readonly frames: readonly Buffer[];
}

/** Chance with the two shapes that streams are made of. */
interface Dice {
  readonly upTo: (limit: number) => number;
  readonly noise: (length: number) => Buffer;
}

/** How good and bad frames of a framing are made. */
export interface FrameMaker {
  readonly goodFrame: (dice: Dice) => Buffer;
  /** The bytes a frame begins with. */
  readonly marker: readonly number[];
  /** Where the check byte stands, counted from the end. */
  readonly checkFromEnd: number;
  /** Smallest length a header may claim. */
  readonly smallestLength: number;
}

export const samVFrames: FrameMaker = {
  goodFrame: ({ upTo, noise }) => {
    const size = [0, 4, 8, 16, 70, 1284, 1286, upTo(2300)][upTo(8)] ?? 0;
    return Buffer.from(samVAnswer(upTo(256), noise(size), upTo(256), upTo(256)));
  },
  marker: [0xaa, 0xaa, 0xaa, 0x96, 0x69],
  checkFromEnd: 1,
  smallestLength: 4,
};

export const stxEtxFrames: FrameMaker = {
  goodFrame: ({ upTo, noise }) => {
    if (upTo(3) > 0) return Buffer.from(stxEtxAnswer([0x80, 0x41, 0x31, 0x60, 0x10, 0x50][upTo(6)] ?? 0x80));
    return Buffer.from(stxEtxAnswer(0x90, Buffer.concat([Buffer.from([1, 0, 4, 0]), noise(1280)])));
  },
  marker: [0x02],
  checkFromEnd: 2,
  smallestLength: 2,
};

/**
 * A stream of good frames with everything between them that a bad line makes: noise, lone first bytes, wrong checksums,
 * impossible lengths, frames cut off anywhere with the next one right behind.
 */
export function damagedStream(
  totalBytes: number,
  random: () => number,
  maker: FrameMaker = samVFrames,
): FrameStream {
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => upTo(256)));
  const goodFrame = (): Buffer => maker.goodFrame({ upTo, noise });
  const marker = Buffer.from(maker.marker);
  const damage: readonly (() => Buffer)[] = [
    () => noise(upTo(300)),
    () => Buffer.alloc(upTo(5), marker[0]),
    () => {
      const frame = goodFrame();
      const check = frame.length - maker.checkFromEnd;
      frame[check] = (frame[check] ?? 0) ^ (1 + upTo(255));
      return frame;
    },
    () => Buffer.concat([marker, Buffer.from([0xff, 0xff])]),
    () => Buffer.concat([marker, Buffer.from([0, upTo(maker.smallestLength)])]),
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
