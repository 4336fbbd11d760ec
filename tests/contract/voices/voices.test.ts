import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clip, VoiceManifest } from '../../../renderer/speech/manifest.ts';
import { isInstalled, voiceMakers } from '../../../scripts/debian-packages.ts';
import { makeBatch } from '../../../scripts/make-voices.ts';
import { MANIFEST_PATH, packPath } from '../../../scripts/voices/pack.ts';
import { phonemesOf, speak } from '../../../scripts/voices/programs.ts';
import { wavOfSound } from '../../../scripts/voices/sound.ts';
import { projectPath } from '../../../scripts/write-data.ts';

const { clips } = JSON.parse(readFileSync(projectPath(MANIFEST_PATH), 'utf8')) as VoiceManifest;

/** How many clips ffmpeg measures again, evenly chosen from all of them. */
const SPOT = 20;
const spot = clips.filter((_, at) => at % Math.floor(clips.length / SPOT) === 0).slice(0, SPOT);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voices-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What ffmpeg's own meter says; a clip under three seconds is repeated until they are full, as the maker does it. */
function measured(content: Buffer, ms: number): { readonly lufs: number; readonly peak: number } {
  const file = join(folder, 'clip.ogg');
  const wave = join(folder, 'clip.wav');
  writeFileSync(file, content);
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-i', file, '-c:a', 'pcm_f32le', wave]);
  const loops = ms >= 3000 ? 0 : Math.ceil(3000 / ms) - 1;
  const { stderr } = spawnSync(
    'ffmpeg',
    [
      '-hide_banner',
      '-nostats',
      '-stream_loop',
      String(loops),
      '-i',
      wave,
      '-af',
      'ebur128=peak=true',
      '-f',
      'null',
      '-',
    ],
    { encoding: 'utf8' },
  );
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const figure = (name: string): number => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)?.[1]);
  return { lufs: figure('I'), peak: figure('Peak') };
}

const contentOf = ({ pack, at, bytes }: Clip): Buffer =>
  readFileSync(projectPath(packPath(pack))).subarray(at, at + bytes);

describe.runIf(isInstalled(voiceMakers))('the voices', () => {
  test('are as loud as the manifest says, by another meter', { timeout: 120_000 }, () => {
    const off = spot.map((clip) => ({ clip, heard: measured(contentOf(clip), clip.ms) }));
    const worst = Math.max(...off.map(({ clip, heard }) => Math.abs(clip.lufs - heard.lufs)));
    process.stdout.write(
      `${spot.length} clips measured with ffmpeg: at most ${worst.toFixed(2)} LU from the manifest\n`,
    );
    for (const { clip, heard } of off) {
      expect(Math.abs(heard.lufs + 18), clip.key).toBeLessThanOrEqual(1);
      expect(Math.abs(heard.lufs - clip.lufs), clip.key).toBeLessThan(0.3);
      expect(heard.peak, clip.key).toBeLessThanOrEqual(-0.8);
    }
  });

  test('are understood by the engine syllable by syllable, none of them spelt out', {
    timeout: 60_000,
  }, () => {
    const lines = clips.filter(({ pack }) => pack === 'sentences').map(({ pinyin }) => pinyin);
    const syllables = lines.join(' ').match(/[a-zü]+\d/g) ?? [];
    const tones = phonemesOf(lines.join('\n')).match(/\d{2,3}/g) ?? [];
    process.stdout.write(
      `${syllables.length} syllables in sentences, ${tones.length} tones heard by the engine\n`,
    );
    expect(tones).toHaveLength(syllables.length);
  });

  test('have the tone in each syllable that its name says', { timeout: 60_000 }, () => {
    const contours: Readonly<Record<string, string>> = { '1': '55', '2': '35', '3': '214', '4': '51' };
    const named = clips
      .filter(({ pack, pinyin }) => pack === 'syllables' && contours[pinyin.at(-1) ?? ''] !== undefined)
      .map(({ pinyin }) => pinyin);
    const heard = phonemesOf(named.map((syllable) => `${syllable}.`).join('\n')).split('\n');
    expect(heard).toHaveLength(named.length);
    const wrong = named.filter(
      (syllable, at) => !heard[at]?.includes(contours[syllable.at(-1) ?? ''] ?? '?'),
    );
    expect(wrong).toEqual([]);
  });

  test('give way to a recording, brought to the same loudness', { timeout: 60_000 }, async () => {
    const recording = join(folder, 'welcome.heading.wav');
    const { samples, rate } = speak('ni3 hao3.');
    writeFileSync(recording, wavOfSound({ samples: samples.map((sample) => sample / 20), rate }));
    const wanted = { key: 'welcome.heading', text: '您好', pinyin: 'nin2 hao3.', pack: 'sentences' } as const;
    const [clip] = await makeBatch([{ wanted, made: 'x', recording }], folder);
    expect(clip?.source).toBe('recorded');
    expect(Math.abs((clip?.lufs ?? 0) + 18)).toBeLessThanOrEqual(0.5);
    expect(clip?.peak).toBeLessThanOrEqual(-1);
    expect(clip?.ms).toBeGreaterThan(400);
  });

  test('come out the same from the same words', { timeout: 60_000 }, async () => {
    const wanted = { key: 'a', text: '请稍等', pinyin: 'qing3 shao1 deng3.', pack: 'sentences' } as const;
    const make = async () => (await makeBatch([{ wanted, made: 'x', recording: undefined }], folder))[0];
    expect((await make())?.content.equals((await make())?.content ?? Buffer.alloc(0))).toBe(true);
  });
});
