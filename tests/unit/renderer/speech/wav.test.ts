import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEECH_RATE, silence, wavOf } from '../../../../renderer/speech/wav.ts';
import { soundOfWav } from '../../../../scripts/voices/sound.ts';

const bytes = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());

describe('a WAV file', () => {
  it('holds its parts in a row, read back by another reader', async () => {
    const sample = fc.float({ min: -1, max: 1, noNaN: true });
    const part = fc.array(sample, { maxLength: 20 }).map((samples) => Float32Array.from(samples));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const read = soundOfWav(await bytes(wavOf(parts)));
        const wanted = parts.flatMap((samples) => [...samples]);
        expect(read.rate).toBe(SPEECH_RATE);
        expect(read.samples).toHaveLength(wanted.length);
        for (const [at, value] of wanted.entries()) expect(read.samples[at]).toBeCloseTo(value, 3);
      }),
    );
  });

  it('holds what is too loud at the limit', async () => {
    const { samples } = soundOfWav(await bytes(wavOf([Float32Array.of(3, -3)])));
    expect([...samples].map((sample) => Math.round(sample))).toEqual([1, -1]);
  });

  it('is what the browser takes it for', () => expect(wavOf([]).type).toBe('audio/wav'));
});

it('silence is as long as it says, and silent', () => {
  expect(silence(500)).toHaveLength(SPEECH_RATE / 2);
  expect(silence(500).every((sample) => sample === 0)).toBe(true);
});
