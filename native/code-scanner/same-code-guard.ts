/**
 * Knows the same code again while it is being shown: a scanner that watches sends it several times a second. As long as
 * it keeps coming within `sameCodeMs` it is one showing, however long the phone is held there.
 */
export class SameCodeGuard {
  readonly #sameCodeMs: number;
  #last: { readonly bytes: string; seenAt: number } | undefined;

  constructor(sameCodeMs: number) {
    this.#sameCodeMs = sameCodeMs;
  }

  /** Whether this code (base64 of its bytes) is a new showing; `now` is monotonic, ms. */
  isNew(bytes: string, now: number): boolean {
    const last = this.#last;
    if (last !== undefined && last.bytes === bytes && now - last.seenAt < this.#sameCodeMs) {
      last.seenAt = now;
      return false;
    }
    this.#last = { bytes, seenAt: now };
    return true;
  }

  /** Forgets the code; it is personal. */
  forget(): void {
    this.#last = undefined;
  }
}
