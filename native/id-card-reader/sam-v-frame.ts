/**
 * SAM_V frames (id-card-reader protocol §1.2 and §1.8, vendor sheet of the resident-card security module).
 * Request: `AA AA AA 96 69 | Len | CMD PARA data | CHK`; answer: `AA AA AA 96 69 | Len | SW1 SW2 SW3 data | CHK`.
 * Len is big-endian and counts everything after itself including CHK; CHK is the XOR of Len and all that follows it.
 */

/** One answer of the module. `sw3` is the module's status, `sw1` and `sw2` pass the card's own status through. */
export interface SamVAnswer {
  readonly sw1: number;
  readonly sw2: number;
  readonly sw3: number;
  /** What stands between SW3 and CHK; the receiver's own copy, to be wiped after use. */
  readonly data: Uint8Array;
}

const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
const HEADER_BYTES = PREAMBLE.length + 2;
/** SW1 SW2 SW3 CHK. */
const SMALLEST_LENGTH = 4;
/** The largest answer has Len 090A (2314); anything much above is noise. */
const LARGEST_LENGTH = 2400;
const LARGEST_FRAME_BYTES = HEADER_BYTES + LARGEST_LENGTH;
/** Input is taken in slices of this size, so that the store never has to grow. */
const SLICE_BYTES = 64 * 1024;
/** Undecided bytes never exceed two largest frames: an undecided one and one that begins inside it. */
const STORE_BYTES = SLICE_BYTES + 3 * LARGEST_FRAME_BYTES;

function xorOf(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum ^= bytes[index] ?? 0;
  return sum;
}

/** Bytes of a request, e.g. `encodeRequest(0x20, 0x01)` for *find card*. */
export function encodeRequest(command: number, parameter: number): Uint8Array {
  const frame = Uint8Array.from([...PREAMBLE, 0, 3, command, parameter, 0]);
  frame[frame.length - 1] = xorOf(frame, PREAMBLE.length, frame.length - 1);
  return frame;
}

/** A place where the preamble stands, and what is known of the frame that may begin there. */
interface Candidate {
  at: number;
  state: 'unread' | 'incomplete' | 'good' | 'bad';
  /** Whole frame including the preamble; 0 until the header is there. */
  size: number;
}

/**
 * Finds frames in a byte stream that arrives in any pieces and with any noise between.
 *
 * A frame that begins inside another's claimed length and checks out wins: five preamble bytes inside a body mean that
 * the outer answer was cut off and the next one followed. So no good frame is lost to a broken one before it, and an
 * outer frame whose one-byte checksum matches by chance is not taken for good.
 */
export class SamVDecoder {
  readonly #store = Buffer.alloc(STORE_BYTES);
  #start = 0;
  #end = 0;
  #candidates: Candidate[] = [];
  #searchFrom = 0;
  #refused = 0;

  /** Places since the last `reset` where a frame seemed to begin and its length or checksum was wrong. */
  get refused(): number {
    return this.#refused;
  }

  /** Whether a frame has begun and is not decided yet. */
  get midFrame(): boolean {
    return this.#candidates.length > 0;
  }

  /** Takes bytes and gives the answers they complete, in order. */
  push(bytes: Uint8Array): SamVAnswer[] {
    const answers: SamVAnswer[] = [];
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      this.#append(bytes.subarray(from, from + SLICE_BYTES));
      this.#findCandidates();
      this.#decide(answers);
      this.#forgetDecided();
    }
    return answers;
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
    if (this.#end + slice.length > STORE_BYTES) this.#compact();
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
    const received = this.#store.subarray(0, this.#end);
    for (;;) {
      const at = received.indexOf(PREAMBLE, this.#searchFrom);
      if (at === -1) break;
      this.#candidates.push({ at, state: 'unread', size: 0 });
      this.#searchFrom = at + PREAMBLE.length;
    }
    this.#searchFrom = Math.max(this.#searchFrom, this.#end - PREAMBLE.length + 1);
  }

  #read(candidate: Candidate): Candidate['state'] {
    const { state } = candidate;
    if (state === 'good' || state === 'bad') return state;
    if (candidate.size === 0) this.#readHeader(candidate);
    if (candidate.state !== 'incomplete' || candidate.size === 0) return candidate.state;
    const end = candidate.at + candidate.size;
    if (end > this.#end) return 'incomplete';
    const sum = xorOf(this.#store, candidate.at + PREAMBLE.length, end - 1);
    candidate.state = sum === this.#store[end - 1] ? 'good' : 'bad';
    return candidate.state;
  }

  #readHeader(candidate: Candidate): void {
    candidate.state = 'incomplete';
    if (candidate.at + HEADER_BYTES > this.#end) return;
    const length = this.#store.readUInt16BE(candidate.at + PREAMBLE.length);
    if (length < SMALLEST_LENGTH || length > LARGEST_LENGTH) candidate.state = 'bad';
    else candidate.size = HEADER_BYTES + length;
  }

  #decide(answers: SamVAnswer[]): void {
    let first = 0;
    for (;;) {
      const candidate = this.#candidates[first];
      if (candidate === undefined) break;
      const state = this.#read(candidate);
      if (state === 'bad') {
        this.#refused += 1;
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
      answers.push(this.#take(candidate));
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

  #take(candidate: Candidate): SamVAnswer {
    const body = candidate.at + HEADER_BYTES;
    const end = candidate.at + candidate.size;
    const answer = {
      sw1: this.#store[body] ?? 0,
      sw2: this.#store[body + 1] ?? 0,
      sw3: this.#store[body + 2] ?? 0,
      data: Uint8Array.from(this.#store.subarray(body + 3, end - 1)),
    };
    this.#store.fill(0, candidate.at, end);
    this.#start = end;
    this.#searchFrom = Math.max(this.#searchFrom, end);
    return answer;
  }

  /** Keeps undecided frames and the tail in which a preamble may have begun. */
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
