import { createHidPosFramer } from '../../native/code-scanner/hid-pos-framing.ts';
import { VENDOR_LAYOUTS } from '../../native/code-scanner/hid-pos-report.ts';
import { HoneywellHidScanner } from '../simulators/code-scanner/hid-pos-models.ts';
import { type Damage, fuzzScanner, noise, saidBy, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-hid-pos';

const encode = saidBy((out) => new HoneywellHidScanner(out));

/** Menu answers: text in several reports, then the command with its outcome. */
function menuAnswer(): readonly Uint8Array[] {
  const said: Uint8Array[] = [];
  const scanner = new HoneywellHidScanner((bytes) => said.push(bytes));
  scanner.receive(Buffer.from('\u00fd\u000a\u0016M\rREVINF.', 'latin1'));
  return said;
}
const MENU_ANSWER = menuAnswer();

function damage(random: () => number): Damage {
  const kinds: readonly (() => Damage)[] = [
    // Another report of the same device, whatever is in it.
    () => ({ pieces: [Uint8Array.from([3 + upTo(random, 250), ...noise(random, 63)])], thenSilence: false }),
    () => ({ pieces: [Uint8Array.from([2, ...noise(random, upTo(random, 4))])], thenSilence: false }),
    () => ({ pieces: [new Uint8Array()], thenSilence: false }),
    () => ({ pieces: MENU_ANSWER, thenSilence: false }),
    () => ({ pieces: encode(''.padEnd(300, '.')).slice(0, -1), thenSilence: true }),
    // Endless parts: nothing grows, nothing is told as a code.
    () => ({
      pieces: Array.from({ length: 100 }, () => encode(''.padEnd(300, '.'))[0] ?? new Uint8Array()),
      thenSilence: true,
    }),
  ];
  return kinds[upTo(random, kinds.length)]?.() ?? { pieces: [], thenSilence: false };
}

/** Honeywell's reports with foreign, short and unfinished ones between them. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return fuzzScanner(
    {
      makeFramer: () => createHidPosFramer(VENDOR_LAYOUTS.honeywell, 'honeywell', 200),
      encode,
      damage,
      torn: false,
      checksummed: true,
    },
    bytes,
    seed,
  );
}
