import { type Clip, syllableKey, type VoiceManifest } from './manifest.ts';
import { hasOwnClip, pieceKey, piecesOf } from './templates.ts';

/** A text of the catalogue with gaps, ready to be found in what the screen shows. */
export interface Template {
  readonly key: string;
  readonly pieces: readonly string[];
  readonly pattern: RegExp;
}

/** What there are clips for. */
export interface Lexicon {
  clip(key: string): Clip | undefined;
  /** The clip that says exactly this; marks at the end and spaces make no difference. */
  sentence(text: string): Clip | undefined;
  /** The template that a text was made from, and what stood in its gaps. */
  template(text: string): { readonly template: Template; readonly slots: readonly string[] } | undefined;
  /** The key of a syllable's clip, or of the same syllable in another tone where that is all there is. */
  syllable(syllable: string): string | undefined;
}

const SPACES = /\s+/g;
const LAST_MARK = /[。！？，；：、…]+$/;

/** What makes no difference to the ear. */
export const plain = (text: string): string => text.replace(SPACES, '').replace(LAST_MARK, '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function templateOf({ key, text }: { readonly key: string; readonly text: string }): Template {
  const pieces = piecesOf(text.replace(SPACES, ''));
  return { key, pieces, pattern: new RegExp(`^${pieces.map(escaped).join('(.+?)')}$`) };
}

/** The more of a template is fixed, the surer it is the one. */
const fixed = ({ pieces }: Template): number => pieces.join('').length;

const OTHER_TONES = ['1', '4', '2', '3', '5'];

/** Puts a manifest in order for looking up. */
export function lexiconOf({ clips, templates }: VoiceManifest): Lexicon {
  const byKey = new Map(clips.map((clip) => [clip.key, clip]));
  const byText = new Map<string, Clip>();
  for (const clip of clips) {
    if (clip.text === '' || clip.key.includes('#')) continue;
    const text = plain(clip.text);
    const before = byText.get(text);
    // The same words under several keys: a person's voice wherever there is one.
    if (before === undefined || (before.source === 'synthetic' && clip.source === 'recorded'))
      byText.set(text, clip);
  }
  const patterns = templates.map(templateOf).sort((one, other) => fixed(other) - fixed(one));
  return {
    clip: (key) => byKey.get(key),
    sentence: (text) => byText.get(plain(text)),
    template: (text) => {
      const bare = text.replace(SPACES, '');
      for (const template of patterns) {
        const match = template.pattern.exec(bare);
        if (match !== null) return { template, slots: match.slice(1) };
      }
      return undefined;
    },
    syllable: (syllable) => {
      const letters = syllable.replace(/\d-?$/, '');
      const tries = [syllable, syllable.replace('-', ''), ...OTHER_TONES.map((tone) => letters + tone)];
      return tries.map(syllableKey).find((key) => byKey.has(key));
    },
  };
}

/** The clip of a piece between gaps, where it is long enough to have one. */
export function pieceClip(lexicon: Lexicon, { key, pieces }: Template, at: number): string | undefined {
  const wanted = pieceKey(key, at);
  return hasOwnClip(pieces[at] ?? '') && lexicon.clip(wanted) !== undefined ? wanted : undefined;
}
