import type {
  SmartCardAnswer,
  SmartCardListener,
  SmartCardOpening,
  SmartCardTransport,
} from '../../../../native/transport/transport.ts';
import { PageDevice } from '../../../simulators/id-card-reader/page-device.ts';

/** A slot with a simulated card that is told of at once; what goes wrong in it is set by hand. */
export class HandSlot implements SmartCardTransport {
  readonly address = 'Hand Slot 00';
  readonly device = new PageDevice();
  readonly commands: string[] = [];
  opening: SmartCardOpening = { ok: true };
  /** Answers in the place of the card's; undefined for the card's own. */
  instead: (apdu: Uint8Array) => SmartCardAnswer | undefined = () => undefined;
  #listener: SmartCardListener | undefined;
  #inserted = false;

  constructor() {
    this.device.module.onCard = () => this.#cardChanged();
  }

  open(listener: SmartCardListener): Promise<SmartCardOpening> {
    if (this.opening.ok) {
      this.#listener = listener;
      this.#cardChanged();
    }
    return Promise.resolve(this.opening);
  }

  transmit(apdu: Uint8Array): Promise<SmartCardAnswer> {
    this.commands.push(Buffer.from(apdu).toString('hex'));
    const instead = this.instead(apdu);
    if (instead !== undefined) return Promise.resolve(instead);
    const answer = this.device.answer(apdu);
    return Promise.resolve(this.#inserted ? { ok: true, answer } : { ok: false, failure: 'lost' });
  }

  close(): Promise<void> {
    this.#listener = undefined;
    return Promise.resolve();
  }

  lose(): void {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#inserted = false;
    listener?.lost();
  }

  #cardChanged(): void {
    const listener = this.#listener;
    if (this.#inserted) {
      this.#inserted = false;
      listener?.removed();
    }
    if (listener === undefined || this.device.module.card === undefined) return;
    this.#inserted = true;
    listener.inserted(this.device.atr);
  }
}
