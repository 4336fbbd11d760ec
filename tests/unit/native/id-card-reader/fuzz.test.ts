import { describe, expect, it } from 'vitest';
import type { FuzzResult } from '../../../fuzz/fuzz-result.ts';
import * as dkEnvelope from '../../../fuzz/id-card-dk-envelope.ts';
import * as pages from '../../../fuzz/id-card-pages.ts';
import * as samV from '../../../fuzz/id-card-sam-v.ts';
import * as stxEtx from '../../../fuzz/id-card-stx-etx.ts';

/** Ten million of each are fed by `npm run fuzz`, with another seed every time. */
const BYTES = 200_000;
const SEED = 20_261_122;

const codecs: readonly { name: string; fuzz: (bytes: number, seed: number) => Promise<FuzzResult> }[] = [
  samV,
  stxEtx,
  dkEnvelope,
  pages,
];

describe('codecs under damage', () => {
  it.each(codecs)('$name: every good frame found, none made up', async ({ name, fuzz }) => {
    const result = await fuzz(BYTES, SEED);
    process.stdout.write(
      `${name}: ${result.framesFound} of ${result.framesSent} found in ${result.bytes} bytes, ${result.falseFrames} false\n`,
    );
    expect(result.framesSent).toBeGreaterThan(30);
    expect(result).toMatchObject({ framesFound: result.framesSent, falseFrames: 0 });
  });
});
