import { expect, type TestAPI } from 'vitest';
import type { slotDeeds } from './deeds.ts';
import type { SlotAtTheDesk } from './slot-at-the-desk.ts';

/** What a person before a slot can do. */
export type SlotHands = Readonly<Record<keyof typeof slotDeeds, () => Promise<void>>>;

export type WatchedSlot = Pick<SlotAtTheDesk, 'said' | 'saidOfCards' | 'forget' | 'until'>;

/** A slot, and hands before it. `sit` sits down before it and gives it back when it is ready, with nothing said yet. */
export interface SlotPlace {
  readonly sit: () => Promise<WatchedSlot>;
  /** Starts a driver; it has said nothing yet. */
  readonly open: () => WatchedSlot;
  readonly hands: SlotHands;
}

/** What hands can bring about: the same over the simulated slot and at a reader on the desk. */
export function slotByHand(test: TestAPI, { sit, open, hands }: SlotPlace, timeoutMs?: number): void {
  test(
    'reads cards one after the other, each once',
    async () => {
      const at = await sit();
      for (let round = 0; round < 2; round += 1) {
        at.forget();
        await hands.insert();
        await at.until('socialCardRead');
        await hands.remove();
        await at.until('socialCardRemoved');
        expect(at.saidOfCards()).toEqual(['socialCardFound', 'socialCardRead', 'socialCardRemoved']);
      }
    },
    timeoutMs,
  );

  test(
    'says that a bank card is none of its cards, and reads the next one',
    async () => {
      const at = await sit();
      await hands.insertForeign();
      await at.until('socialCardReadFailed social-card-not-recognised');
      await hands.remove();
      await at.until('socialCardRemoved');
      at.forget();
      await hands.insert();
      await at.until('socialCardRead');
      await hands.remove();
      await at.until('socialCardRemoved');
    },
    timeoutMs,
  );

  test(
    'reads a card that was in the slot before it came',
    async () => {
      await hands.insert();
      const at = open();
      await at.until('socialCardRead');
      expect(at.said()).toEqual(['opening', 'ready', 'socialCardFound', 'socialCardRead']);
      await hands.remove();
      await at.until('socialCardRemoved');
    },
    timeoutMs,
  );
}
