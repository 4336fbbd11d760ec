import { createVguangFramer } from '../../native/code-scanner/vguang-frame.ts';
import { VguangScanner } from '../simulators/code-scanner/vguang-model.ts';
import { bitTurned, cutOff, type Damage, fuzzScanner, noise, saidBy, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'scanner-vguang';

const SCANNING_ON = Uint8Array.from([0x55, 0xaa, 0x05, 0x01, 0x00, 0x00, 0xfb]);
const encode = saidBy(
  (out) => new VguangScanner(out, false),
  (model) => model.receive(SCANNING_ON),
);

function damage(random: () => number): Damage {
  const kinds: readonly (() => readonly Uint8Array[])[] = [
    () => [noise(random, upTo(random, 300))],
    () => cutOff(random, encode('broken off in the middle')),
    () => bitTurned(random, encode('one bit wrong')),
    () => [Buffer.from('55aa300000', 'hex')],
    () => [Buffer.from('55aa30000a0b', 'hex')],
    () => [Buffer.from('5555aa', 'hex').subarray(0, 1 + upTo(random, 3))],
    () => [new Uint8Array(upTo(random, 64))],
  ];
  return { pieces: kinds[upTo(random, kinds.length)]?.() ?? [], thenSilence: false };
}

/** Vguang frames with noise, broken frames and padding between them, and no silence to help. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return fuzzScanner(
    { makeFramer: () => createVguangFramer(200), encode, damage, torn: true, checksummed: true },
    bytes,
    seed,
  );
}
