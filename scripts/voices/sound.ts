import { clipLoudness } from './loudness.ts';

/** One channel of samples between −1 and 1. */
export interface Sound {
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** Every clip is as loud as every other (elderly-ui row 25), LUFS. */
export const TARGET_LUFS = -18;
/** The true peak that no clip goes over, dBTP. */
export const HIGHEST_PEAK_DB = -1;
/** What the level is aimed at before encoding. The encoder takes away the lowest tones and moves the peaks. */
export interface Aim {
  /** LUFS: half a decibel more than is wanted, which is what the encoder usually takes (measured over 60 clips). */
  readonly lufs: number;
  /** dBFS that no sample goes over: the encoder puts up to a decibel and a half on top. */
  readonly ceiling: number;
}
export const FIRST_AIM: Aim = { lufs: TARGET_LUFS + 0.5, ceiling: -2.5 };
/** Quieter than this is silence, dBFS. */
const SILENCE_DB = -50;
/** What stays before the first and after the last sound, so that no consonant is cut. */
const LEAD_SECONDS = 0.01;
const TAIL_SECONDS = 0.03;
/** How fast the limiter gives way and comes back. */
const RELEASE_SECONDS = 0.05;

const amplitude = (decibels: number): number => 10 ** (decibels / 20);

/** Samples of a WAV file of 16-bit PCM, one channel, as espeak-ng writes it. Throws on any other. */
export function soundOfWav(file: Buffer): Sound {
  const format = file.indexOf('fmt ');
  const data = file.indexOf('data');
  if (format < 0 || data < 0) throw new Error('not a WAV file');
  const [kind, channels, rate, bits] = [
    file.readUInt16LE(format + 8),
    file.readUInt16LE(format + 10),
    file.readUInt32LE(format + 12),
    file.readUInt16LE(format + 22),
  ];
  if (kind !== 1 || channels !== 1 || bits !== 16) throw new Error('not 16-bit PCM of one channel');
  // Written to a pipe, the file does not know its own length.
  const bytes = file.subarray(
    data + 8,
    data + 8 + Math.min(file.readUInt32LE(data + 4), file.length - data - 8),
  );
  const samples = Float32Array.from(
    { length: bytes.length >> 1 },
    (_, at) => bytes.readInt16LE(at * 2) / 32768,
  );
  return { samples, rate };
}

/** A WAV file of 16-bit PCM, one channel. */
export function wavOfSound({ samples, rate }: Sound): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, at) => {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), 44 + at * 2);
  });
  return file;
}

/** Without the silence at both ends; empty where there is nothing else. */
export function trimmed({ samples, rate }: Sound): Sound {
  const quiet = amplitude(SILENCE_DB);
  const loud = (sample: number): boolean => Math.abs(sample) > quiet;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  if (first < 0) return { samples: new Float32Array(), rate };
  const from = Math.max(0, first - Math.round(LEAD_SECONDS * rate));
  const kept = samples.slice(from, Math.min(samples.length, last + 1 + Math.round(TAIL_SECONDS * rate)));
  return { samples: kept, rate };
}

/** As loud as aimed at, with the few highest points held under the ceiling. Silence stays as it is. */
export function levelled({ samples, rate }: Sound, aim: Aim): Sound {
  let level = samples;
  // Holding down the highest points costs a little loudness, which the second round gives back.
  for (let round = 0; round < 2; round++) {
    const loudness = clipLoudness(level, rate);
    if (loudness === Number.NEGATIVE_INFINITY) return { samples, rate };
    const gain = amplitude(aim.lufs - loudness);
    level = limited(
      level.map((sample) => sample * gain),
      rate,
      aim.ceiling,
    );
  }
  return { samples: level, rate };
}

/** Gives way at once to a point over the ceiling, and comes back slowly. */
function limited(samples: Float32Array, rate: number, ceilingDb: number): Float32Array {
  const ceiling = amplitude(ceilingDb);
  const back = Math.exp(-1 / (RELEASE_SECONDS * rate));
  const lookAhead = Math.round(0.002 * rate);
  const wanted = samples.map((sample) => Math.min(1, ceiling / Math.abs(sample || 1e-9)));
  let gain = 1;
  return samples.map((sample, at) => {
    let lowest = 1;
    for (let ahead = 0; ahead <= lookAhead; ahead++) lowest = Math.min(lowest, wanted[at + ahead] ?? 1);
    gain = lowest < gain ? lowest : 1 - (1 - gain) * back;
    gain = Math.min(gain, lowest);
    return sample * gain;
  });
}
