/** What became of one run of random bytes through a codec. */
export interface FuzzResult {
  readonly bytes: number;
  /** Good frames that were hidden among the noise. */
  readonly framesSent: number;
  readonly framesFound: number;
  /** Frames found that nobody sent. */
  readonly falseFrames: number;
  readonly millis: number;
}
