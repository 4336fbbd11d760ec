import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { SmartCardTransport } from '../transport/transport.ts';
import type { CardDialect, PresenceReport, Sighting } from './card-dialect.ts';
import { assemblePages, PAGE_COUNT, pageAnswerOf, readPage } from './card-pages.ts';
import { type CardReadOutcome, readingOf } from './card-reading.ts';

/** One insertion; a card laid down again is another, even at once. */
interface InsertedCard {
  readonly atr: Uint8Array;
}

type PagesOutcome =
  | { readonly ok: true; readonly block: Uint8Array }
  | { readonly ok: false; readonly failure: IdCardReaderFailure; readonly retry: boolean };

const failedPages = (failure: IdCardReaderFailure, retry: boolean): PagesOutcome => ({
  ok: false,
  failure,
  retry,
});

/**
 * The pages of a PC/SC reader (§2.4). The service tells when a card comes and goes, so presence needs no probe; there is
 * no status, no module number and no appended address.
 */
export class PcscPagesDialect implements CardDialect {
  readonly name = 'pcsc-pages';
  readonly #transport: SmartCardTransport;
  readonly #profile: IdCardReaderProfile;
  #inserted: InsertedCard | undefined;
  #lookedAt: InsertedCard | undefined;
  #lost = false;

  constructor(transport: SmartCardTransport, profile: IdCardReaderProfile) {
    this.#transport = transport;
    this.#profile = profile;
  }

  inserted(atr: Uint8Array): void {
    this.#inserted = { atr };
  }

  removed(): void {
    this.#inserted = undefined;
  }

  lost(): void {
    this.#lost = true;
    this.#inserted = undefined;
  }

  checkHealth(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  look(): Promise<Sighting> {
    const card = this.#inserted;
    this.#lookedAt = card;
    if (card === undefined) return Promise.resolve({ kind: 'none' });
    return Promise.resolve(
      this.#mayBeIdCard(card)
        ? { kind: 'card', read: () => this.#read(card) }
        : { kind: 'unreadable', failure: 'card-not-id-card' },
    );
  }

  probePresence(): Promise<PresenceReport> {
    const there = this.#inserted !== undefined && this.#inserted === this.#lookedAt;
    return Promise.resolve({ presence: there ? 'there' : 'gone' });
  }

  readSamId(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  #mayBeIdCard({ atr }: InsertedCard): boolean {
    const { atrContains } = this.#profile;
    return atrContains === undefined || Buffer.from(atr).includes(Buffer.from(atrContains, 'hex'));
  }

  /** All pages, and once more in silence after a failure that may pass. */
  async #read(card: InsertedCard): Promise<CardReadOutcome> {
    let pages = await this.#readPages(card);
    if (!pages.ok && pages.retry) pages = await this.#readPages(card);
    return pages.ok ? readingOf(pages.block) : { ok: false, failure: pages.failure };
  }

  async #readPages(card: InsertedCard): Promise<PagesOutcome> {
    const pages: Uint8Array[] = [];
    try {
      for (let page = 0; page < PAGE_COUNT; page += 1) {
        const read = await this.#readPage(page, card);
        if (!('content' in read)) return read;
        pages.push(read.content);
      }
      const block = assemblePages(pages);
      return block === undefined ? failedPages('card-data-untrusted', true) : { ok: true, block };
    } finally {
      for (const page of pages) page.fill(0);
    }
  }

  async #readPage(page: number, card: InsertedCard): Promise<{ content: Uint8Array } | PagesOutcome> {
    let expected = 0;
    // A reader that wants to be asked for the very length says so once (6C xx).
    for (let ask = 0; ask < 2; ask += 1) {
      const reply = await this.#transport.transmit(readPage(page, expected), this.#profile.timeoutsMs.read);
      if (this.#lost) return failedPages('reader-lost', false);
      // Pages of two cards must never be put together.
      if (this.#inserted !== card) return failedPages('card-removed-early', false);
      if (!reply.ok) return this.#notTransmitted(reply.failure);
      const answer = pageAnswerOf(reply.answer);
      if (answer.kind === 'page') return { content: answer.content };
      if (answer.kind === 'refused')
        return page === 0 ? failedPages('card-not-id-card', false) : failedPages('card-read-failed', true);
      ({ expected } = answer);
    }
    return failedPages('card-read-failed', true);
  }

  #notTransmitted(failure: string): PagesOutcome {
    if (failure !== 'lost') return failedPages('reader-silent', true);
    // The service's word that the card left may still be on its way.
    this.#inserted = undefined;
    return failedPages('card-removed-early', false);
  }
}
