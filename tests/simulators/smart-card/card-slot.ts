import { type PcscService, startPcscService } from './pcsc-service.ts';
import { cardNamed } from './preset-cards.ts';
import { SimulatedSocialCard } from './social-card.ts';
import { type CardBehaviour, type InsertedCard, insertCard, type SimulatedCard } from './vpcd-wire.ts';

/** One slot of a virtual reader and the hand in front of it. */
export class CardSlot {
  readonly port: number;
  /** Present when the service was started for this slot. */
  readonly service: PcscService | undefined;
  #named: string | undefined;
  #card: SimulatedCard | undefined;
  #inserted: InsertedCard | undefined;

  constructor(port: number, service: PcscService | undefined) {
    this.port = port;
    this.service = service;
  }

  /** Puts a card in, in place of the one that may be there. The name is one of `cardNamed`. */
  async insert(name: string, behaviour: CardBehaviour): Promise<void> {
    await this.remove();
    const card = cardNamed(name);
    if (card === undefined) throw new Error(`no card is called ${name}`);
    this.#named = name;
    this.#card = card;
    this.#inserted = await insertCard(this.port, card, behaviour);
  }

  async remove(): Promise<void> {
    await this.#inserted?.remove();
    this.#inserted = undefined;
    this.#card = undefined;
    this.#named = undefined;
  }

  get state(): object {
    return {
      card: this.#inserted?.inserted === true ? (this.#named ?? null) : null,
      commands: (this.#inserted?.commands ?? []).map((apdu) => Buffer.from(apdu).toString('hex')),
      pinTries: this.#card instanceof SimulatedSocialCard ? this.#card.pinTries : 0,
      service: this.service === undefined ? null : (this.service.pid ?? null),
    };
  }

  async end(): Promise<void> {
    await this.remove();
    await this.service?.stop();
  }
}

/** A slot of a reader that runs already at `port`, or of a service that is started for it. */
export async function openCardSlot(port: number | undefined): Promise<CardSlot> {
  if (port !== undefined) return new CardSlot(port, undefined);
  const service = await startPcscService();
  return new CardSlot(service.ports[0], service);
}
