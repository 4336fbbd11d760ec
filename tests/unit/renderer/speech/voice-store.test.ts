import { describe, expect, it } from 'vitest';
import type { Clip, PackName, VoiceManifest } from '../../../../renderer/speech/manifest.ts';
import { voiceStore } from '../../../../renderer/speech/voice-store.ts';

const clip = (key: string, pack: PackName, at: number, bytes: number): Clip => ({
  key,
  pack,
  at,
  bytes,
  text: '',
  pinyin: '',
  source: 'synthetic',
  ms: 1,
  lufs: -18,
  peak: -3,
  made: key,
});
const packs = { sentences: Uint8Array.of(1, 2, 3, 4).buffer, syllables: Uint8Array.of(9, 8, 7).buffer };
const manifest: VoiceManifest = { templates: [], clips: [] };

function counted() {
  const asked: number[][] = [];
  const store = voiceStore(manifest, packs, (content) => {
    asked.push([...new Uint8Array(content)]);
    return Promise.resolve(Float32Array.from(new Uint8Array(content)));
  });
  return { store, asked };
}

describe('the store of voices', () => {
  it('cuts a clip out of its pack', async () => {
    const { store } = counted();
    expect([...(await store.samplesOf(clip('a', 'sentences', 1, 2)))]).toEqual([2, 3]);
    expect([...(await store.samplesOf(clip('b', 'syllables', 2, 1)))]).toEqual([7]);
  });

  it('decodes it once, also when it is wanted twice at the same time', async () => {
    const { store, asked } = counted();
    const wanted = clip('a', 'sentences', 0, 1);
    await Promise.all([store.samplesOf(wanted), store.samplesOf(wanted)]);
    await store.samplesOf(wanted);
    expect(asked).toEqual([[1]]);
  });

  it('lets go of what was not wanted for longest', async () => {
    const { store, asked } = counted();
    await store.samplesOf(clip('first', 'sentences', 0, 1));
    for (let at = 0; at < 399; at++) await store.samplesOf(clip(`${at}`, 'syllables', 0, 1));
    await store.samplesOf(clip('first', 'sentences', 0, 1));
    await store.samplesOf(clip('one too many', 'syllables', 0, 1));
    const before = asked.length;
    await store.samplesOf(clip('first', 'sentences', 0, 1));
    await store.samplesOf(clip('0', 'syllables', 0, 1));
    expect(asked.length).toBe(before + 1);
  });
});
