import { describe, expect, it } from 'vitest';
import type { FuzzResult } from '../../../fuzz/fuzz-result.ts';
import * as answers from '../../../fuzz/scanner-answers.ts';
import * as gap from '../../../fuzz/scanner-gap.ts';
import * as hidPos from '../../../fuzz/scanner-hid-pos.ts';
import * as keyboard from '../../../fuzz/scanner-keyboard.ts';
import * as ssi from '../../../fuzz/scanner-ssi.ts';
import * as terminated from '../../../fuzz/scanner-terminated.ts';
import * as vguang from '../../../fuzz/scanner-vguang.ts';

const BYTES = 200_000;
const SEED = 20_261_122;

interface Codec {
  readonly name: string;
  readonly fuzz: (bytes: number, seed: number) => Promise<FuzzResult>;
}
const codecs: readonly Codec[] = [terminated, answers, gap, vguang, ssi, hidPos, keyboard];

describe('every framing, on a long bad day', () => {
  it.each(codecs)('$name: every good scan, and none that nobody showed', async ({ name, fuzz }) => {
    const result = await fuzz(BYTES, SEED);
    process.stdout.write(
      `${name}: ${result.framesFound} of ${result.framesSent} scans found in ${result.bytes} bytes, ` +
        `${result.falseFrames} false, ${((result.bytes / result.millis) * 0.001).toFixed(1)} MB/s\n`,
    );
    expect(result.bytes).toBeGreaterThanOrEqual(BYTES);
    expect(result.framesSent).toBeGreaterThan(20);
    expect(result).toMatchObject({ framesFound: result.framesSent, falseFrames: 0 });
  });
});
