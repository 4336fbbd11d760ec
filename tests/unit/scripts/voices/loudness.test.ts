import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLoudness, integratedLoudness, truePeak } from '../../../../scripts/voices/loudness.ts';

const RATE = 48_000;
const tone = (hertz: number, amplitude: number, seconds: number, rate = RATE): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / rate),
  );
const decibels = (value: number): number => 10 ** (value / 20);

describe('loudness (ITU-R BS.1770-4)', () => {
  // The recommendation's own calibration: 997 Hz at 0 dBFS in one channel is −3.01 LKFS.
  it('of the calibration tone is −3.01', () => {
    expect(integratedLoudness(tone(997, 1, 5), RATE)).toBeCloseTo(-3.01, 1);
  });

  // EBU Tech 3341, case 1: 1 kHz at −23 dBFS; both channels are −23 LUFS, one alone 3.01 less.
  it('of the broadcasters’ first test signal is −23, less the channel that is missing', () => {
    expect(integratedLoudness(tone(1000, decibels(-23), 20), RATE)).toBeCloseTo(-26.0, 1);
  });

  it('is the same at whatever rate it is sampled', () => {
    for (const rate of [22_050, 24_000, 44_100]) {
      expect(integratedLoudness(tone(997, 1, 5, rate), rate)).toBeCloseTo(-3.01, 1);
    }
  });

  it('follows the level, decibel for decibel', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 0, noNaN: true }), (level) => {
        expect(integratedLoudness(tone(997, decibels(level), 1), RATE)).toBeCloseTo(level - 3.01, 1);
      }),
      { numRuns: 10 },
    );
  });

  it('leaves silence out, at the end and in the middle', () => {
    const long = new Float32Array(10 * RATE);
    long.set(tone(997, 0.5, 4), 0);
    long.set(tone(997, 0.5, 2), 6 * RATE);
    expect(integratedLoudness(long, RATE)).toBeCloseTo(20 * Math.log10(0.5) - 3.01, 0);
  });

  it('of silence, and of less than a block, is none', () => {
    expect(integratedLoudness(new Float32Array(RATE), RATE)).toBe(Number.NEGATIVE_INFINITY);
    expect(integratedLoudness(tone(997, 1, 0.3), RATE)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('loudness of a clip', () => {
  it('of a fifth of a second is that of the same tone for seconds', () => {
    expect(clipLoudness(tone(1000, 0.25, 0.2), RATE)).toBeCloseTo(clipLoudness(tone(1000, 0.25, 5), RATE), 1);
  });

  it('of nothing is none', () => {
    expect(clipLoudness(new Float32Array(), RATE)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('true peak', () => {
  it('of a tone is its amplitude', () => {
    expect(truePeak(tone(997, 0.5, 0.1))).toBeCloseTo(-6.02, 1);
  });

  // A quarter of the sampling rate, an eighth of a period late: every sample is 0.707 of the peak between two of them.
  it('finds the peak that lies between two samples', () => {
    const between = Float32Array.from({ length: 480 }, (_, at) => Math.sin((Math.PI / 2) * at + Math.PI / 4));
    expect(20 * Math.log10(Math.max(...between))).toBeCloseTo(-3.01, 1);
    expect(truePeak(between.subarray(0))).toBeGreaterThan(-0.3);
  });

  it('is never below the highest sample', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
        (values) => {
          const highest = Math.max(...Float32Array.from(values).map(Math.abs));
          fc.pre(highest > 1e-6);
          expect(truePeak(Float32Array.from(values))).toBeGreaterThanOrEqual(20 * Math.log10(highest) - 1e-6);
        },
      ),
    );
  });
});
