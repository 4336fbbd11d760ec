import { expect, type TestAPI } from 'vitest';
import { syntheticVoucher as voucher } from '../../simulators/code-scanner/synthetic-voucher.ts';
import type { WatchedScanner } from './scanner-at-the-desk.ts';

/** What a person before a scanner can do. */
export interface ScannerHands {
  /** Holds a code with these bytes before the scanner as soon as it reads, as a resident does who sees its light. */
  show(bytes: Uint8Array): Promise<void>;
  /** The same before a scanner that is dark; resolves when it would long have been read. */
  showInTheDark(bytes: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** From `replug` to *ready*, ms: with a person in between it is the person's time. */
  readonly backMs: number;
}

/** A scanner, ready, with a code awaited and nothing said yet, and hands before it. */
export interface SeatedScanner {
  readonly at: Pick<WatchedScanner, 'events' | 'said' | 'forget' | 'until'>;
  readonly hands: ScannerHands;
  readonly awaitCode: (awaited: boolean) => void;
}

/** What kind of scanner it is, as far as hands are concerned. */
export interface ScannerManners {
  /** It keeps the bytes of a code; a wedge types, and what has no key is lost. */
  readonly keepsBytes: boolean;
  /** It can be switched off. */
  readonly obeys: boolean;
  readonly timeoutMs?: number;
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
/** Longer than several reports and packets; nothing personal. */
export const LONG_TEXT = 'https://example.invalid/bill?no='.padEnd(600, '0123456789');
const CHINESE = '示例票据，一张';
const CHINESE_GB18030 = Buffer.from('cabec0fdc6b1bedda3acd2bbd5c5', 'hex');

const codesOf = ({ at }: SeatedScanner): readonly string[] =>
  at.said().filter((word) => word.startsWith('code'));

/** What hands can bring about: the same over every framing, family and wire, over the simulator and on the desk. */
export function scannerByHand(
  test: TestAPI,
  sit: () => Promise<SeatedScanner>,
  { keepsBytes, obeys, timeoutMs }: ScannerManners,
): void {
  test(
    'reads a voucher, a second one, and a code in several parts, each once',
    async () => {
      const seat = await sit();
      const texts = [voucher(1), voucher(2), LONG_TEXT];
      for (const text of texts) {
        await seat.hands.show(bytesOf(text));
        await seat.at.until(`codeScanned ${text}`);
      }
      expect(codesOf(seat)).toEqual(texts.map((text) => `codeScanned ${text}`));
      expect(seat.at.events.find(({ kind }) => kind === 'codeScanned')).toMatchObject({
        code: { bytes: Buffer.from(voucher(1)).toString('base64'), encoding: 'utf-8' },
      });
    },
    timeoutMs,
  );

  if (keepsBytes)
    test(
      'keeps the bytes of a Chinese payload in either encoding',
      async () => {
        const { at, hands } = await sit();
        for (const [bytes, encoding] of [
          [Buffer.from(CHINESE, 'utf8'), 'utf-8'],
          [CHINESE_GB18030, 'gb18030'],
        ] as const) {
          at.forget();
          await hands.show(bytes);
          await at.until(`codeScanned ${CHINESE}`);
          expect(at.events.find(({ kind }) => kind === 'codeScanned')).toMatchObject({
            code: { bytes: bytes.toString('base64'), encoding },
          });
        }
      },
      timeoutMs,
    );

  test(
    'says that it is lost when it is unplugged, and reads again when it is plugged back',
    async () => {
      const { at, hands } = await sit();
      await hands.unplug();
      await at.until('trouble scanner-lost');
      at.forget();
      await hands.replug();
      const begin = performance.now();
      await at.until('ready');
      expect(performance.now() - begin).toBeLessThan(hands.backMs);
      await hands.show(bytesOf(voucher(3)));
      await at.until(`codeScanned ${voucher(3)}`);
    },
    timeoutMs,
  );

  if (obeys)
    test(
      'is dark while no code is awaited, reads when one is, and goes dark again',
      async () => {
        const seat = await sit();
        seat.awaitCode(false);
        await seat.hands.showInTheDark(bytesOf(voucher(5)));
        seat.awaitCode(true);
        await seat.hands.show(bytesOf(voucher(6)));
        await seat.at.until(`codeScanned ${voucher(6)}`);
        seat.awaitCode(false);
        await seat.hands.showInTheDark(bytesOf(voucher(7)));
        expect(codesOf(seat)).toEqual([`codeScanned ${voucher(6)}`]);
        seat.awaitCode(true);
      },
      timeoutMs,
    );
}
