import { type InsertedCard, insertCard } from '../smart-card/vpcd-wire.ts';
import type { CardModule, CardModuleOptions } from './card-module.ts';
import { PageDevice } from './page-device.ts';
import type { WiredReader } from './reader-wire.ts';

/** An ID card in a virtual PC/SC reader: it calls the reader when it is laid, and hangs up when it is lifted. */
export class VpcdReader implements WiredReader {
  readonly #device: PageDevice;
  readonly #port: number;
  #plugged = false;
  #inserted: InsertedCard | undefined;
  /** One card after the other, however fast they are laid and lifted. */
  #changing: Promise<void> = Promise.resolve();

  constructor(port: number, options: CardModuleOptions) {
    this.#port = port;
    this.#device = new PageDevice(options);
    this.module.onCard = () => this.#cardChanged();
  }

  get module(): CardModule {
    return this.#device.module;
  }

  get path(): string | undefined {
    return this.#plugged ? `127.0.0.1:${this.#port}` : undefined;
  }

  /** Not to be had: the service, not the wire, says when a page was delivered. */
  get readAnsweredAt(): undefined {
    return undefined;
  }

  plug(): Promise<void> {
    this.#plugged = true;
    return this.#cardChanged();
  }

  unplug(): void {
    this.#plugged = false;
    void this.#cardChanged();
    this.module.powerOff();
  }

  #cardChanged(): Promise<void> {
    // A card that is lifted while a page is asked for takes the answer with it.
    void this.#inserted?.remove();
    this.#changing = this.#changing.then(() => this.#exchangeCards());
    return this.#changing;
  }

  async #exchangeCards(): Promise<void> {
    await this.#inserted?.remove();
    const lies = this.#plugged && this.module.card !== undefined;
    this.#inserted = lies ? await insertCard(this.#port, this.#device) : undefined;
  }
}
