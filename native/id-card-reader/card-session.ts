import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { CardDialect } from './card-dialect.ts';
import type { CardReading, CardReadOutcome } from './card-reading.ts';

/** What a session tells about the card on the reader. */
export interface CardListener {
  found(): void;
  /** The reading's photo is overwritten when this returns. */
  read(reading: CardReading): void;
  readFailed(failure: IdCardReaderFailure): void;
  removed(): void;
}

/** What a poll says of the reader itself: undefined when it answered sensibly. */
export type PollTrouble = IdCardReaderFailure | undefined;

/** A single *gone* can be a weak field; two in a row are a lifted card (§8.1). */
const GONE_BEFORE_REMOVED = 2;

/** `spent` lies there and was not read: it must be lifted before it is tried again (§1.7). */
type CardState = 'none' | 'read' | 'spent';

/**
 * The life of a card on the reader, whatever its dialect: none → found → read → present → gone. Outlives a link, so that
 * a card that was read before the reader was unplugged is not read again after. One call of `poll` at a time.
 */
export class CardSession {
  readonly #profile: IdCardReaderProfile;
  readonly #listener: CardListener;
  #state: CardState = 'none';
  #goneInARow = 0;
  #mayHoldReadCard = true;
  /** A card that was told of is looked for anew: should it be gone by then, that is still to be told. */
  #lookingAgain = false;

  constructor(profile: IdCardReaderProfile, listener: CardListener) {
    this.#profile = profile;
    this.#listener = listener;
  }

  /** Whether a card lies on the reader, read or spent. */
  get cardPresent(): boolean {
    return this.#state !== 'none';
  }

  /** A fresh link: the reader may hold a card that it read for somebody before us and will not find again. */
  linkOpened(): void {
    this.#mayHoldReadCard = this.#profile.presence !== 'refind';
  }

  /** A card is asked for anew: one that was read before and lies there still is as good as one just laid down. */
  readAgain(): void {
    if (this.#state !== 'read') return;
    this.#state = 'none';
    this.#goneInARow = 0;
    this.#lookingAgain = true;
    this.#mayHoldReadCard = this.#profile.presence !== 'refind';
  }

  /** No card is asked for any more: one that was not looked at again counts as lying where it was told of. */
  lookNoMore(): void {
    if (!this.#lookingAgain) return;
    this.#lookingAgain = false;
    this.#state = 'read';
    this.#goneInARow = 0;
  }

  /** One turn of the polling cycle (§1.7): looks for a card and reads it, or looks whether it is still there. */
  async poll(dialect: CardDialect): Promise<PollTrouble> {
    return this.#state === 'none' ? this.#lookForCard(dialect) : this.#lookWhetherGone(dialect);
  }

  async #lookForCard(dialect: CardDialect): Promise<PollTrouble> {
    const sighting = await dialect.look(this.#mayHoldReadCard);
    if (sighting.kind === 'trouble') return sighting.failure;
    this.#mayHoldReadCard = false;
    if (sighting.kind === 'none') {
      if (this.#lookingAgain) this.#countGone();
      return undefined;
    }
    this.#lookingAgain = false;
    this.#listener.found();
    if (sighting.kind === 'card') return this.#take(await sighting.read());
    this.#spend(sighting.failure);
    return undefined;
  }

  #take(outcome: CardReadOutcome): PollTrouble {
    if (outcome.ok) {
      this.#state = 'read';
      this.#goneInARow = 0;
      this.#listener.read(outcome.reading);
      outcome.wipe();
      return undefined;
    }
    this.#spend(outcome.failure);
    // A reader that went away takes its memory of the card with it: the card need not be lifted.
    if (outcome.failure === 'reader-lost') this.#state = 'none';
    // It was lifted already; laid down again at once, it is simply read.
    if (outcome.failure === 'card-removed-early') this.#forgetCard();
    return outcome.failure.startsWith('reader-') ? outcome.failure : undefined;
  }

  #spend(failure: IdCardReaderFailure): void {
    this.#state = 'spent';
    this.#goneInARow = 0;
    this.#listener.readFailed(failure);
  }

  async #lookWhetherGone(dialect: CardDialect): Promise<PollTrouble> {
    const { presence, trouble } = await dialect.probePresence(this.#state === 'read');
    if (presence === 'there') this.#goneInARow = 0;
    if (presence === 'gone') this.#countGone();
    return trouble;
  }

  #countGone(): void {
    this.#goneInARow += 1;
    if (this.#goneInARow >= GONE_BEFORE_REMOVED) this.#forgetCard();
  }

  #forgetCard(): void {
    this.#state = 'none';
    this.#goneInARow = 0;
    this.#lookingAgain = false;
    this.#listener.removed();
  }
}
