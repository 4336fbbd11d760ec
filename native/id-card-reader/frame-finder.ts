/** What a piece of input says of the frame that may begin at its start. */
export type Measure =
  /** More bytes are needed to tell. */
  | { readonly kind: 'open' }
  /** The whole frame's size, bytes; what was seen of its head is right. */
  | { readonly kind: 'sized'; readonly size: number }
  /** No frame begins here. `damaged` tells a frame that was spoilt from bytes that only looked like a start. */
  | { readonly kind: 'none'; readonly damaged: boolean };

/** How the frames of a dialect look, and what is made of a good one. */
export interface FrameShape<A> {
  /** The bytes every frame begins with. */
  readonly marker: Buffer;
  readonly largestFrame: number;
  /** Looks at what there is of a frame; `head` begins with the marker and may be the frame's first bytes only. */
  measure(head: Buffer): Measure;
  /** Whether a frame whose bytes are all there checks out. */
  isGood(frame: Buffer): boolean;
  /** The frame's content in bytes of its own: `frame` is overwritten after. */
  contentOf(frame: Buffer): A;
}

/** A place where the marker stands, and what is known of the frame that may begin there. */
interface Candidate {
  at: number;
  state: 'unread' | 'incomplete' | 'good' | 'bad';
  /** Whole frame including the marker; 0 until the head is there. */
  size: number;
  /** Whether it counts as a frame that was spoilt once it is bad. */
  damaged: boolean;
}

/** Input is taken in slices of this size, so that the store never has to grow. */
const SLICE_BYTES = 64 * 1024;

/**
 * Finds frames in a byte stream that arrives in any pieces and with any noise between.
 *
 * A frame that begins inside another's claimed length and checks out wins: its marker and checks inside a body mean that
 * the outer answer was cut off and the next one followed. So no good frame is lost to a broken one before it, and an
 * outer frame whose one-byte checksum matches by chance is not taken for good.
 */
export class FrameFinder<A> {
  readonly #shape: FrameShape<A>;
  /** Undecided bytes never exceed two largest frames: an undecided one and one that begins inside it. */
  readonly #store: Buffer;
  #start = 0;
  #end = 0;
  #candidates: Candidate[] = [];
  #searchFrom = 0;
  #refused = 0;

  constructor(shape: FrameShape<A>) {
    this.#shape = shape;
    this.#store = Buffer.alloc(SLICE_BYTES + 3 * shape.largestFrame);
  }

  /** Places since the last `reset` where a frame had begun and its length or checksum was wrong. */
  get refused(): number {
    return this.#refused;
  }

  /** Whether a frame has begun and is not decided yet. */
  get midFrame(): boolean {
    return this.#candidates.length > 0;
  }

  /** Takes bytes and gives what the frames they complete hold, in order. */
  push(bytes: Uint8Array): A[] {
    const contents: A[] = [];
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      this.#append(bytes.subarray(from, from + SLICE_BYTES));
      this.#findCandidates();
      this.#decide(contents);
      this.#forgetDecided();
    }
    return contents;
  }

  /** Drops and wipes everything received and not yet decided, and the count of refused frames. */
  reset(): void {
    this.#store.fill(0, 0, this.#end);
    this.#start = 0;
    this.#end = 0;
    this.#searchFrom = 0;
    this.#candidates = [];
    this.#refused = 0;
  }

  #append(slice: Uint8Array): void {
    if (this.#end + slice.length > this.#store.length) this.#compact();
    this.#store.set(slice, this.#end);
    this.#end += slice.length;
  }

  #compact(): void {
    const shift = this.#start;
    this.#store.copyWithin(0, shift, this.#end);
    this.#store.fill(0, this.#end - shift, this.#end);
    this.#start = 0;
    this.#end -= shift;
    this.#searchFrom -= shift;
    for (const candidate of this.#candidates) candidate.at -= shift;
  }

  #findCandidates(): void {
    const { marker } = this.#shape;
    const received = this.#store.subarray(0, this.#end);
    for (;;) {
      const at = received.indexOf(marker, this.#searchFrom);
      if (at === -1) break;
      this.#candidates.push({ at, state: 'unread', size: 0, damaged: true });
      this.#searchFrom = at + marker.length;
    }
    this.#searchFrom = Math.max(this.#searchFrom, this.#end - marker.length + 1);
  }

  #read(candidate: Candidate): Candidate['state'] {
    const { state } = candidate;
    if (state === 'good' || state === 'bad') return state;
    if (candidate.size === 0) this.#readHead(candidate);
    if (candidate.state !== 'incomplete' || candidate.size === 0) return candidate.state;
    const end = candidate.at + candidate.size;
    if (end > this.#end) return 'incomplete';
    candidate.state = this.#shape.isGood(this.#store.subarray(candidate.at, end)) ? 'good' : 'bad';
    return candidate.state;
  }

  #readHead(candidate: Candidate): void {
    candidate.state = 'incomplete';
    const measure = this.#shape.measure(this.#store.subarray(candidate.at, this.#end));
    if (measure.kind === 'sized') candidate.size = measure.size;
    if (measure.kind !== 'none') return;
    candidate.state = 'bad';
    candidate.damaged = measure.damaged;
  }

  #decide(contents: A[]): void {
    let first = 0;
    for (;;) {
      const candidate = this.#candidates[first];
      if (candidate === undefined) break;
      const state = this.#read(candidate);
      if (state === 'bad') {
        if (candidate.damaged) this.#refused += 1;
        first += 1;
        continue;
      }
      const inner = this.#lookInside(first);
      if (inner.good !== undefined) {
        this.#refused += 1;
        first = inner.good;
        continue;
      }
      if (state === 'incomplete' || inner.undecided) break;
      contents.push(this.#take(candidate));
      first = inner.next;
    }
    this.#candidates = this.#candidates.slice(first);
  }

  /** What begins within the claimed length of a candidate: the first good frame, or whether one may still become good. */
  #lookInside(first: number): { good?: number; undecided: boolean; next: number } {
    const outer = this.#candidates[first];
    const end = outer === undefined ? 0 : outer.at + outer.size;
    let undecided = false;
    let next = first + 1;
    for (; next < this.#candidates.length; next += 1) {
      const inner = this.#candidates[next];
      if (inner === undefined || inner.at >= end) break;
      const state = this.#read(inner);
      if (state === 'good') return { good: next, undecided, next };
      if (state === 'incomplete') undecided = true;
    }
    return { undecided, next };
  }

  #take(candidate: Candidate): A {
    const end = candidate.at + candidate.size;
    const frame = this.#store.subarray(candidate.at, end);
    const content = this.#shape.contentOf(frame);
    frame.fill(0);
    this.#start = end;
    this.#searchFrom = Math.max(this.#searchFrom, end);
    return content;
  }

  /** Keeps undecided frames and the tail in which a marker may have begun. */
  #forgetDecided(): void {
    const first = this.#candidates[0];
    const tail = Math.max(this.#start, Math.min(this.#searchFrom, this.#end));
    this.#start = first === undefined ? tail : first.at;
    if (this.#start < this.#end) return;
    this.#start = 0;
    this.#end = 0;
    this.#searchFrom = 0;
  }
}
