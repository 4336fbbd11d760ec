import { SamVDecoder } from '../../native/id-card-reader/sam-v-frame.ts';
import { samVAnswer } from '../simulators/id-card-reader/framing.ts';
import { fuzzFrames } from '../support/fuzz-frames.ts';
import { samVFrames } from '../unit/native/id-card-reader/frame-stream.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'id-card-sam-v';

/** SAM_V answers with noise, halves, wrong checksums and impossible lengths between them. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  return Promise.resolve(
    fuzzFrames(
      bytes,
      seed,
      samVFrames,
      () => new SamVDecoder(),
      ({ sw1, sw2, sw3, data }) => Buffer.from(samVAnswer(sw3, data, sw1, sw2)),
    ),
  );
}
