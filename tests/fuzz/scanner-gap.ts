import { createGapFramer } from '../../native/code-scanner/gap-framing.ts';
import { PlainScanner } from '../simulators/code-scanner/line-models.ts';
import { fuzzScanner, noise, saidBy, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-gap';

const encode = saidBy((out) => new PlainScanner(out, { suffix: 'none' }));

/** Scans between silences; noise between two silences is a scan of its own, or too long for one. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return fuzzScanner(
    {
      makeFramer: () => createGapFramer(50),
      encode,
      damage: (random) => ({ pieces: [noise(random, upTo(random, 9000))], thenSilence: true }),
      torn: true,
      checksummed: false,
      silenceAfterScan: true,
    },
    bytes,
    seed,
  );
}
