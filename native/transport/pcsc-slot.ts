import type { PcscCard, PcscReader } from './pcsc-library.ts';
import type { SmartCardAnswer, SmartCardListener, Timers } from './transport.ts';

/** SCARD_STATE_PRESENT. */
const PRESENT = 0x20;
/** SCARD_SHARE_SHARED: other programs may look at the card too; one of them may hold it alone, which is `busy`. */
const SHARED = 2;
/** SCARD_LEAVE_CARD: the card is left as it is, powered until the service finds it idle. */
const LEAVE = 0;
/** A card answers a reset within a second (ISO 7816-3 allows some 20 ms per byte); a driver may try two voltages. */
const RESET_TIMEOUT_MS = 2000;
/** Where the count of insertions and removals begins in a raw state. */
const COUNT_SHIFT = 16;
/** Every answer ends with two status bytes, and no ATR is shorter. */
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

/**
 * The slot of one reader: what is in it, and one command at a time with whatever that is. What was measured of pcsc-mini
 * 0.1.3, and what is done:
 * - the ATR that comes with a change of state is memory that was let go of already: the card itself is asked for it;
 * - a command under way when the card leaves resolves, with an empty answer: that counts as gone;
 * - a command that the card leaves unanswered never ends: the waiting does, and until then the card is silent at once;
 * - a card put in while the last one is taken out shows in the count of the raw state only: both are told.
 */
export class PcscSlot {
  readonly #reader: PcscReader;
  readonly #timers: Timers;
  readonly #listener: SmartCardListener;
  #present = false;
  #told = false;
  #count = 0;
  /** Counts cards: what a command of an earlier card still has to say belongs to nobody. */
  #cardNumber = 0;
  #connection: Promise<PcscCard> | undefined;
  /** Ends the waiting for what is under way. */
  #abandon: (answer: SmartCardAnswer) => void = () => undefined;
  #underWay = false;

  constructor(reader: PcscReader, timers: Timers, listener: SmartCardListener) {
    this.#reader = reader;
    this.#timers = timers;
    this.#listener = listener;
  }

  /**
   * A change of the reader's state; those that change neither presence nor count are other programs coming and going.
   * Resolves when what it means has been told.
   */
  async changed(raw: number): Promise<void> {
    const present = (raw & PRESENT) !== 0;
    const count = raw >>> COUNT_SHIFT;
    const swapped = present && this.#present && count !== this.#count;
    this.#count = count;
    if (present === this.#present && !swapped) return;
    if (this.#present) {
      const told = this.#told;
      this.release();
      if (told) this.#listener.removed();
    }
    if (present) await this.#announce();
  }

  /** One command to the card. A card that does not let go of an earlier command is silent at once. */
  async transmit(apdu: Uint8Array, timeoutMs: number): Promise<SmartCardAnswer> {
    if (!this.#present) return gone;
    return this.#ask(timeoutMs, (card) => card.transmit(apdu));
  }

  /** Lets go of the card, which may be gone already. */
  release(): void {
    this.#present = false;
    this.#told = false;
    this.#cardNumber += 1;
    this.#underWay = false;
    this.#abandon(gone);
    const connection = this.#connection;
    this.#connection = undefined;
    void disconnect(connection);
  }

  async #announce(): Promise<void> {
    this.#present = true;
    const card = this.#cardNumber;
    const reply = await this.#ask(RESET_TIMEOUT_MS, async (connected) => (await connected.state()).atr);
    if (card !== this.#cardNumber) return;
    this.#told = true;
    this.#listener.inserted(reply.ok ? reply.answer : new Uint8Array());
  }

  async #ask(timeoutMs: number, question: (card: PcscCard) => Promise<Uint8Array>): Promise<SmartCardAnswer> {
    if (this.#underWay) return silent;
    const answer = new Promise<SmartCardAnswer>((resolve) => {
      this.#abandon = resolve;
    });
    const cancel = this.#timers.after(timeoutMs, () => this.#abandon(silent));
    void this.#exchange(question, this.#cardNumber).then(this.#abandon);
    const outcome = await answer;
    cancel();
    return outcome;
  }

  async #exchange(question: (card: PcscCard) => Promise<Uint8Array>, card: number): Promise<SmartCardAnswer> {
    this.#underWay = true;
    try {
      this.#connection ??= this.#reader.connect(SHARED);
      const answer = await question(await this.#connection);
      return answer.length < SHORTEST_ANSWER ? gone : { ok: true, answer: Uint8Array.from(answer) };
    } catch (error) {
      return card === this.#cardNumber ? await this.#explain(codeOf(error)) : gone;
    } finally {
      if (card === this.#cardNumber) this.#underWay = false;
    }
  }

  async #explain(code: string): Promise<SmartCardAnswer> {
    if (code === 'ResetCard') await this.#reconnect();
    else this.#connection = undefined;
    if (SERVICE_GONE.has(code)) this.#listener.lost();
    if (SERVICE_GONE.has(code) || CARD_GONE.has(code)) return gone;
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
