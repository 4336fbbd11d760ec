import { StxEtxDecoder } from '../../native/id-card-reader/stx-etx-frame.ts';
import { stxEtxAnswer } from '../simulators/id-card-reader/framing.ts';
import { fuzzFrames } from '../support/fuzz-frames.ts';
import { stxEtxFrames } from '../unit/native/id-card-reader/frame-stream.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'id-card-stx-etx';

/** Answers of the 02…03 dialect with noise, halves, wrong checksums and impossible lengths between them. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return Promise.resolve(
    fuzzFrames(
      bytes,
      seed,
      stxEtxFrames,
      () => new StxEtxDecoder(),
      ({ sw3, data }) => Buffer.from(stxEtxAnswer(sw3, data)),
    ),
  );
}
