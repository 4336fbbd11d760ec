/**
 * Makes `resources/voices/zh/`: a clip for every sentence of the screens and for every syllable of Mandarin, all equally loud.
 * Needs espeak-ng and ffmpeg; only what changed is made anew. A recording `resources/voices/zh/recorded/<key>.wav` (or .ogg,
 * .mp3) takes the place of the clip of that key.
 * Run: `npm run voices`
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { type PackName, syllableKey } from '../renderer/speech/manifest.ts';
import { learn, lineOf, type Pronunciations, soundsOf } from '../renderer/speech/pronounce.ts';
import { hasOwnClip, hasSlots, pieceKey, piecesOf } from '../renderer/speech/templates.ts';
import { ensurePrograms, isInstalled, voiceMakers } from './debian-packages.ts';
import { collectTexts, type Keyed } from './voices/collect.ts';
import { clipLoudness, truePeak } from './voices/loudness.ts';
import { type FilledClip, readVoices, VOICES_FOLDER, writeVoices } from './voices/pack.ts';
import {
  BATCH,
  CLIP_RATE,
  decoded,
  type Encoding,
  encoded,
  phonemesOf,
  SETTINGS,
  SYLLABLE_SPEED,
  speak,
} from './voices/programs.ts';
import {
  type Aim,
  FIRST_AIM,
  HIGHEST_PEAK_DB,
  levelled,
  type Sound,
  TARGET_LUFS,
  trimmed,
} from './voices/sound.ts';
import { allSyllables, LOW_THIRD } from './voices/syllables.ts';
import { projectPath } from './write-data.ts';

export const PRONUNCIATIONS_PATH = `${VOICES_FOLDER}/pronunciations.json`;
const RECORDED_FOLDER = `${VOICES_FOLDER}/recorded`;

/** A clip that is wanted: what it says and what the engine is given for it. */
export interface WantedClip extends Keyed {
  readonly pinyin: string;
  readonly pack: PackName;
}

export function readPronunciations(): Pronunciations {
  return JSON.parse(readFileSync(projectPath(PRONUNCIATIONS_PATH), 'utf8')) as Pronunciations;
}

/** The clips of one text: itself, or where it has gaps the longer pieces between them. */
export function clipsOfText({ key, text }: Keyed): readonly WantedClip[] {
  if (!hasSlots(text)) return [{ key, text, pinyin: `${lineOf(soundsOf(text))}.`, pack: 'sentences' }];
  return piecesOf(text).flatMap((piece, at) =>
    hasOwnClip(piece)
      ? [
          {
            key: pieceKey(key, at),
            text: piece,
            pinyin: `${lineOf(soundsOf(piece))}.`,
            pack: 'sentences' as const,
          },
        ]
      : [],
  );
}

/** Every clip there must be. */
export function wantedClips(): readonly WantedClip[] {
  learn(readPronunciations());
  const sentences = collectTexts().flatMap(clipsOfText);
  const syllables = allSyllables().map((syllable) => ({
    key: syllableKey(syllable),
    text: '',
    pinyin: syllable,
    pack: 'syllables' as const,
  }));
  return [...sentences, ...syllables];
}

/** Recordings by the key in their names. */
function recordings(): ReadonlyMap<string, string> {
  const folder = projectPath(RECORDED_FOLDER);
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => /\.(wav|ogg|mp3)$/.test(name));
  return new Map(files.map((name) => [parse(name).name, join(folder, name)]));
}

/** Of everything that a clip is made from. */
export function hashOf(wanted: WantedClip, recording: string | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify([wanted.text, wanted.pinyin, SETTINGS]));
  if (recording !== undefined) hash.update(readFileSync(recording));
  return hash.digest('hex').slice(0, 12);
}

/** The low third tone is made of the engine's own phonemes: in a row of syllables there is no neighbour to lower it. */
function synthetic({ pinyin, pack }: WantedClip): Sound {
  if (pack === 'sentences') return speak(pinyin);
  if (!pinyin.endsWith(LOW_THIRD)) return speak(pinyin, SYLLABLE_SPEED);
  const phonemes = phonemesOf(pinyin.slice(0, -LOW_THIRD.length)).replace('214', '21');
  return speak(`[[${phonemes}]]`, SYLLABLE_SPEED);
}

/** A clip that is to be made, by the engine or from a recording (a file's path). */
export interface ToMake {
  readonly wanted: WantedClip;
  readonly made: string;
  readonly recording: string | undefined;
}

async function rawSounds(batch: readonly ToMake[], folder: string): Promise<readonly Sound[]> {
  const files = batch.flatMap(({ recording }) => (recording === undefined ? [] : [recording]));
  const recorded = files.length === 0 ? [] : [...(await decoded(files, folder))];
  return batch.map(({ wanted, recording }) => {
    const sound = recording === undefined ? synthetic(wanted) : recorded.shift();
    if (sound === undefined) throw new Error(`no sound for ${wanted.key}`);
    return sound;
  });
}

/** A clip as it came out of the encoder. */
interface Heard {
  readonly content: Buffer;
  readonly ms: number;
  readonly lufs: number;
  readonly peak: number;
}

async function heardAt(
  sounds: readonly Sound[],
  aims: readonly Aim[],
  folder: string,
  encoding: Encoding,
): Promise<Heard[]> {
  const contents = await encoded(
    sounds.map((sound, at) => levelled(sound, aims[at] ?? FIRST_AIM)),
    folder,
    encoding,
  );
  const files = contents.map((content, at) => {
    const file = join(folder, `made-${at}.ogg`);
    writeFileSync(file, content);
    return file;
  });
  const heard = await decoded(files, folder);
  return contents.map((content, at) => {
    const samples = heard[at]?.samples ?? new Float32Array();
    return {
      content,
      ms: Math.round((samples.length / CLIP_RATE) * 1000),
      lufs: rounded(clipLoudness(samples, CLIP_RATE)),
      peak: rounded(truePeak(samples)),
    };
  });
}

/** How far a clip may be from the target before it is made again; half of what row 25 allows. */
const CLOSE_ENOUGH_LU = 0.5;
/** The encoder broke down: it is no matter of aiming. */
const FAR_OFF_LU = 2;
/** Nothing came closer by a fifth try. */
const TRIES = 4;

export const isLevel = ({ lufs, peak }: Pick<Heard, 'lufs' | 'peak'>): boolean =>
  Math.abs(lufs - TARGET_LUFS) <= CLOSE_ENOUGH_LU && peak <= HIGHEST_PEAK_DB;

/** Where to aim after what was heard; what is far off is no measure of anything. */
function nextAim(aim: Aim, { lufs, peak }: Heard): Aim {
  if (Math.abs(lufs - TARGET_LUFS) > FAR_OFF_LU || peak > 0) return FIRST_AIM;
  return {
    lufs: aim.lufs + TARGET_LUFS - lufs,
    ceiling: aim.ceiling - Math.max(0, peak - HIGHEST_PEAK_DB + 0.4),
  };
}

/** Makes clips, as many at once as ffmpeg is started for. `folder` is for passing files. */
export async function makeBatch(batch: readonly ToMake[], folder: string): Promise<readonly FilledClip[]> {
  const sounds = (await rawSounds(batch, folder)).map(trimmed);
  const aims: Aim[] = sounds.map(() => FIRST_AIM);
  const heard = await heardAt(sounds, aims, folder, 'speech');
  for (let tried = 1; tried < TRIES; tried++) {
    const off = [...heard.keys()].filter((at) => !isLevel(heard[at] as Heard));
    if (off.length === 0) break;
    for (const at of off) aims[at] = nextAim(aims[at] as Aim, heard[at] as Heard);
    const again = await heardAt(
      off.map((at) => sounds[at] as Sound),
      off.map((at) => aims[at] as Aim),
      folder,
      'plain',
    );
    for (const [index, at] of off.entries()) heard[at] = again[index] as Heard;
  }
  return batch.map(({ wanted, made, recording }, at) => ({
    ...wanted,
    ...(heard[at] as Heard),
    source: recording === undefined ? 'synthetic' : 'recorded',
    at: 0,
    bytes: (heard[at] as Heard).content.length,
    made,
  }));
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Makes what is new or changed, keeps the rest, and forgets what nobody asks for any more. */
async function makeVoices(): Promise<void> {
  const before = readVoices();
  const recorded = recordings();
  const all = wantedClips().map((wanted) => {
    const recording = recorded.get(wanted.key);
    return { wanted, recording, made: hashOf(wanted, recording) };
  });
  // By what they are made of, so that a new name for the same words makes nothing anew.
  const clips = new Map([...before.values()].filter(isLevel).map((clip) => [clip.made, clip]));
  const toMake = [...new Map(all.map((one) => [one.made, one])).values()].filter(
    ({ made }) => !clips.has(made),
  );
  const folder = mkdtempSync(join(tmpdir(), 'voices-'));
  try {
    for (let from = 0; from < toMake.length; from += BATCH) {
      for (const clip of await makeBatch(toMake.slice(from, from + BATCH), folder))
        clips.set(clip.made, clip);
      process.stderr.write(`\r${Math.min(from + BATCH, toMake.length)} of ${toMake.length} clips made`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const filled = all.flatMap(({ wanted, made }) => {
    const clip = clips.get(made);
    return clip === undefined ? [] : [{ ...clip, ...wanted }];
  });
  const templates = collectTexts().filter(({ text }) => hasSlots(text) && piecesOf(text).some(hasOwnClip));
  writeVoices(filled, templates);
  process.stderr.write(`\n${filled.length} clips, ${toMake.length} made now\n`);
}

if (process.argv[1] === import.meta.filename) {
  ensurePrograms([voiceMakers]);
  if (!isInstalled(voiceMakers)) process.exit(1);
  await makeVoices();
}
