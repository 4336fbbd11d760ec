import { LARGEST_CODE_BYTES } from '../../electron/contract/scanned-code.ts';

/** What a scanner's bytes turned out to be. */
export type ScannerInput =
  /** One whole code, terminator removed; `aim` where the framing itself carries an AIM identifier. */
  | { readonly kind: 'scan'; readonly bytes: Uint8Array; readonly aim?: string }
  /** A code began and its rest did not come, was damaged, or was longer than any code can be. */
  | { readonly kind: 'incomplete' }
  /** An answer to a command; `of` names the command where the wire does. */
  | { readonly kind: 'reply'; readonly of?: string; readonly accepted: boolean; readonly text?: string }
  /** What the protocol wants said back at once, e.g. an SSI ACK. */
  | { readonly kind: 'answer'; readonly bytes: Uint8Array };

/** Tells scans apart in what one link delivers. Keeps no more than one code's worth of bytes, whatever comes. */
export interface ScanFramer {
  /** Bytes of a stream in any pieces, or exactly one HID report. Gives what they complete, in order. */
  take(bytes: Uint8Array): ScannerInput[];
  /** How long a silence, ms, decides about what is pending; undefined while nothing is. */
  readonly patienceMs: number | undefined;
  /** To be called once nothing came for `patienceMs`. */
  silence(): ScannerInput[];
}

/** Room for the largest code with an AIM identifier before and terminators after. */
const STORE_BYTES = LARGEST_CODE_BYTES + 8;

/** Collects the bytes of one code. What exceeds the largest code is noticed and not kept. */
export class PayloadStore {
  readonly #bytes = new Uint8Array(STORE_BYTES);
  #length = 0;
  #overflowed = false;
  #last: number | undefined;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Whether more came than any code holds. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /** The byte that came last, kept or not. */
  get last(): number | undefined {
    return this.#last;
  }

  add(bytes: Uint8Array): void {
    const room = STORE_BYTES - this.#length;
    this.#overflowed ||= bytes.length > room;
    this.#last = bytes.at(-1) ?? this.#last;
    const kept = bytes.subarray(0, room);
    this.#bytes.set(kept, this.#length);
    this.#length += kept.length;
  }

  /** Gives what was collected without the line end it may close with, and begins anew; the array is the caller's own. */
  takeScan(): ScannerInput[] {
    const overflowed = this.#overflowed;
    const bytes = this.#bytes.slice(0, this.#length - lineEndBytes(this.#bytes, this.#length));
    this.clear();
    if (overflowed) return [{ kind: 'incomplete' }];
    return bytes.length === 0 ? [] : [{ kind: 'scan', bytes }];
  }

  /** Forgets and wipes everything. */
  clear(): void {
    this.#bytes.fill(0, 0, this.#length);
    this.#length = 0;
    this.#overflowed = false;
    this.#last = undefined;
  }
}

const CR = 0x0d;
const LF = 0x0a;

/** How many bytes at the end are a line end: CR LF, CR or LF, once. */
function lineEndBytes(bytes: Uint8Array, length: number): number {
  const last = bytes[length - 1];
  if (length > 0 && last === CR) return 1;
  if (length === 0 || last !== LF) return 0;
  return length > 1 && bytes[length - 2] === CR ? 2 : 1;
}
