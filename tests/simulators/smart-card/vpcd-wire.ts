import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A chip card without a wire: command APDU in, answer with its two status bytes out. */
export interface SimulatedCard {
  /** Its answer to reset; `3B 00` is a valid one. */
  readonly atr: Uint8Array;
  answer(apdu: Uint8Array): Uint8Array;
  /** Power came, went, or the card was reset: whatever was selected is forgotten. */
  reset?(): void;
}

/** What stands between a card and its reader. */
export interface CardBehaviour {
  /** How long each answer takes, ms. */
  readonly answerMs?: number | undefined;
  /** Pulls the card out when this command arrives, counted from 1, before it is answered. */
  readonly removeAtCommand?: number | undefined;
  /** Leaves this command, counted from 1, and every later one without an answer. */
  readonly muteFromCommand?: number | undefined;
}

/** A card in a virtual reader. */
export interface InsertedCard {
  /** Commands that came, in order. */
  readonly commands: readonly Uint8Array[];
  /** Whether it is in the reader still. */
  readonly inserted: boolean;
  /** Resolves when this many commands have come. */
  untilCommands(count: number): Promise<void>;
  /** Pulls it out; resolves when the reader's line is closed. */
  remove(): Promise<void>;
}

/** Controls of the virtual reader: payloads of one byte. Only the last is answered, with the ATR. */
const POWER_OFF = 0x00;
const POWER_ON = 0x01;
const RESET = 0x02;
const SEND_ATR = 0x04;

const LENGTH_BYTES = 2;

function framed(payload: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(LENGTH_BYTES + payload.length);
  frame.writeUInt16BE(payload.length);
  frame.set(payload, LENGTH_BYTES);
  return frame;
}

/** Payloads of a stream of frames: 16-bit big-endian length, then as many bytes. */
function* payloadsIn(buffered: { bytes: Buffer }): Generator<Uint8Array> {
  while (buffered.bytes.length >= LENGTH_BYTES) {
    const end = LENGTH_BYTES + buffered.bytes.readUInt16BE();
    if (buffered.bytes.length < end) return;
    const payload = Uint8Array.from(buffered.bytes.subarray(LENGTH_BYTES, end));
    buffered.bytes = buffered.bytes.subarray(end);
    yield payload;
  }
}

class CardOnWire implements InsertedCard {
  readonly commands: Uint8Array[] = [];
  readonly #socket: Socket;
  readonly #card: SimulatedCard;
  readonly #behaviour: CardBehaviour;
  #wake: () => void = () => undefined;

  constructor(socket: Socket, card: SimulatedCard, behaviour: CardBehaviour) {
    this.#socket = socket;
    this.#card = card;
    this.#behaviour = behaviour;
    const buffered = { bytes: Buffer.alloc(0) };
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      buffered.bytes = Buffer.concat([buffered.bytes, piece]);
      for (const payload of payloadsIn(buffered)) this.#take(payload);
    });
  }

  get inserted(): boolean {
    return !this.#socket.destroyed;
  }

  async untilCommands(count: number): Promise<void> {
    while (this.commands.length < count) await new Promise<void>((done) => (this.#wake = done));
  }

  async remove(): Promise<void> {
    if (this.#socket.closed) return;
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed;
  }

  #take(payload: Uint8Array): void {
    if (payload.length === 1) this.#obey(payload[0]);
    else this.#command(payload);
  }

  #obey(control: number | undefined): void {
    if (control === SEND_ATR) this.#send(this.#card.atr);
    else if (control === POWER_OFF || control === POWER_ON || control === RESET) this.#card.reset?.();
  }

  #command(apdu: Uint8Array): void {
    this.commands.push(apdu);
    const { removeAtCommand, muteFromCommand, answerMs } = this.#behaviour;
    this.#wake();
    if (this.commands.length === removeAtCommand) {
      this.#socket.destroy();
      return;
    }
    if (muteFromCommand !== undefined && this.commands.length >= muteFromCommand) return;
    const answer = this.#card.answer(apdu);
    if (answerMs === undefined) this.#send(answer);
    else setTimeout(() => this.#send(answer), answerMs);
  }

  #send(payload: Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(framed(payload));
  }
}

/**
 * Puts a card into the virtual reader that listens at `port` (vpcd of the vsmartcard project; the card is the one that
 * calls). Resolves when the reader has taken the call.
 */
export async function insertCard(
  port: number,
  card: SimulatedCard,
  behaviour: CardBehaviour = {},
): Promise<InsertedCard> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  return new CardOnWire(socket, card, behaviour);
}
