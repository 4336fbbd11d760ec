import manifestAddress from '../../resources/voices/zh/manifest.json?url';
import pronunciationsAddress from '../../resources/voices/zh/pronunciations.json?url';
import sentencesAddress from '../../resources/voices/zh/sentences.bin?url';
import syllablesAddress from '../../resources/voices/zh/syllables.bin?url';
import type { Clip, PackName, VoiceManifest } from './manifest.ts';
import type { Pronunciations } from './pronounce.ts';
import { SPEECH_RATE } from './wav.ts';

const PACK_ADDRESSES: Readonly<Record<PackName, string>> = {
  sentences: sentencesAddress,
  syllables: syllablesAddress,
};

/** Decoded clips kept for the next time: a screen or two, and the syllables of figures. About 40 MB at most. */
const MOST_KEPT = 400;

/** Where clips become samples. */
export interface VoiceStore {
  readonly manifest: VoiceManifest;
  /** The samples of a clip at `SPEECH_RATE`. Rejects where the browser cannot decode it. */
  samplesOf(clip: Clip): Promise<Float32Array>;
}

export interface Voices {
  readonly store: VoiceStore;
  readonly pronunciations: Pronunciations;
}

/** Fetches manifest, packs and dictionary from the host. Rejects where one of them is missing. */
export async function openVoices(get: typeof fetch = (...asked) => fetch(...asked)): Promise<Voices> {
  const load = async (address: string): Promise<Response> => {
    const answer = await get(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  };
  const [pronunciations, manifest, sentences, syllables] = await Promise.all([
    load(pronunciationsAddress).then((answer) => answer.json() as Promise<Pronunciations>),
    load(manifestAddress).then((answer) => answer.json() as Promise<VoiceManifest>),
    load(PACK_ADDRESSES.sentences).then((answer) => answer.arrayBuffer()),
    load(PACK_ADDRESSES.syllables).then((answer) => answer.arrayBuffer()),
  ]);
  return { store: voiceStore(manifest, { sentences, syllables }, decode), pronunciations };
}

/** Opus in Ogg to samples; a context that plays nothing needs nobody's leave. */
async function decode(content: ArrayBuffer): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, SPEECH_RATE);
  return (await context.decodeAudioData(content)).getChannelData(0);
}

/** A store over packs that are already there. */
export function voiceStore(
  manifest: VoiceManifest,
  packs: Readonly<Record<PackName, ArrayBuffer>>,
  decoding: (content: ArrayBuffer) => Promise<Float32Array>,
): VoiceStore {
  const kept = new Map<string, Promise<Float32Array>>();
  return {
    manifest,
    samplesOf: (clip) => {
      const before = kept.get(clip.key);
      // Put in again at the end: the first of the map is the one that was not wanted for longest.
      kept.delete(clip.key);
      const samples = before ?? decoding(packs[clip.pack].slice(clip.at, clip.at + clip.bytes));
      kept.set(clip.key, samples);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return samples;
    },
  };
}
