import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sound, soundOfWav, wavOfSound } from './sound.ts';

const run = promisify(execFile);

/** The one Mandarin voice of espeak-ng that can be used: it is fed pinyin. Its voice `cmn` reads many characters as English. */
export const ENGINE_VOICE = 'cmn-latn-pinyin';
/** espeak's own words a minute; measured over the clips this is about 160 characters a minute (elderly-ui row 24). */
export const ENGINE_SPEED = 132;
/** A syllable by itself is spoken longer than in a sentence; at this speed a row of them keeps the same pace. */
export const SYLLABLE_SPEED = 170;
/** Opus at 48 kHz, which it always decodes to. */
export const CLIP_RATE = 48_000;
/** How a clip is packed: `speech` for all of them; `plain` where the speech coder breaks down, see `ENCODINGS`. */
export type Encoding = 'speech' | 'plain';
/**
 * Speech of one narrow voice needs no more than 16 kbit/s; more make no difference that can be measured. In one clip of a
 * thousand Opus' speech coder overshoots by six decibels (可选的字), whatever its rate: its other coder does not.
 */
const ENCODINGS: Readonly<Record<Encoding, string>> = {
  speech: '-application voip -b:a 16000',
  plain: '-application lowdelay -b:a 32000',
};
/** One start of ffmpeg for so many clips: the start alone takes longer than a clip. */
export const BATCH = 32;
/** Everything that changes how a clip sounds; a change makes all of them anew. */
export const SETTINGS = {
  voice: ENGINE_VOICE,
  speed: ENGINE_SPEED,
  syllables: SYLLABLE_SPEED,
  opus: 16_000,
  level: 1,
};

/** What espeak-ng makes of a line of pinyin (`ni3 hao3.`), or of phonemes between `[[` and `]]`. Throws where it fails. */
export function speak(line: string, speed: number = ENGINE_SPEED): Sound {
  const { status, stdout, stderr } = spawnSync(
    'espeak-ng',
    ['-v', ENGINE_VOICE, '-s', String(speed), '--stdout', line],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`espeak-ng: ${String(stderr)}`);
  return soundOfWav(stdout);
}

/** The phonemes that espeak-ng takes a line for, in its own letters; the tones are figures: `n'i35_| X'Au214_|`. */
export function phonemesOf(line: string): string {
  // By its input: thousands of lines are longer than an argument may be.
  const { stdout, error } = spawnSync('espeak-ng', ['-v', ENGINE_VOICE, '-q', '-x', '--stdin'], {
    encoding: 'utf8',
    input: line,
  });
  if (error !== undefined) throw error;
  return stdout.trim();
}

const QUIET = ['-v', 'error', '-y', '-nostdin'];
/** Without names or dates, so that the same words make the same bytes. */
const AS_OPUS = `-map_metadata -1 -flags +bitexact -fflags +bitexact -c:a libopus -ac 1`.split(' ');
const AS_SAMPLES = `-ac 1 -ar ${CLIP_RATE} -f f32le`.split(' ');

/** Opus in Ogg of each sound, in order. */
export async function encoded(
  sounds: readonly Sound[],
  folder: string,
  encoding: Encoding = 'speech',
): Promise<readonly Buffer[]> {
  const inputs = sounds.flatMap((sound, at) => {
    writeFileSync(join(folder, `${at}.wav`), wavOfSound(sound));
    return ['-i', join(folder, `${at}.wav`)];
  });
  const outputs = sounds.flatMap((_, at) => [
    '-map',
    String(at),
    ...AS_OPUS,
    ...ENCODINGS[encoding].split(' '),
    join(folder, `${at}.ogg`),
  ]);
  await run('ffmpeg', [...QUIET, ...inputs, ...outputs]);
  return sounds.map((_, at) => readFileSync(join(folder, `${at}.ogg`)));
}

/** Any sound files (wav, ogg, mp3) as one channel at `CLIP_RATE`, in order. */
export async function decoded(files: readonly string[], folder: string): Promise<readonly Sound[]> {
  const inputs = files.flatMap((file) => ['-i', file]);
  const outputs = files.flatMap((_, at) => ['-map', `${at}:a`, ...AS_SAMPLES, join(folder, `${at}.f32`)]);
  await run('ffmpeg', [...QUIET, ...inputs, ...outputs]);
  return files.map((_, at) => {
    const bytes = readFileSync(join(folder, `${at}.f32`));
    const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    return { samples, rate: CLIP_RATE };
  });
}
