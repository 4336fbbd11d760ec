import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Clip, PackName, VoiceManifest } from '../../renderer/speech/manifest.ts';
import { projectPath } from '../write-data.ts';

export const VOICES_FOLDER = 'resources/voices/zh';
export const MANIFEST_PATH = `${VOICES_FOLDER}/manifest.json`;
export const packPath = (pack: PackName): string => `${VOICES_FOLDER}/${pack}.bin`;
export const PACKS: readonly PackName[] = ['sentences', 'syllables'];

/** A clip and its bytes, Opus in Ogg. */
export type FilledClip = Clip & { readonly content: Buffer };

/** What was made before, by key; nothing at the first time. */
export function readVoices(): ReadonlyMap<string, FilledClip> {
  if (!existsSync(projectPath(MANIFEST_PATH))) return new Map();
  const { clips } = JSON.parse(readFileSync(projectPath(MANIFEST_PATH), 'utf8')) as VoiceManifest;
  const packs = new Map(PACKS.map((pack) => [pack, readFileSync(projectPath(packPath(pack)))]));
  return new Map(
    clips.map((clip) => {
      const content = packs.get(clip.pack)?.subarray(clip.at, clip.at + clip.bytes) ?? Buffer.alloc(0);
      return [clip.key, { ...clip, content }];
    }),
  );
}

/** Writes packs and manifest, one clip a line, so that a change of one sentence is a change of one line. */
export function writeVoices(clips: readonly FilledClip[], templates: VoiceManifest['templates']): void {
  mkdirSync(projectPath(VOICES_FOLDER), { recursive: true });
  const lines: string[] = [];
  for (const pack of PACKS) {
    const inPack = clips.filter((clip) => clip.pack === pack);
    const places = new Map<string, number>();
    const contents: Buffer[] = [];
    let end = 0;
    for (const { content, ...clip } of inPack) {
      // The same words under several keys, such as an entry that many lists have, lie in the pack once.
      const at = places.get(clip.made) ?? end;
      if (at === end) {
        places.set(clip.made, end);
        contents.push(content);
        end += content.length;
      }
      lines.push(JSON.stringify({ ...clip, at, bytes: content.length }));
    }
    writeFileSync(projectPath(packPath(pack)), Buffer.concat(contents));
  }
  const templateLines = templates.map((template) => JSON.stringify(template));
  const text = `{"templates":[\n${templateLines.join(',\n')}\n],"clips":[\n${lines.join(',\n')}\n]}\n`;
  writeFileSync(projectPath(MANIFEST_PATH), text);
}
