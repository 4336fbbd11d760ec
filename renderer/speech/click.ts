import { gainOf } from './player.ts';

/** In the middle of what old ears hear best (elderly-ui §10.2: 500–2000 Hz). */
export const CLICK_HZ = 1_000;
export const CLICK_MS = 30;
/** As loud beside speech as a key beside a voice. */
const CLICK_LEVEL = 0.25;

/** A short tone that dies away: the answer of a glass that has no key to go down. */
export function clickSamples(rate: number): Float32Array {
  return Float32Array.from({ length: Math.round((rate * CLICK_MS) / 1000) }, (_, at) => {
    const time = at / rate;
    const rise = Math.min(1, time / 0.001);
    return CLICK_LEVEL * rise * Math.exp(-time * 150) * Math.sin(2 * Math.PI * CLICK_HZ * time);
  });
}

/** After so long without a press the sound system rests, ms: kept running, it takes a tenth of a processor for silence. */
const RESTS_AFTER_MS = 10_000;

/** Clicks at a volume of 1 to 10. The sound system is opened at the first one, and rests while nobody presses. */
export function createClick(): (volume: number) => void {
  let context: AudioContext | undefined;
  let buffer: AudioBuffer | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  return (volume) => {
    context ??= new AudioContext({ latencyHint: 'interactive' });
    const opened = context;
    if (opened.state === 'suspended') void opened.resume();
    clearTimeout(resting);
    resting = setTimeout(() => void opened.suspend(), RESTS_AFTER_MS);
    if (buffer === undefined) {
      const samples = clickSamples(context.sampleRate);
      buffer = context.createBuffer(1, samples.length, context.sampleRate);
      buffer.getChannelData(0).set(samples);
    }
    const source = new AudioBufferSourceNode(context, { buffer });
    const gain = new GainNode(context, { gain: gainOf(volume) });
    source.connect(gain).connect(context.destination);
    source.start();
  };
}
