import type { SmartCardListener } from '../transport/transport.ts';
import { type CardSession, type ReadCard, readAgainstLoss } from './card-session.ts';

/** Why a link is given up. `renewed`: by ourselves, since a command on it never came to an end. */
export type LinkEnd = 'reader-lost' | 'renewed';

/**
 * What happens in the slot of one link, told to the session one after the other: a card can leave while it is read, and
 * the next can come before that is over.
 */
export class SlotEvents implements SmartCardListener {
  readonly #session: CardSession;
  readonly #read: ReadCard;
  readonly #giveUp: (why: LinkEnd) => void;
  #present = false;
  #lost = false;
  /** A command was not answered in time and may still hold the line. */
  #distrusted = false;
  #open = false;
  #waiting: (() => void | Promise<void>)[] = [];
  #tail: Promise<void> = Promise.resolve();

  constructor(session: CardSession, read: ReadCard, giveUp: (why: LinkEnd) => void) {
    this.#session = session;
    this.#read = readAgainstLoss(read, () => this.#lost);
    this.#giveUp = giveUp;
  }

  inserted(): void {
    this.#present = true;
    this.#then(() => this.#readInserted());
  }

  removed(): void {
    this.#present = false;
    this.#then(() => {
      this.#session.removed();
      if (this.#distrusted) this.#giveUp('renewed');
    });
  }

  lost(): void {
    this.#lost = true;
    this.#then(() => this.#session.linkLost());
    this.#giveUp('reader-lost');
  }

  /** The link stands: what was seen while it was opened is told now. A slot found empty held a card perhaps before. */
  opened(): void {
    this.#open = true;
    if (!this.#present) this.#then(() => this.#session.removed());
    for (const tell of this.#waiting.splice(0)) this.#then(tell);
  }

  /** A card is asked for anew: one that was read and is in the slot still is as good as one just put in. */
  readAgain(): void {
    if (!this.#present || !this.#session.forgetReading()) return;
    this.#then(() => this.#readInserted());
  }

  /** Resolves when everything seen has been told. */
  settled(): Promise<void> {
    return this.#tail;
  }

  async #readInserted(): Promise<void> {
    const failure = await this.#session.inserted(this.#read);
    if (failure === 'smart-card-silent') this.#distrusted = true;
  }

  #then(tell: () => void | Promise<void>): void {
    if (this.#open) this.#tail = this.#tail.then(tell);
    else this.#waiting.push(tell);
  }
}
