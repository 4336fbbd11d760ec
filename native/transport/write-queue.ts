import { withDeadline } from './deadline.ts';
import type { Timers, TransportOutcome } from './transport.ts';

/**
 * Largest piece handed to a library at once, bytes. A library reports only whole writes, so "nothing moved" can be
 * told from "slow" no finer than by the piece.
 */
const PIECE_BYTES = 1024;

/** One piece to the library below, which may have a use for the caller's time-out; `settle` may never be called. */
export type WritePiece = (
  piece: Uint8Array,
  settle: (outcome: TransportOutcome) => void,
  timeoutMs: number,
) => void;

/**
 * Writes in order, piece by piece, one caller after the other, so that a time-out means "nothing moved for that long"
 * and not "the slip was long". Everything waiting ends with `lost` as soon as the link is lost.
 */
export class WriteQueue {
  readonly #timers: Timers;
  readonly #writePiece: WritePiece;
  /** Time the line itself needs for a number of bytes, ms: a full kernel buffer empties no faster. */
  readonly #wireMs: (bytes: number) => number;
  readonly #pieceBytes: number;
  #tail: Promise<unknown> = Promise.resolve();
  #lost = false;
  #settlePending: ((outcome: TransportOutcome) => void) | undefined;

  /** `pieceBytes` is larger than any write where a write must stay whole, as a HID report must. */
  constructor(
    timers: Timers,
    writePiece: WritePiece,
    wireMs: (bytes: number) => number,
    pieceBytes = PIECE_BYTES,
  ) {
    this.#pieceBytes = pieceBytes;
    this.#timers = timers;
    this.#writePiece = writePiece;
    this.#wireMs = wireMs;
  }

  write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    const outcome = this.#tail.then(() => this.#writeAll(bytes, timeoutMs));
    this.#tail = outcome;
    return outcome;
  }

  /** Ends the pending write and every later one with `lost`. */
  markLost(): void {
    this.#lost = true;
    this.#settlePending?.({ ok: false, failure: 'lost' });
  }

  async #writeAll(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome> {
    for (let start = 0; start < bytes.length; start += this.#pieceBytes) {
      if (this.#lost) return { ok: false, failure: 'lost' };
      const piece = bytes.subarray(start, start + this.#pieceBytes);
      const outcome = await withDeadline(this.#timers, timeoutMs + this.#wireMs(piece.length), (settle) => {
        this.#settlePending = settle;
        this.#writePiece(piece, settle, timeoutMs);
      });
      this.#settlePending = undefined;
      if (!outcome.ok) return outcome;
    }
    return this.#lost ? { ok: false, failure: 'lost' } : { ok: true };
  }
}
