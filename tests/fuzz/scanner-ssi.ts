import { createSsiFramer } from '../../native/code-scanner/ssi-framing.ts';
import { SsiScanner } from '../simulators/code-scanner/ssi-model.ts';
import { cutOff, type Damage, fuzzScanner, noise, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-ssi';

const START = Uint8Array.from([0x04, 0xe4, 0x04, 0x00, 0xff, 0x14]);
const ACK = Uint8Array.from([0x04, 0xd0, 0x04, 0x00, 0xff, 0x28]);

/** All packets of a code; with `twice` each as a scanner sends it that missed the ACK. */
function encode(text: string, twice = false): readonly Uint8Array[] {
  const said: Uint8Array[] = [];
  let resend: () => void = () => undefined;
  const scanner = new SsiScanner((bytes) => said.push(bytes), {
    after: (_ms, callback) => {
      resend = callback;
      return () => undefined;
    },
  });
  scanner.receive(START);
  said.splice(0);
  scanner.show({ bytes: Buffer.from(text, 'utf8') });
  while (scanner.parts > 0) {
    if (twice) resend();
    scanner.receive(ACK);
  }
  return said;
}

function damage(random: () => number): Damage {
  const kinds: readonly (() => Damage)[] = [
    () => ({ pieces: [noise(random, upTo(random, 300))], thenSilence: false }),
    () => ({ pieces: cutOff(random, encode('broken off in the middle')), thenSilence: false }),
    () => ({ pieces: [Buffer.from('fff30000', 'hex')], thenSilence: false }),
    // The first packet of a code whose rest never comes: only a silence can tell.
    () => ({ pieces: encode(''.padEnd(500, '.')).slice(0, 1), thenSilence: true }),
    // What comes again after it was taken counts once.
    () => ({ pieces: encode('', true), thenSilence: false }),
  ];
  return kinds[upTo(random, kinds.length)]?.() ?? { pieces: [], thenSilence: false };
}

/** SSI packets, a third of them resent, with noise and broken packets between them. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return fuzzScanner(
    {
      makeFramer: () => createSsiFramer(2500),
      encode: (text) => encode(text, text.length % 3 === 0),
      damage,
      torn: true,
      checksummed: true,
    },
    bytes,
    seed,
  );
}
