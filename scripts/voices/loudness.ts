/**
 * Loudness as broadcasters measure it (ITU-R BS.1770-4: K weighting, blocks of 400 ms, gates at −70 LUFS and −10 LU), for one
 * channel of samples between −1 and 1. The filter figures are those of the recommendation's analogue prototypes, so that any
 * sample rate can be measured.
 */

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The head's lift of high frequencies. */
function shelf(rate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

/** What the ear does not count of low frequencies. */
function highPass(rate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const out = new Float32Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let at = 0; at < samples.length; at++) {
    const x = samples[at] ?? 0;
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    out[at] = y;
    [x2, x1, y2, y1] = [x1, x, y1, y];
  }
  return out;
}

const BLOCK_SECONDS = 0.4;
/** Three quarters of a block lie in the next one too. */
const STEP_SECONDS = 0.1;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Integrated loudness, LUFS; −Infinity for silence or less than one block. */
export function integratedLoudness(samples: Float32Array, rate: number): number {
  const weighted = filtered(filtered(samples, shelf(rate)), highPass(rate));
  const block = Math.round(BLOCK_SECONDS * rate);
  const step = Math.round(STEP_SECONDS * rate);
  const powers: number[] = [];
  for (let from = 0; from + block <= weighted.length; from += step) {
    let sum = 0;
    for (let at = from; at < from + block; at++) sum += (weighted[at] ?? 0) ** 2;
    powers.push(sum / block);
  }
  const heard = powers.filter((power) => lufs(power) > ABSOLUTE_GATE);
  if (heard.length === 0) return Number.NEGATIVE_INFINITY;
  const gate = lufs(mean(heard)) + RELATIVE_GATE;
  return lufs(mean(heard.filter((power) => lufs(power) > gate)));
}

/** Long enough for a steady figure: some thirty blocks. */
const STEADY_SECONDS = 3;

/**
 * Loudness of a clip of any length, LUFS. A clip shorter than three seconds is played again and again until three seconds are
 * full: padded with silence, a syllable of 300 ms would count for less than it is, and would be made too loud.
 */
export function clipLoudness(samples: Float32Array, rate: number): number {
  const wanted = STEADY_SECONDS * rate;
  if (samples.length === 0 || samples.length >= wanted) return integratedLoudness(samples, rate);
  const long = new Float32Array(Math.ceil(wanted / samples.length) * samples.length);
  for (let from = 0; from < long.length; from += samples.length) long.set(samples, from);
  return integratedLoudness(long, rate);
}

/** Points between two samples, and how many neighbours on each side they are drawn from. */
const OVERSAMPLING = 4;
const REACH = 12;

/** The part that each neighbour has in a point `phase` quarters after a sample: a windowed sinc. */
function partsOf(phase: number): readonly number[] {
  return Array.from({ length: 2 * REACH }, (_, index) => {
    const distance = index - REACH + 1 - phase / OVERSAMPLING;
    if (distance === 0) return 1;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (REACH + 1));
    return (Math.sin(Math.PI * distance) / (Math.PI * distance)) * window;
  });
}

const PHASES = Array.from({ length: OVERSAMPLING }, (_, phase) => partsOf(phase));

/** The highest point of the wave, between samples too (four times oversampled), dBTP. */
export function truePeak(samples: Float32Array): number {
  let highest = 0;
  for (let at = 0; at < samples.length; at++) {
    // Only near high samples can the wave be higher still.
    if (Math.abs(samples[at] ?? 0) < highest / 2) continue;
    for (const parts of PHASES) {
      let point = 0;
      for (let index = 0; index < parts.length; index++) {
        point += (samples[at + index - REACH + 1] ?? 0) * (parts[index] ?? 0);
      }
      highest = Math.max(highest, Math.abs(point));
    }
  }
  return 20 * Math.log10(highest);
}
