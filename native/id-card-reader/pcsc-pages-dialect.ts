import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { SmartCardTransport, Timers, TransportFailure } from '../transport/transport.ts';
import type { CardDialect, PresenceReport, Sighting } from './card-dialect.ts';
import { assemblePages, PAGE_COUNT, pageAnswerOf, readPage } from './card-pages.ts';
import { type CardReadOutcome, readingOf } from './card-reading.ts';

/** The service looks at its readers every 0.2 to 0.4 s: so long after a command failed a removal may still be told. */
const REMOVAL_NEWS_MS = 600;

/** One insertion; a card laid down again is another, even at once. */
interface InsertedCard {
  readonly atr: Uint8Array;
}

type PagesOutcome =
  | { readonly ok: true; readonly block: Uint8Array }
  | { readonly ok: false; readonly failure: IdCardReaderFailure; readonly retry: boolean };

/** Why a command did not get through to a card that is still there. */
const UNSENT_FAILURES: Record<TransportFailure, IdCardReaderFailure> = {
  'not-found': 'reader-lost',
  busy: 'reader-busy',
  lost: 'card-read-failed',
  silent: 'reader-silent',
  'driver-missing': 'reader-lost',
  flooding: 'reader-link-noise',
};

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
  readonly #timers: Timers;
  #inserted: InsertedCard | undefined;
  #lookedAt: InsertedCard | undefined;
  #lost = false;
  #wake: () => void = () => undefined;

  constructor(transport: SmartCardTransport, profile: IdCardReaderProfile, timers: Timers) {
    this.#transport = transport;
    this.#profile = profile;
    this.#timers = timers;
  }

  inserted(atr: Uint8Array): void {
    this.#inserted = { atr };
  }

  removed(): void {
    this.#inserted = undefined;
    this.#wake();
  }

  lost(): void {
    this.#lost = true;
    this.removed();
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
      if (!reply.ok && reply.failure === 'lost') await this.#removalNews(card);
      if (this.#lost) return failedPages('reader-lost', false);
      // Pages of two cards must never be put together.
      if (this.#inserted !== card) return failedPages('card-removed-early', false);
      if (!reply.ok) return failedPages(UNSENT_FAILURES[reply.failure], true);
      const answer = pageAnswerOf(reply.answer);
      if (answer.kind === 'page') return { content: answer.content };
      if (answer.kind === 'refused') return this.#refused(page);
      ({ expected } = answer);
    }
    return failedPages('card-read-failed', true);
  }

  /** A card that was known by its answer to reset is an ID card, whatever it refuses. */
  #refused(page: number): PagesOutcome {
    const isOther = page === 0 && this.#profile.atrContains === undefined;
    return isOther ? failedPages('card-not-id-card', false) : failedPages('card-read-failed', true);
  }

  /** The service says that a card left a while after commands to it fail; resolves with that word, or without. */
  #removalNews(card: InsertedCard): Promise<void> {
    if (this.#inserted !== card) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#timers.after(REMOVAL_NEWS_MS, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
