import type { SmartCardTransport, TransportFailure } from '../transport/transport.ts';
import { type CardAnswer, type CommandApdu, getResponse, onlyLooks, readAnswer, withLength } from './apdu.ts';

/** An answer that needs nothing further. */
export type FinalAnswer = Exclude<CardAnswer, { kind: 'more' | 'other-length' }>;

export type CardReply =
  | { readonly ok: true; readonly answer: FinalAnswer }
  | { readonly ok: false; readonly failure: TransportFailure };

/** A whole record comes in two steps at the most (a repeat with its length, a fetch); a card that asks for more than this has gone astray. */
const MOST_STEPS = 6;
/** `Status` of a card that never comes to an end: "no precise diagnosis". */
const WITHOUT_END: FinalAnswer = { kind: 'refused', status: 0x6f00 };

/** Both in one, and no further copy left behind: it may be part of somebody's name. */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = Uint8Array.from([...first, ...second]);
  first.fill(0);
  second.fill(0);
  return whole;
}

/** Speaks to the card in a slot: one command at a time, `61xx` fetched, `6Cxx` repeated. Decides nothing about cards. */
export class CardClient {
  readonly #slot: Pick<SmartCardTransport, 'transmit'>;
  readonly #timeoutMs: number;

  /** `timeoutMs` is for one APDU. */
  constructor(slot: Pick<SmartCardTransport, 'transmit'>, timeoutMs: number) {
    this.#slot = slot;
    this.#timeoutMs = timeoutMs;
  }

  /** Sends a command and gives its final answer. An answer without a status word counts as silence. */
  async send(command: CommandApdu): Promise<CardReply> {
    let next = command;
    let data: Uint8Array = new Uint8Array();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const reply = await this.#exchange(next);
      if (!reply.ok) return reply;
      const { answer } = reply;
      if (answer.kind === 'other-length') {
        next = withLength(next, answer.length);
      } else if (answer.kind === 'more') {
        data = joined(data, answer.data);
        next = getResponse(answer.length);
      } else {
        return {
          ok: true,
          answer: answer.kind === 'data' ? { kind: 'data', data: joined(data, answer.data) } : answer,
        };
      }
    }
    return { ok: true, answer: WITHOUT_END };
  }

  async #exchange(
    command: CommandApdu,
  ): Promise<{ ok: true; answer: CardAnswer } | { ok: false; failure: TransportFailure }> {
    if (!onlyLooks(command)) throw new Error('a command that does more than look must never reach a card');
    const outcome = await this.#slot.transmit(command, this.#timeoutMs);
    if (!outcome.ok) return outcome;
    const answer = readAnswer(outcome.answer);
    return answer === undefined ? { ok: false, failure: 'silent' } : { ok: true, answer };
  }
}
