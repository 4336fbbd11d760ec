import { type Lexicon, pieceClip, plain } from './lexicon.ts';
import type { Sound } from './pronounce.ts';
import type { Pause } from './say.ts';

/** What the player puts in a row: a clip, or silence. */
export type Piece = { readonly key: string } | { readonly silence: number };

/** A breath between clauses and between sentences, ms. */
const SILENCES: Readonly<Record<Pause, number>> = { short: 180, long: 350 };

/** What turns a text into syllables; the page loads it with its dictionary when it is first wanted. */
export type Pronounce = (text: string, name: boolean) => readonly Sound[];

const SENTENCE = /[^。！？!?\n]+[。！？!?\n]*/g;
const CLAUSE = /[^，；：,;:、]+[，；：,;:、]*/g;

/**
 * How a text of the screen is spoken: whole, where there is a clip of it; else by a sentence of the catalogue with its gaps
 * filled; else sentence by sentence, clause by clause, and what is left syllable by syllable.
 * @param name the text is somebody's name: its first characters are a surname
 */
export function speechOf(
  text: string,
  lexicon: Lexicon,
  pronounce: Pronounce,
  name = false,
): readonly Piece[] {
  const pieces: Piece[] = [];
  const reader: Reader = { lexicon, pronounce, name };
  const sentences = text.match(SENTENCE) ?? [];
  const whole = known(text, reader);
  if (whole !== undefined) return whole;
  for (const sentence of sentences) {
    if (pieces.length > 0) pieces.push({ silence: SILENCES.long });
    pieces.push(...(known(sentence, reader) ?? clauses(sentence, reader)));
  }
  return pieces;
}

interface Reader {
  readonly lexicon: Lexicon;
  readonly pronounce: Pronounce;
  readonly name: boolean;
}

/** A text of the catalogue, plain or with its gaps filled. */
function known(text: string, reader: Reader): readonly Piece[] | undefined {
  const { lexicon, name } = reader;
  const clip = name ? undefined : lexicon.sentence(text);
  if (clip !== undefined) return [{ key: clip.key }];
  const found = lexicon.template(text);
  if (found === undefined) return undefined;
  const { template, slots } = found;
  const pieces: Piece[] = [];
  // Short pieces are said together with what fills the gaps beside them: figures and units belong to each other.
  let loose = '';
  const settle = (): void => {
    if (loose !== '') pieces.push(...spelt(loose, reader));
    loose = '';
  };
  template.pieces.forEach((piece, at) => {
    const key = pieceClip(lexicon, template, at);
    if (key === undefined) loose += piece;
    else {
      settle();
      pieces.push({ key });
    }
    const slot = slots[at];
    const ready = slot === undefined ? undefined : lexicon.sentence(slot);
    if (ready === undefined) loose += slot ?? '';
    else {
      settle();
      pieces.push({ key: ready.key });
    }
  });
  settle();
  return pieces;
}

function clauses(sentence: string, reader: Reader): readonly Piece[] {
  const parts = (sentence.match(CLAUSE) ?? []).filter((clause) => plain(clause) !== '');
  const clips = parts.map((clause) => reader.lexicon.sentence(clause));
  // A single clip in the middle of syllables would change the voice in mid-sentence.
  if (clips.some((clip) => clip === undefined)) return spelt(sentence, reader);
  return clips.flatMap((clip, at) => [
    ...(at === 0 ? [] : [{ silence: SILENCES.short }]),
    ...(clip === undefined ? [] : [{ key: clip.key }]),
  ]);
}

/** Syllable by syllable. */
function spelt(text: string, { lexicon, pronounce, name }: Reader): readonly Piece[] {
  return inContext(pronounce(text, name)).flatMap((sound): readonly Piece[] => {
    if ('pause' in sound) return [{ silence: SILENCES[sound.pause] }];
    const key = lexicon.syllable(sound.syllable);
    return key === undefined ? [] : [{ key }];
  });
}

const isThird = (sound: Sound | undefined): boolean =>
  sound !== undefined && 'syllable' in sound && sound.syllable.endsWith('3');

/**
 * Third tones as neighbours make them: rising before another third tone, low before anything else, whole at the end of a clause.
 * (The engine does the same by itself in a whole line.)
 */
export function inContext(sounds: readonly Sound[]): readonly Sound[] {
  return sounds.map((sound, at) => {
    const next = sounds[at + 1];
    if (!isThird(sound) || !('syllable' in sound) || next === undefined || 'pause' in next) return sound;
    return { syllable: isThird(next) ? `${sound.syllable.slice(0, -1)}2` : `${sound.syllable}-` };
  });
}
