/** What stands at a place of the stream: no frame, one whose end is still to come, a damaged or a whole one. */
export type FrameRead = 'none' | 'partial' | 'spoilt' | { readonly size: number };

/** How a protocol's frames are recognised. */
export interface FrameShape {
  /** Bytes that make a beginning certain; fewer than these at the end of another frame mean nothing. */
  readonly headerBytes: number;
  /** The next place at or after `from` where a frame may begin; -1 when there is none. */
  next(bytes: Uint8Array, from: number): number;
  read(bytes: Uint8Array, at: number): FrameRead;
}

/** Whole frames in order, and whether one was lost among them. */
export interface FoundFrames {
  readonly frames: readonly Uint8Array[];
  readonly spoilt: boolean;
}

/** Input is taken in slices, so that what is kept stays near one largest frame. */
const SLICE_BYTES = 4096;

/**
 * Finds frames with length and checksum in a stream that comes in any pieces and with any noise between. A whole frame
 * inside another's claimed length wins: the outer one was cut off, for codes are text and hold no frames.
 */
export class FrameFinder {
  readonly #shape: FrameShape;
  #rest: Uint8Array = new Uint8Array();

  constructor(shape: FrameShape) {
    this.#shape = shape;
  }

  /** Whether a frame has begun and is not decided yet. */
  get pending(): boolean {
    return this.#rest.length > 0;
  }

  take(bytes: Uint8Array): FoundFrames {
    const frames: Uint8Array[] = [];
    let spoilt = false;
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      this.#rest = joined(this.#rest, bytes.subarray(from, from + SLICE_BYTES));
      spoilt = this.#decide(frames, false) || spoilt;
    }
    return { frames, spoilt };
  }

  /** Nothing more will come of what is pending: gives the frames that stand inside it. */
  giveUp(): FoundFrames {
    const frames: Uint8Array[] = [];
    const spoilt = this.#decide(frames, true);
    return { frames, spoilt };
  }

  /** Moves on as far as it can be told what stands there; `final` takes a frame without an end for none. */
  #decide(frames: Uint8Array[], final: boolean): boolean {
    const bytes = this.#rest;
    let spoilt = false;
    let at = this.#shape.next(bytes, 0);
    while (at !== -1) {
      const found = this.#shape.read(bytes, at);
      const isFrame = typeof found === 'object';
      if (isFrame || found === 'partial') {
        const inner = this.#inside(at + 1, isFrame ? at + found.size : bytes.length);
        if (inner.whole !== undefined) {
          spoilt = true;
          at = inner.whole;
          continue;
        }
        if (!final && (!isFrame || inner.undecided)) break;
      }
      if (isFrame) frames.push(bytes.slice(at, at + found.size));
      else spoilt ||= found !== 'none' && at + this.#shape.headerBytes <= bytes.length;
      at = this.#shape.next(bytes, isFrame ? at + found.size : at + 1);
    }
    this.#rest = at === -1 ? new Uint8Array() : bytes.slice(at);
    return spoilt;
  }

  #inside(from: number, end: number): { readonly whole?: number; readonly undecided: boolean } {
    let undecided = false;
    for (let at = this.#shape.next(this.#rest, from); at !== -1 && at < end; ) {
      const found = this.#shape.read(this.#rest, at);
      if (typeof found === 'object') return { whole: at, undecided };
      undecided ||= found === 'partial' && at + this.#shape.headerBytes <= end;
      at = this.#shape.next(this.#rest, at + 1);
    }
    return { undecided };
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
