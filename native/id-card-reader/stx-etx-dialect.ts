import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { Timers } from '../transport/transport.ts';
import type { CardDialect, PresenceReport, Sighting } from './card-dialect.ts';
import { type CardReadOutcome, readingOf } from './card-reading.ts';
import { probeTroubleOf, type SamClient, type SamReply, wipeReply } from './sam-client.ts';
import type { SamVCommand } from './sam-v-commands.ts';
import { encodeStxEtx, LARGEST_STX_ETX_ANSWER } from './stx-etx-frame.ts';

/** CA 01 00: finds, selects and reads in one (§1.9). Its decoder lets nothing through but what can answer it. */
const readEverything: SamVCommand = {
  name: 'read-everything',
  request: encodeStxEtx([0xca, 0x01, 0x00]),
  largestAnswer: LARGEST_STX_ETX_ANSWER,
  timeout: 'read',
  fits: () => true,
};

/** How long after a time-out its answer may still come: twice the longest the module is waited for, and then some. */
const LATE_MS = 10_000;
/** Asked this often until two answers in a row are the same. */
const CONFIRMING_ASKS = 3;

/**
 * The 02…03 dialect (§1.9). Its one command finds and reads at once, so a card is found, read and watched by it; there is
 * no status, no module number and no appended address, and a module that does not find a card twice seems to say that it
 * was lifted. All answers look alike: on a fresh link and after a time-out a card counts only when two answers in a row
 * agree, or one resident's late answer could be taken for the next one's card.
 */
export class StxEtxDialect implements CardDialect {
  readonly name = 'stx-etx';
  readonly #client: SamClient;
  readonly #timers: Timers;
  #doubtfulUntil: number;
  #metCardWhenGreeted = false;
  #inTrouble = false;

  constructor(client: SamClient, timers: Timers) {
    this.#client = client;
    this.#timers = timers;
    // Whoever spoke over this line before us may have left without its answer.
    this.#doubtfulUntil = timers.monotonic() + LATE_MS;
  }

  /** Whether a module answers in this dialect; a card it may have read for that is forgotten at once. */
  async greet(): Promise<SamReply> {
    const reply = await this.#ask();
    this.#metCardWhenGreeted = reply.ok && reply.meaning.kind === 'done';
    wipeReply(reply);
    return reply;
  }

  /**
   * Nothing is sent to a module that answered sensibly last: the only command would read a card that nobody asked for,
   * and some modules read a card once. One in trouble reads none and is asked.
   */
  async checkHealth(): Promise<IdCardReaderFailure | undefined> {
    return this.#inTrouble ? probeTroubleOf(await this.greet()) : undefined;
  }

  async look(mayHoldReadCard: boolean): Promise<Sighting> {
    const reply = await this.#ask();
    const metBefore = this.#metCardWhenGreeted && mayHoldReadCard;
    this.#metCardWhenGreeted = false;
    if (!reply.ok) return { kind: 'trouble', failure: reply.failure };
    switch (reply.meaning.kind) {
      case 'done':
        return this.#cardOf(reply.data);
      case 'no-card':
        return metBefore ? { kind: 'unreadable', failure: 'card-read-failed' } : { kind: 'none' };
      case 'refused': {
        const { failure, remedy } = reply.meaning;
        if (!failure.startsWith('card-')) return { kind: 'trouble', failure };
        if (remedy === 'none') return { kind: 'unreadable', failure };
        return { kind: 'card', read: () => this.#secondTry() };
      }
      case 'card-found':
      case 'empty':
        return { kind: 'trouble', failure: 'reader-status-unknown' };
    }
  }

  async probePresence(): Promise<PresenceReport> {
    const reply = await this.#ask();
    wipeReply(reply);
    const trouble = probeTroubleOf(reply);
    if (!reply.ok) return { presence: 'unclear', trouble };
    return { presence: reply.meaning.kind === 'no-card' ? 'gone' : 'there', trouble };
  }

  readSamId(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async #ask(): Promise<SamReply> {
    const reply = await this.#client.send(readEverything);
    if (!reply.ok) this.#doubtfulUntil = this.#timers.monotonic() + LATE_MS;
    this.#inTrouble = probeTroubleOf(reply) !== undefined;
    return reply;
  }

  #isDoubtful(): boolean {
    return this.#timers.monotonic() < this.#doubtfulUntil;
  }

  /** The card of an answer; where the answer may be late, only when two in a row are the same. */
  async #cardOf(first: Uint8Array): Promise<Sighting> {
    if (!this.#isDoubtful()) return sightingOf(first);
    let last = first;
    for (let ask = 1; ask < CONFIRMING_ASKS; ask += 1) {
      const reply = await this.#ask();
      if (!reply.ok || reply.meaning.kind !== 'done') {
        last.fill(0);
        if (!reply.ok) return { kind: 'trouble', failure: reply.failure };
        // Either the card is gone or the module will not read it twice: laid down anew it is read.
        return { kind: 'unreadable', failure: 'card-read-failed' };
      }
      const same = Buffer.compare(last, reply.data) === 0;
      last.fill(0);
      if (same) return sightingOf(reply.data);
      last = reply.data;
    }
    last.fill(0);
    return { kind: 'trouble', failure: 'reader-link-noise' };
  }

  /** One silent second try after a failure that may pass. */
  async #secondTry(): Promise<CardReadOutcome> {
    const reply = await this.#ask();
    if (!reply.ok) return { ok: false, failure: reply.failure };
    if (reply.meaning.kind !== 'done') return { ok: false, failure: failureOfSecondTry(reply.meaning) };
    const sighting = await this.#cardOf(reply.data);
    if (sighting.kind === 'card') return sighting.read();
    return { ok: false, failure: sighting.kind === 'none' ? 'card-removed-early' : sighting.failure };
  }
}

const sightingOf = (block: Uint8Array): Sighting => ({ kind: 'card', read: () => readingOf(block) });

function failureOfSecondTry(meaning: Extract<SamReply, { ok: true }>['meaning']): IdCardReaderFailure {
  if (meaning.kind === 'no-card') return 'card-removed-early';
  return meaning.kind === 'refused' ? meaning.failure : 'card-read-failed';
}
