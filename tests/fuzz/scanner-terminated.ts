import { createTerminatedFramer } from '../../native/code-scanner/terminated-framing.ts';
import { PlainScanner } from '../simulators/code-scanner/line-models.ts';
import { bitTurned, cutOff, fuzzScanner, noise, saidBy, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-terminated';

const encode = saidBy((out) => new PlainScanner(out, { suffix: 'crlf' }));

/** Scans that end with CR LF; damage ends with the terminator or with a silence, for it could not be told from a code else. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return fuzzScanner(
    {
      makeFramer: () => createTerminatedFramer({ terminator: 'crlf', partialMs: 200 }),
      encode,
      damage: (random) => {
        if (random() < 0.3) return { pieces: cutOff(random, encode('broken off')), thenSilence: true };
        const bad = noise(random, upTo(random, 9000));
        if (random() < 0.5) return { pieces: [bad, Buffer.from('\r\n')], thenSilence: false };
        return { pieces: bitTurned(random, [bad, Buffer.of(0)]), thenSilence: true };
      },
      torn: true,
      checksummed: false,
    },
    bytes,
    seed,
  );
}
