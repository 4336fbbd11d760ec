import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lexiconOf } from '../../../renderer/speech/lexicon.ts';
import type { Clip, VoiceManifest } from '../../../renderer/speech/manifest.ts';
import { learn, soundsOf } from '../../../renderer/speech/pronounce.ts';
import { speechOf } from '../../../renderer/speech/speech-of.ts';
import {
  clipsOfText,
  hashOf,
  isLevel,
  readPronunciations,
  wantedClips,
} from '../../../scripts/make-voices.ts';
import { collectTexts } from '../../../scripts/voices/collect.ts';
import { MANIFEST_PATH, PACKS, packPath, VOICES_FOLDER } from '../../../scripts/voices/pack.ts';
import { projectPath } from '../../../scripts/write-data.ts';

const manifest = JSON.parse(readFileSync(projectPath(MANIFEST_PATH), 'utf8')) as VoiceManifest;
const byKey = new Map(manifest.clips.map((clip) => [clip.key, clip]));
const sentences = manifest.clips.filter(({ pack }) => pack === 'sentences');
const syllables = manifest.clips.filter(({ pack }) => pack === 'syllables');
const recordings = existsSync(projectPath(join(VOICES_FOLDER, 'recorded')))
  ? readdirSync(projectPath(join(VOICES_FOLDER, 'recorded')))
  : [];

beforeAll(() => learn(readPronunciations()));

describe('coverage (elderly-ui row 23)', () => {
  it('every wanted clip is there, says what it should, and is of today’s making', () => {
    const stale = wantedClips().filter((wanted) => {
      const clip = byKey.get(wanted.key);
      const recorded = recordings.some((name) => name.startsWith(`${wanted.key}.`));
      return clip === undefined || (!recorded && clip.made !== hashOf(wanted, undefined));
    });
    // After new words: npm run voices.
    expect(stale.map(({ key }) => key)).toEqual([]);
  });

  it('there is none that nobody asks for', () => {
    const wanted = new Set(wantedClips().map(({ key }) => key));
    expect([...byKey.keys()].filter((key) => !wanted.has(key))).toEqual([]);
  });

  it('every key of every text can be spoken to its last syllable', () => {
    const lexicon = lexiconOf(manifest);
    const texts = collectTexts();
    const silent = texts.filter(({ text }) => {
      const filled = text.replaceAll(/\{\w+\}/g, '3');
      const pieces = speechOf(filled, lexicon, soundsOf);
      return pieces.length === 0 || pieces.some((piece) => 'key' in piece && !byKey.has(piece.key));
    });
    const own = texts.filter(({ key }) => byKey.has(key)).length;
    process.stdout.write(
      `${texts.length} texts: ${own} with a clip of their own, ${texts.length - own} with gaps; ${silent.length} silent\n`,
    );
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  it('every syllable that any character is read with has a clip', () => {
    const lexicon = lexiconOf(manifest);
    for (let code = 0x4e00; code <= 0x9fa5; code++) {
      for (const sound of soundsOf(String.fromCodePoint(code))) {
        if ('syllable' in sound)
          expect(lexicon.syllable(sound.syllable), sound.syllable).toBe(`syllable.${sound.syllable}`);
      }
    }
  });
});

describe('loudness (elderly-ui row 25)', () => {
  it('of every clip is −18 ± 1 LUFS, its true peak at most −1 dB', () => {
    const off = manifest.clips.filter(({ lufs, peak }) => Math.abs(lufs + 18) > 1 || peak > -1);
    const range = (values: readonly number[]): string => `${Math.min(...values)} … ${Math.max(...values)}`;
    process.stdout.write(
      `${manifest.clips.length} clips: ${range(manifest.clips.map(({ lufs }) => lufs))} LUFS, highest peak ${Math.max(...manifest.clips.map(({ peak }) => peak))} dBTP\n`,
    );
    expect(off.map(({ key, lufs, peak }) => ({ key, lufs, peak }))).toEqual([]);
  });

  it('a clip is made again until it is within half of that', () => {
    expect(isLevel({ lufs: -18.4, peak: -1.2 })).toBe(true);
    expect(isLevel({ lufs: -18.6, peak: -1.2 })).toBe(false);
    expect(isLevel({ lufs: -18, peak: -0.9 })).toBe(false);
  });
});

describe('pace (elderly-ui row 24)', () => {
  const pace = (clips: readonly Clip[]): number => {
    const spoken = clips.reduce((sum, { pinyin }) => sum + (pinyin.match(/\d/g)?.length ?? 0), 0);
    return spoken / (clips.reduce((sum, { ms }) => sum + ms, 0) / 60_000);
  };

  it('of the sentences is about 160 characters a minute, and that of spelt words is near it', () => {
    process.stdout.write(
      `${Math.round(pace(sentences))} characters a minute in sentences, ${Math.round(pace(syllables))} in rows of syllables without their breaths\n`,
    );
    expect(pace(sentences)).toBeGreaterThan(150);
    expect(pace(sentences)).toBeLessThan(170);
    expect(pace(syllables)).toBeLessThan(185);
  });
});

describe('the packs', () => {
  it('hold each clip where the manifest says: Opus in Ogg, nothing beyond', () => {
    for (const pack of PACKS) {
      const content = readFileSync(projectPath(packPath(pack)));
      const clips = manifest.clips.filter((clip) => clip.pack === pack);
      for (const { at, bytes, key } of clips) {
        expect(content.subarray(at, at + 4).toString('latin1'), key).toBe('OggS');
        expect(content.subarray(at, at + bytes).indexOf('OpusHead'), key).toBeGreaterThan(0);
      }
      expect(Math.max(...clips.map(({ at, bytes }) => at + bytes))).toBe(content.length);
    }
  });

  it('are of a size that a terminal fetches at once', () => {
    const sizes = PACKS.map((pack) => readFileSync(projectPath(packPath(pack))).length);
    process.stdout.write(
      `${PACKS.map((pack, at) => `${pack} ${((sizes[at] ?? 0) / 1e6).toFixed(1)} MB`).join(', ')}\n`,
    );
    // From the terminal's own disk; five thousand sentences of every service, held once in the page's memory.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(24_000_000);
  });
});

describe('the clips of a text', () => {
  it('are one, or the longer pieces between its gaps', () => {
    expect(clipsOfText({ key: 'a', text: '请稍等' })).toEqual([
      { key: 'a', text: '请稍等', pinyin: 'qing3 shao1 deng3.', pack: 'sentences' },
    ]);
    expect(clipsOfText({ key: 'b', text: '这是{day}日的记录' }).map(({ key }) => key)).toEqual(['b#1']);
  });

  it('are made anew when words, reading or a recording change', () => {
    const wanted = { key: 'a', text: '好', pinyin: 'hao3.', pack: 'sentences' } as const;
    const recording = projectPath(packPath('syllables'));
    const hashes = [
      hashOf(wanted, undefined),
      hashOf({ ...wanted, text: '号' }, undefined),
      hashOf({ ...wanted, pinyin: 'hao4.' }, undefined),
      hashOf(wanted, recording),
    ];
    expect(new Set(hashes).size).toBe(4);
    expect(hashOf({ ...wanted, key: 'other' }, undefined)).toBe(hashes[0]);
  });
});
