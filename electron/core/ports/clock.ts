/** Time as the station sees it. Tests hand in a clock they turn by hand. */
export interface Clock {
  /** Milliseconds since 1970, wall clock. May jump. */
  now(): number;
  /** Milliseconds that never jump, for time-outs and ages within one run. */
  monotonic(): number;
  /** Calls back once after `ms` of monotonic time; returns the cancellation. */
  after(ms: number, callback: () => void): () => void;
}
