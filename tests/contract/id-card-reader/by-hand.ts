import { expect, type TestAPI } from 'vitest';
import type { IdCard } from '../../../electron/contract/id-card.ts';
import type { ReaderAtTheDesk } from './reader-at-the-desk.ts';

/** What a person before a reader can do. */
export interface ReaderHands {
  /** One after the other: each lays another card; gives what stands on it where that is known. */
  readonly cards: readonly (() => Promise<IdCard | undefined>)[];
  lift(): Promise<void>;
  /** Leaves the card lying there until the reader was asked for it again and again. */
  wait(): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** From `replug` to *ready*, ms: with a person in between it is the person's time. */
  readonly backMs: number;
}

/** A reader, ready and awaiting a card, and hands before it. */
export interface SeatedReader {
  readonly at: Omit<ReaderAtTheDesk, 'driver'>;
  readonly hands: ReaderHands;
}

/** What hands can bring about: the same over every wire, over the simulator and over a reader on the desk. */
export function readerByHand(
  test: TestAPI,
  sit: () => Promise<SeatedReader>,
  { cable, timeoutMs }: { readonly cable: boolean; readonly timeoutMs?: number },
): void {
  test(
    'reads every card that is laid on it once',
    async () => {
      const { at, hands } = await sit();
      for (const lay of hands.cards) {
        at.forget();
        const laid = await lay();
        await at.until('cardRead');
        await hands.lift();
        await at.until('cardRemoved');
        expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead', 'cardRemoved']);
        const read = at.events.find((event) => event.kind === 'cardRead');
        expect(read?.card).toEqual(laid ?? expect.any(Object));
      }
    },
    timeoutMs,
  );

  test(
    'reads no second time while the card lies there, and notices that it was lifted',
    async () => {
      const { at, hands } = await sit();
      at.forget();
      await hands.cards[0]?.();
      await at.until('cardRead');
      await hands.wait();
      expect(at.saidOfCards()).toEqual(['cardFound', 'cardRead']);
      await hands.lift();
      await at.until('cardRemoved');
    },
    timeoutMs,
  );

  if (!cable) return;
  test(
    'says that it is lost when it is unplugged, and reads again when it is plugged back',
    async () => {
      const { at, hands } = await sit();
      at.forget();
      await hands.unplug();
      await at.until('trouble reader-lost');
      at.forget();
      await hands.replug();
      const begin = performance.now();
      await at.until('ready');
      const tookMs = performance.now() - begin;
      process.stdout.write(`a reader plugged back: ready after ${tookMs.toFixed(0)} ms\n`);
      expect(tookMs).toBeLessThan(hands.backMs);
      await hands.cards[0]?.();
      await at.until('cardRead');
    },
    timeoutMs,
  );
}
