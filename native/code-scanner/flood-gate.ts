/** What a scanner may send at once: five of the largest codes with their framing. */
const BURST_BYTES = 16 * 1024;
/** And for ever: more than 115,200 baud carries. */
const BYTES_PER_MS = 16;
/** A hand shows no more than a few codes a second; a line that is noise makes dozens. */
const BURST_SCANS = 10;
const SCANS_PER_MS = 0.01;
/** A flood is over when the line kept to its measure for this long. */
const QUIET_MS = 1000;

/** Shuts when a device sends more than any scanner would, so that noise costs nothing; opens when it has stopped. */
export class FloodGate {
  #at: number;
  #bytes = BURST_BYTES;
  #scans = BURST_SCANS;
  #shutAt: number | undefined;

  /** `now` is monotonic, ms. */
  constructor(now: number) {
    this.#at = now;
  }

  get isShut(): boolean {
    return this.#shutAt !== undefined;
  }

  /** Whether these bytes may be looked at. */
  passes(bytes: number, now: number): boolean {
    this.#refill(now);
    this.#bytes -= bytes;
    if (this.#bytes < 0) this.#shut(now);
    return !this.isShut;
  }

  /** Whether another scan, whole or not, may be told. */
  passesScan(now: number): boolean {
    this.#refill(now);
    this.#scans -= 1;
    if (this.#scans < 0) this.#shut(now);
    return !this.isShut;
  }

  /** ms until the gate opens if nothing more comes; undefined while it is open. */
  opensIn(now: number): number | undefined {
    return this.#shutAt === undefined ? undefined : Math.max(0, this.#shutAt + QUIET_MS - now);
  }

  /** Opens the gate when the line has been quiet; says whether it is open now. */
  tryOpen(now: number): boolean {
    if (this.opensIn(now) === 0) {
      this.#shutAt = undefined;
      this.#bytes = BURST_BYTES;
      this.#scans = BURST_SCANS;
    }
    return !this.isShut;
  }

  #shut(now: number): void {
    this.#shutAt = now;
    this.#bytes = 0;
    this.#scans = 0;
  }

  #refill(now: number): void {
    const passed = now - this.#at;
    this.#at = now;
    this.#bytes = Math.min(BURST_BYTES, this.#bytes + passed * BYTES_PER_MS);
    this.#scans = Math.min(BURST_SCANS, this.#scans + passed * SCANS_PER_MS);
  }
}
