/**
 * What `scripts/make-voices.ts` writes and the player reads: which clips there are, what they say, and where they lie.
 */
export interface VoiceManifest {
  /** Texts with gaps of which at least one piece has a clip. */
  readonly templates: readonly { readonly key: string; readonly text: string }[];
  readonly clips: readonly Clip[];
}

/** One spoken text: a sentence of the catalogue, a piece of one with gaps, or a syllable. */
export interface Clip {
  /** The key of the text: `welcome.heading`, `place.progress#1` (a piece between gaps), `syllable.hao3`. */
  readonly key: string;
  readonly text: string;
  /** What the engine was given, `hao3` or `ni3 hao3.`; for a recording what it should be. */
  readonly pinyin: string;
  readonly source: 'synthetic' | 'recorded';
  readonly pack: PackName;
  /** Place in the pack, bytes. */
  readonly at: number;
  readonly bytes: number;
  /** Length of the sound. */
  readonly ms: number;
  readonly lufs: number;
  /** The highest point of the wave, dBTP. */
  readonly peak: number;
  /** Of text, pinyin and settings: a clip with the same one need not be made again. */
  readonly made: string;
}

export type PackName = 'sentences' | 'syllables';

/** Key of a syllable's clip: `syllable.hao3`, or `syllable.hao3-` for a third tone that does not rise again. */
export const syllableKey = (syllable: string): string => `syllable.${syllable}`;
