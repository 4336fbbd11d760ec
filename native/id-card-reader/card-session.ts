import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import { type CardReading, readFoundCard } from './card-reading.ts';
import type { SamClient, SamReply } from './sam-client.ts';
import { samVCommands } from './sam-v-commands.ts';

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

/** What a presence probe says; `unclear` when the reader did not answer. */
type Presence = 'there' | 'gone' | 'unclear';

/**
 * The life of a card on the reader: none → found → read → present → gone. Outlives a link, so that a card that was read
 * before the reader was unplugged is not read again after. One call of `poll` at a time.
 */
export class CardSession {
  readonly #profile: IdCardReaderProfile;
  readonly #listener: CardListener;
  #state: CardState = 'none';
  #goneInARow = 0;
  #mayHoldReadCard = true;

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
    this.#mayHoldReadCard = this.#profile.presence !== 'refind';
  }

  /** One turn of the polling cycle (§1.7): looks for a card and reads it, or looks whether it is still there. */
  async poll(client: SamClient): Promise<PollTrouble> {
    return this.#state === 'none' ? this.#lookForCard(client) : this.#lookWhetherGone(client);
  }

  async #lookForCard(client: SamClient): Promise<PollTrouble> {
    const reply = await client.send(samVCommands.find);
    if (!reply.ok) return reply.failure;
    switch (reply.meaning.kind) {
      case 'card-found':
        return this.#readCard(client);
      case 'no-card':
        return this.#lookForReadCard(client);
      case 'refused':
        if (!reply.meaning.failure.startsWith('card-')) return reply.meaning.failure;
        this.#listener.found();
        this.#spend(reply.meaning.failure);
        return undefined;
      case 'done':
      case 'empty':
        return 'reader-status-unknown';
    }
  }

  async #readCard(client: SamClient): Promise<PollTrouble> {
    this.#mayHoldReadCard = false;
    this.#listener.found();
    const outcome = await readFoundCard(client, this.#profile);
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

  /** Some readers never find a card twice: one they read before we came is noticed by its address (§8.1). */
  async #lookForReadCard(client: SamClient): Promise<PollTrouble> {
    if (!this.#mayHoldReadCard) return undefined;
    const reply = await client.send(samVCommands.appendedAddress);
    if (!reply.ok) return reply.failure;
    this.#mayHoldReadCard = false;
    if (presenceByAddress(reply) !== 'there') return undefined;
    this.#listener.found();
    this.#spend('card-read-failed');
    return undefined;
  }

  #spend(failure: IdCardReaderFailure): void {
    this.#state = 'spent';
    this.#goneInARow = 0;
    this.#listener.readFailed(failure);
  }

  async #lookWhetherGone(client: SamClient): Promise<PollTrouble> {
    const [presence, trouble] = await this.#probe(client);
    if (presence === 'there') this.#goneInARow = 0;
    if (presence === 'gone') this.#goneInARow += 1;
    if (this.#goneInARow >= GONE_BEFORE_REMOVED) this.#forgetCard();
    return trouble;
  }

  #forgetCard(): void {
    this.#state = 'none';
    this.#goneInARow = 0;
    this.#listener.removed();
  }

  async #probe(client: SamClient): Promise<readonly [Presence, PollTrouble]> {
    const { presence } = this.#profile;
    // A card that could not be read may be found again by any reader, and only *find* tells of it.
    if (presence === 'refind' || presence === 'either' || this.#state === 'spent') {
      const reply = await client.send(samVCommands.find);
      const byFind = presenceByFind(reply);
      if (byFind !== 'gone' || presence === 'refind') return [byFind, troubleOf(reply)];
    }
    const reply = await client.send(samVCommands.appendedAddress);
    wipeReply(reply);
    return [presenceByAddress(reply), troubleOf(reply)];
  }
}

function wipeReply(reply: SamReply): void {
  if (reply.ok) reply.data.fill(0);
}

function presenceByFind(reply: SamReply): Presence {
  if (!reply.ok) return 'unclear';
  return reply.meaning.kind === 'no-card' ? 'gone' : 'there';
}

/** §8.1: 90 or 91 mean present; a refusal or no answer at all means gone. */
function presenceByAddress(reply: SamReply): Presence {
  if (!reply.ok) return reply.failure === 'reader-lost' ? 'unclear' : 'gone';
  return reply.meaning.kind === 'done' || reply.meaning.kind === 'empty' ? 'there' : 'gone';
}

/** Only the reader's own faults: a card's refusal of a probe is an answer. */
function troubleOf(reply: SamReply): PollTrouble {
  if (!reply.ok) return reply.failure;
  if (reply.meaning.kind !== 'refused') return undefined;
  const { failure } = reply.meaning;
  return failure === 'reader-self-test-failed' || failure === 'reader-not-authorised' ? failure : undefined;
}
