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
/** Speech of one narrow voice: more bits make no difference that can be measured. */
const BITS_PER_SECOND = 16_000;
/** One start of ffmpeg for so many clips: the start alone takes longer than a clip. */
export const BATCH = 32;
/** Everything that changes how a clip sounds; a change makes all of them anew. */
export const SETTINGS = {
  voice: ENGINE_VOICE,
  speed: ENGINE_SPEED,
  syllables: SYLLABLE_SPEED,
  opus: BITS_PER_SECOND,
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

/** The phonemes that espeak-ng takes a line for, without its stress marks: `X'Au214_|` → `XAu214`. */
export function phonemesOf(line: string): string {
  const { stdout } = spawnSync('espeak-ng', ['-v', ENGINE_VOICE, '-q', '-x', line], { encoding: 'utf8' });
  return stdout.trim();
}

const QUIET = ['-v', 'error', '-y', '-nostdin'];
/** Without names or dates, so that the same words make the same bytes. */
const AS_OPUS =
  `-map_metadata -1 -flags +bitexact -fflags +bitexact -c:a libopus -b:a ${BITS_PER_SECOND} -application voip -ac 1`.split(
    ' ',
  );
const AS_SAMPLES = `-ac 1 -ar ${CLIP_RATE} -f f32le`.split(' ');

/** Opus in Ogg of each sound, in order. */
export async function encoded(sounds: readonly Sound[], folder: string): Promise<readonly Buffer[]> {
  const inputs = sounds.flatMap((sound, at) => {
    writeFileSync(join(folder, `${at}.wav`), wavOfSound(sound));
    return ['-i', join(folder, `${at}.wav`)];
  });
  const outputs = sounds.flatMap((_, at) => ['-map', String(at), ...AS_OPUS, join(folder, `${at}.ogg`)]);
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
