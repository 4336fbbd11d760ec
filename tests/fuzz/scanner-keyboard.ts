import { createKeyboardFramer } from '../../native/code-scanner/keyboard-framing.ts';
import { BOOT_KEYBOARD } from '../../native/code-scanner/keyboard-layout.ts';
import { KeyboardScanner } from '../simulators/code-scanner/keyboard-model.ts';
import { type Damage, fuzzScanner, noise, saidBy, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-keyboard';

const encode = saidBy((out) => new KeyboardScanner(out));
const RELEASED = new Uint8Array(8);

function damage(random: () => number): Damage {
  const kinds: readonly (() => Damage)[] = [
    // A code with a character that has no key.
    () => ({ pieces: encode('CODE-示例'), thenSilence: false }),
    () => ({ pieces: [...encode('CODE-half').slice(0, -2), RELEASED], thenSilence: true }),
    () => ({
      pieces: [Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1), ...encode('CODE-lost keys')],
      thenSilence: false,
    }),
    () => ({ pieces: [noise(random, upTo(random, 2))], thenSilence: false }),
    // Lock keys type nothing.
    () => ({ pieces: [Uint8Array.of(0, 0, 0x53, 0, 0, 0, 0, 0), RELEASED], thenSilence: true }),
    () => ({
      pieces: [...Array.from({ length: 50 }, () => noise(random, 8)), RELEASED],
      thenSilence: true,
    }),
  ];
  return kinds[upTo(random, kinds.length)]?.() ?? { pieces: [], thenSilence: false };
}

/** A wedge's reports with unknown keys, half codes and random reports between them. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return fuzzScanner(
    {
      makeFramer: () => createKeyboardFramer(200, BOOT_KEYBOARD),
      encode,
      damage,
      torn: false,
      checksummed: false,
    },
    bytes,
    seed,
  );
}
