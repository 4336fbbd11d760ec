import type { SimulatedCard } from '../smart-card/vpcd-wire.ts';
import { CardModule, type CardModuleOptions } from './card-module.ts';

const PAGE_BYTES = 256;
const BLOCK_BYTES = 1284;
const PAGES = 6;
const DONE = [0x90, 0x00] as const;
const NOT_SUPPORTED = [0x6d, 0x00] as const;
const WRONG_PAGE = [0x6b, 0x00] as const;

/** An ID card as a PC/SC reader of §2.4 shows it: `FF B0 pp 00 00` and its pages; no wire of its own. */
export class PageDevice implements SimulatedCard {
  readonly module: CardModule;
  /** The answer to reset; contains 90 00, by which such a card is known. */
  readonly atr = Uint8Array.of(0x3b, 0x82, 0x80, 0x01, 0x90, 0x00);
  #block: Uint8Array | undefined;

  constructor(options: CardModuleOptions = {}) {
    this.module = new CardModule(options);
  }

  answer(apdu: Uint8Array): Uint8Array {
    const [cla, ins, page = 0, offset] = apdu;
    if (cla !== 0xff || ins !== 0xb0) return Uint8Array.from(NOT_SUPPORTED);
    if (page >= PAGES || offset !== 0) return Uint8Array.from(WRONG_PAGE);
    const refusal = page === 0 ? this.#read() : undefined;
    if (refusal !== undefined) return Uint8Array.of(0x6f, refusal);
    const block = this.#block ?? new Uint8Array(BLOCK_BYTES);
    const content = block.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
    switch (this.module.takeGarbling('read')) {
      case 'stop-half-way':
        return Uint8Array.from([...content.subarray(0, content.length >> 1), ...DONE]);
      case 'garbage':
        return Uint8Array.from([...content.map((byte) => byte ^ 0x5a), ...DONE]);
      default:
        return Uint8Array.from([...content, ...DONE]);
    }
  }

  /** The module's way to a card; gives the status word of the step that failed. */
  #read(): number | undefined {
    for (const step of ['find', 'select', 'read'] as const) {
      const { status, data } = this.module.answerTo(step);
      if (status !== 0x9f && status !== 0x90) return status;
      this.#block = data;
    }
    return undefined;
  }
}
