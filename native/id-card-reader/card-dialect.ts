import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { CardReadOutcome } from './card-reading.ts';

/** In which words a reader is spoken to; remembered while a driver lives, so that a detected one is asked first. */
export type DialectName = 'sam-v' | 'stx-etx' | 'pcsc-pages';

/** What a look for a card met. */
export type Sighting =
  | { readonly kind: 'none' }
  /** A card to be read; `read` once, and before anything else is asked. */
  | { readonly kind: 'card'; read(): Promise<CardReadOutcome> }
  /** Something lies there that this reader will not read: it must be lifted. */
  | { readonly kind: 'unreadable'; readonly failure: IdCardReaderFailure }
  /** The reader itself gave no sensible answer. */
  | { readonly kind: 'trouble'; readonly failure: IdCardReaderFailure };

/** What a presence probe says of the card: `unclear` when the reader did not answer. */
export interface PresenceReport {
  readonly presence: 'there' | 'gone' | 'unclear';
  /** What it says of the reader itself; absent when it answered sensibly. */
  readonly trouble?: IdCardReaderFailure | undefined;
}

/**
 * One way of speaking to readers, over one opened link: what the session and the driver need of it, and nothing of its
 * bytes. One call at a time.
 */
export interface CardDialect {
  readonly name: DialectName;
  /**
   * Whether the reader is well, without touching a card where the dialect can; undefined when it is. `alsoFinding` asks
   * as well whether it looks for cards at all.
   */
  checkHealth(alsoFinding: boolean): Promise<IdCardReaderFailure | undefined>;
  /** Looks for a card. `mayHoldReadCard`: also for one that the reader read for somebody before us (§8.1). */
  look(mayHoldReadCard: boolean): Promise<Sighting>;
  /** Whether the card that was found still lies there; `wasRead` is false for one that could not be read. */
  probePresence(wasRead: boolean): Promise<PresenceReport>;
  /** The security module's number as `samIdOf` prints it; undefined when there is none to be had. */
  readSamId(): Promise<string | undefined>;
}
