import { expect, type TestAPI } from 'vitest';
import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';
import type { printerDeeds } from './deeds.ts';
import type { PrinterAtTheDesk, ShownSlip } from './printer-at-the-desk.ts';
import { slip } from './slip.ts';

/** What a person before a receipt printer can do. */
export interface PrinterHands extends Readonly<Record<keyof typeof printerDeeds, () => Promise<void>>> {
  /** Looks at what came out: by the sentence with a person's eyes, by the check where the slips can be read. */
  look(sentence: string, check: (slips: readonly ShownSlip[]) => void): Promise<void>;
  /** From `replug` to *ready*, ms: with a person in between it is the person's time. */
  readonly backMs: number;
}

/** A printer, ready, and hands before it. */
export interface SeatedPrinter {
  readonly at: Pick<PrinterAtTheDesk, 'said' | 'until' | 'forget'>;
  readonly print: (job: string, document: ReceiptDocument) => void;
  readonly hands: PrinterHands;
}

type Sit = () => Promise<SeatedPrinter>;

const saysOnce = (slips: readonly ShownSlip[], words: string): void =>
  expect(slips.filter(({ text }) => text.includes(words))).toHaveLength(1);

/** What every line to a printer carries, over the simulator and on the desk: a slip. */
export function slipByHand(test: TestAPI, sit: Sit, timeoutMs?: number): void {
  test(
    'prints a slip once and says so',
    async () => {
      const { at, print, hands } = await sit();
      print('A', slip);
      await at.until('A printed');
      expect(at.said()).toEqual(['opening', 'ready', 'A sent', 'A printed']);
      await hands.look(
        'one slip: 参保信息 at its head, 䶮㛃𬱖 and a QR code, 到此为止 at its end',
        (slips) => {
          expect(slips).toHaveLength(1);
          expect(slips[0]).toMatchObject({ complete: true });
          expect(slips[0]?.text).toContain('䶮㛃𬱖');
          expect(slips[0]?.text).toContain('[QR https://example.invalid/核对]');
          expect(slips[0]?.text.trimEnd().endsWith('到此为止')).toBe(true);
        },
      );
    },
    timeoutMs,
  );
}

/** Trouble that hands can make, the same over every line, over the simulator and on the desk. */
export function troubleByHand(test: TestAPI, sit: Sit, timeoutMs?: number): void {
  test.each([
    ['no paper', 'takePaper', 'loadPaper', 'printer-paper-out'],
    ['an open cover', 'openCover', 'shutCover', 'printer-cover-open'],
  ] as const)(
    '%s before printing is known, refused, and goes by itself',
    async (_wrong, undo, mend, failure) => {
      const { at, print, hands } = await sit();
      await hands[undo]();
      await at.until(`trouble ${failure}`);
      print('A', slip);
      await at.until(`A refused ${failure}`);
      at.forget();
      await hands[mend]();
      await at.until('ready');
      await hands.look('nothing new', (slips) => expect(slips).toEqual([]));
      print('B', slip);
      await at.until('B printed');
      await hands.look('one slip', (slips) => saysOnce(slips, '参保信息'));
    },
    timeoutMs,
  );

  test(
    'is known to be gone when its cable is pulled, and prints when it is back',
    async () => {
      const { at, print, hands } = await sit();
      at.forget();
      await hands.unplug();
      await at.until(/^trouble printer-(lost|not-found|silent)$/);
      print('A', slip);
      await at.until(/^A refused printer-(lost|not-found|silent)$/);
      at.forget();
      await hands.replug();
      const begin = performance.now();
      await at.until('ready');
      expect(performance.now() - begin).toBeLessThan(hands.backMs);
      print('B', slip);
      await at.until('B printed');
      await hands.look('one slip', (slips) => saysOnce(slips, '参保信息'));
    },
    timeoutMs,
  );
}
