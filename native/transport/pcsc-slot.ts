import type { PcscCard, PcscReader } from './pcsc-library.ts';
import type { SmartCardAnswer, SmartCardListener, Timers } from './transport.ts';

/** SCARD_STATE_PRESENT. */
const PRESENT = 0x20;
/** SCARD_SHARE_SHARED: other programs may look at the card too; one of them may hold it alone, which is `busy`. */
const SHARED = 2;
/** SCARD_LEAVE_CARD: the card is left as it is, powered until the service finds it idle. */
const LEAVE = 0;
/** Where the count of insertions and removals begins in a raw state. */
const COUNT_SHIFT = 16;
/** Every answer ends with two status bytes. */
const SHORTEST_ANSWER = 2;

const CARD_GONE = new Set(['RemovedCard', 'NoSmartCard', 'NoCardConnection']);
const SERVICE_GONE = new Set([
  'NoService',
  'ServiceStopped',
  'CommError',
  'InvalidHandle',
  'ReaderUnavailable',
  'UnknownReader',
]);

const gone: SmartCardAnswer = { ok: false, failure: 'lost' };
const silent: SmartCardAnswer = { ok: false, failure: 'silent' };

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The slot of one reader: what is in it, and one command at a time with whatever that is. */
export class PcscSlot {
  readonly #reader: PcscReader;
  readonly #timers: Timers;
  readonly #listener: SmartCardListener;
  #present = false;
  #count = 0;
  /** Counts cards: what a command of an earlier card still has to say belongs to nobody. */
  #cardNumber = 0;
  #connection: Promise<PcscCard> | undefined;
  /** Ends the waiting for the command under way. */
  #abandon: (answer: SmartCardAnswer) => void = () => undefined;
  #underWay = false;

  constructor(reader: PcscReader, timers: Timers, listener: SmartCardListener) {
    this.#reader = reader;
    this.#timers = timers;
    this.#listener = listener;
  }

  /** A change of the reader's state; those that change neither presence nor count are other programs coming and going. */
  changed(raw: number, atr: Uint8Array): void {
    const present = (raw & PRESENT) !== 0;
    const count = raw >>> COUNT_SHIFT;
    const swapped = present && this.#present && count !== this.#count;
    this.#count = count;
    if (present === this.#present && !swapped) return;
    if (this.#present) {
      this.release();
      this.#listener.removed();
    }
    if (present) {
      this.#present = true;
      this.#listener.inserted(Uint8Array.from(atr));
    }
  }

  /** One command to the card. A card that does not let go of an earlier command is silent at once. */
  async transmit(apdu: Uint8Array, timeoutMs: number): Promise<SmartCardAnswer> {
    if (!this.#present) return gone;
    if (this.#underWay) return silent;
    const answer = new Promise<SmartCardAnswer>((resolve) => {
      this.#abandon = resolve;
    });
    const cancel = this.#timers.after(timeoutMs, () => this.#abandon(silent));
    void this.#exchange(apdu, this.#cardNumber).then(this.#abandon);
    const outcome = await answer;
    cancel();
    return outcome;
  }

  /** Lets go of the card, which may be gone already. */
  release(): void {
    this.#present = false;
    this.#cardNumber += 1;
    this.#underWay = false;
    this.#abandon(gone);
    const connection = this.#connection;
    this.#connection = undefined;
    void disconnect(connection);
  }

  async #exchange(apdu: Uint8Array, card: number): Promise<SmartCardAnswer> {
    this.#underWay = true;
    try {
      this.#connection ??= this.#reader.connect(SHARED);
      const answer = await (await this.#connection).transmit(apdu);
      // What a card leaves unanswered when it is pulled out comes as an empty answer.
      return answer.length < SHORTEST_ANSWER ? gone : { ok: true, answer: Uint8Array.from(answer) };
    } catch (error) {
      return card === this.#cardNumber ? await this.#explain(codeOf(error)) : gone;
    } finally {
      if (card === this.#cardNumber) this.#underWay = false;
    }
  }

  async #explain(code: string): Promise<SmartCardAnswer> {
    if (CARD_GONE.has(code)) return gone;
    if (SERVICE_GONE.has(code)) {
      this.#listener.lost();
      return gone;
    }
    if (code === 'ResetCard') await this.#reconnect();
    else this.#connection = undefined;
    return code === 'SharingViolation' ? { ok: false, failure: 'busy' } : silent;
  }

  /** Another program reset the card: the connection stands again, but nothing of what was selected before. */
  async #reconnect(): Promise<void> {
    try {
      await (await this.#connection)?.reconnect(SHARED, LEAVE);
    } catch {
      this.#connection = undefined;
    }
  }
}

/** Rejections have no news: the card or the service went first. */
async function disconnect(connection: Promise<PcscCard> | undefined): Promise<void> {
  try {
    await (await connection)?.disconnect(LEAVE);
  } catch {
    // It went first.
  }
}
