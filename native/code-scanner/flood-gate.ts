/** A hand shows no more than a few codes a second; a line that is noise makes dozens. */
const BURST_SCANS = 10;
const SCANS_PER_MS = 0.01;
/** A flood is over when the line kept to its measure for this long. */
const QUIET_MS = 1000;

/**
 * Shuts when a line makes more codes than anybody can show, so that noise begins no visits; opens when it has stopped.
 * Bytes are not its business: the transport leaves a device alone that floods its line.
 */
export class FloodGate {
  #at: number;
  #scans = BURST_SCANS;
  #shutAt: number | undefined;

  /** `now` is monotonic, ms. */
  constructor(now: number) {
    this.#at = now;
  }

  get isShut(): boolean {
    return this.#shutAt !== undefined;
  }

  /** Whether another scan, whole or not, may be told. */
  passesScan(now: number): boolean {
    this.#scans = Math.min(BURST_SCANS, this.#scans + (now - this.#at) * SCANS_PER_MS) - 1;
    this.#at = now;
    if (this.#scans < 0) {
      this.#shutAt = now;
      this.#scans = 0;
    }
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
      this.#scans = BURST_SCANS;
    }
    return !this.isShut;
  }
}
