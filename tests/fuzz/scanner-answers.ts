import { type RepliesInStream, withoutReplies } from '../../native/code-scanner/command-replies.ts';
import { crcXmodem } from '../../native/code-scanner/crc-xmodem.ts';
import { createTerminatedFramer } from '../../native/code-scanner/terminated-framing.ts';
import { PlainScanner } from '../simulators/code-scanner/line-models.ts';
import { bitTurned, cutOff, fuzzScanner, noise, saidBy, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-answers';

const encode = saidBy((out) => new PlainScanner(out, { suffix: 'cr' }));
const done = [0x00, 0x01, 0x00];
const crc = crcXmodem(Uint8Array.from(done));
/** One whole answer of each family whose answers stand between its scans. */
const ANSWERS: Readonly<Record<RepliesInStream, Uint8Array>> = {
  newland: Buffer.from('\u0002\u00010000#SCNTRG1\u0006;\u0003', 'latin1'),
  em3080: Uint8Array.of(0x02, 0x00, ...done, crc >> 8, crc & 0xff),
  honeywell: Buffer.from('TRGMOD0\u0006!', 'latin1'),
};

function fuzzFamily(family: RepliesInStream, bytes: number, seed: number): Promise<FuzzResult> {
  const answer = ANSWERS[family];
  return fuzzScanner(
    {
      makeFramer: () => withoutReplies(family, createTerminatedFramer({ terminator: 'cr', partialMs: 200 })),
      encode,
      damage: (random) => {
        const kind = random();
        // A whole one is taken out wherever it stands between scans; a spoilt one is data until a silence ends it.
        if (kind < 0.4) return { pieces: [answer, answer], thenSilence: false };
        if (kind < 0.6) return { pieces: cutOff(random, [answer]), thenSilence: true };
        if (kind < 0.8) return { pieces: bitTurned(random, [answer]), thenSilence: true };
        return { pieces: [noise(random, upTo(random, 9000)), answer], thenSilence: true };
      },
      torn: true,
      checksummed: false,
    },
    bytes,
    seed,
  );
}

/** Answers to commands between scans of one line, whole, cut off, spoilt and in noise, for every family that has them. */
export async function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const total = { bytes: 0, framesSent: 0, framesFound: 0, falseFrames: 0, millis: 0 };
  for (const family of Object.keys(ANSWERS) as RepliesInStream[]) {
    const result = await fuzzFamily(family, Math.ceil(bytes / 3), seed);
    for (const figure of Object.keys(total) as (keyof FuzzResult)[]) total[figure] += result[figure];
  }
  return total;
}
