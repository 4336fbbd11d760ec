import { failed, type Outcome, type SmartCardFailure } from '../../electron/contract/failures.ts';
import type { SocialCard } from '../../electron/contract/social-card.ts';

/** What a session tells about the card in the slot. */
export interface SocialCardListener {
  found(): void;
  read(card: SocialCard): void;
  readFailed(failure: SmartCardFailure): void;
  removed(): void;
}

/** Reads the card in the slot, from the beginning. */
export type ReadCard = () => Promise<Outcome<SocialCard, SmartCardFailure>>;

/** `spent` was not read and must be put in anew. */
type CardState =
  | { readonly kind: 'none' }
  | { readonly kind: 'spent' }
  | { readonly kind: 'read'; readonly number: string };

const none: CardState = { kind: 'none' };
const spent: CardState = { kind: 'spent' };

/** Failures after which the same reading can go well the next moment; to look again changes nothing on the card. */
const worthAnother: ReadonlySet<SmartCardFailure> = new Set(['smart-card-silent', 'social-card-read-failed']);

/**
 * The life of a card in the slot: none → found → read or spent → removed. Outlives a link, so that a card that was read
 * before the reader or its service went away is not announced again when they are back. One call at a time.
 */
export class CardSession {
  readonly #listener: SocialCardListener;
  #state: CardState = none;

  constructor(listener: SocialCardListener) {
    this.#listener = listener;
  }

  /** A card is in the slot: just put in, or found there on a fresh link. Gives the failure of its reading, if any. */
  async inserted(read: ReadCard): Promise<SmartCardFailure | undefined> {
    if (this.#state.kind === 'spent') return undefined;
    const known = this.#state.kind === 'read' ? this.#state.number : undefined;
    if (known === undefined) this.#listener.found();
    const outcome = await readTwice(read);
    if (known !== undefined) {
      // The same card as before the interruption is no news; another one is.
      if (outcome.ok && outcome.value.number === known) return undefined;
      this.removed();
      this.#listener.found();
    }
    this.#conclude(outcome);
    return outcome.ok ? undefined : outcome.failure;
  }

  removed(): void {
    if (this.#state.kind === 'none') return;
    this.#state = none;
    this.#listener.removed();
  }

  /** What was read may be read anew; whether there was such a card. */
  forgetReading(): boolean {
    if (this.#state.kind !== 'read') return false;
    this.#state = none;
    return true;
  }

  /** The reader went away itself: a card it could not read need not be put in anew. */
  linkLost(): void {
    if (this.#state.kind === 'spent') this.#state = none;
  }

  #conclude(outcome: Outcome<SocialCard, SmartCardFailure>): void {
    if (outcome.ok) {
      this.#state = { kind: 'read', number: outcome.value.number };
      this.#listener.read(outcome.value);
      return;
    }
    // A card that left is *removed* when the reader says so: worn contacts can make one vanish that is still in the slot.
    this.#state = outcome.failure === 'smart-card-reader-lost' ? none : spent;
    this.#listener.readFailed(outcome.failure);
  }
}

async function readTwice(read: ReadCard): Promise<Outcome<SocialCard, SmartCardFailure>> {
  const first = await read();
  return first.ok || !worthAnother.has(first.failure) ? first : read();
}

/** A card that left because the reader did was not removed by anybody. */
export function readAgainstLoss(read: ReadCard, isLost: () => boolean): ReadCard {
  return async () => {
    const outcome = await read();
    const byLoss = !outcome.ok && outcome.failure === 'social-card-removed-early' && isLost();
    return byLoss ? failed('smart-card-reader-lost') : outcome;
  };
}
