import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLoudness } from '../../../../scripts/voices/loudness.ts';
import {
  FIRST_AIM,
  levelled,
  soundOfWav,
  TARGET_LUFS,
  trimmed,
  wavOfSound,
} from '../../../../scripts/voices/sound.ts';

const RATE = 22_050;
const tone = (amplitude: number, seconds: number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, at) => amplitude * Math.sin(at / 10));
const AIM = { lufs: TARGET_LUFS, ceiling: -1.5 };

describe('WAV files', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -1, max: 1, noNaN: true })), (values) => {
        const read = soundOfWav(wavOfSound({ samples: Float32Array.from(values), rate: RATE }));
        expect(read.rate).toBe(RATE);
        expect(read.samples).toHaveLength(values.length);
        for (const [at, value] of values.entries()) expect(read.samples[at]).toBeCloseTo(value, 3);
      }),
    );
  });

  it('are read to their end when a pipe did not know how long they are', () => {
    const file = wavOfSound({ samples: tone(0.5, 0.1), rate: RATE });
    file.writeUInt32LE(0x7fff_f000, 40);
    expect(soundOfWav(file).samples).toHaveLength(tone(0.5, 0.1).length);
  });

  it('of another kind are refused', () => {
    const file = wavOfSound({ samples: tone(0.5, 0.1), rate: RATE });
    expect(() => soundOfWav(Buffer.from('OggS'))).toThrow('not a WAV file');
    file.writeUInt16LE(2, 22);
    expect(() => soundOfWav(file)).toThrow('one channel');
  });
});

describe('trimming', () => {
  it('takes the silence from both ends, and leaves a breath of it', () => {
    const samples = new Float32Array(3 * RATE);
    samples.set(tone(0.5, 1), RATE);
    const { samples: kept } = trimmed({ samples, rate: RATE });
    expect(kept.length / RATE).toBeGreaterThan(1);
    expect(kept.length / RATE).toBeLessThan(1.06);
  });

  it('of nothing but silence leaves nothing', () => {
    expect(trimmed({ samples: new Float32Array(RATE), rate: RATE }).samples).toHaveLength(0);
  });
});

describe('levelling', () => {
  it.each([0.01, 0.1, 0.9])('brings a tone of %f to the loudness aimed at', (amplitude) => {
    const { samples } = levelled({ samples: tone(amplitude, 2), rate: RATE }, AIM);
    expect(clipLoudness(samples, RATE)).toBeCloseTo(TARGET_LUFS, 1);
  });

  it('holds a single loud point under the ceiling, and the rest at its loudness', () => {
    const samples = tone(0.1, 2);
    samples[RATE] = 1;
    const { samples: level } = levelled({ samples, rate: RATE }, AIM);
    expect(Math.max(...level.map(Math.abs))).toBeLessThanOrEqual(10 ** (AIM.ceiling / 20) + 1e-6);
    expect(clipLoudness(level, RATE)).toBeCloseTo(TARGET_LUFS, 0);
  });

  it('leaves silence as it is', () => {
    expect(
      levelled({ samples: new Float32Array(RATE), rate: RATE }, FIRST_AIM).samples.every((one) => one === 0),
    ).toBe(true);
  });
});
