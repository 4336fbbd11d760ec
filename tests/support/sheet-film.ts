import { aScene, drawSheet, type SheetScene } from './sheet-picture.ts';

/** Neutral colour. */
const GREY = 128;

/** A film of scenes as YUV4MPEG2, one frame each; Chromium shows it again and again as the picture of a camera. */
export function sheetFilm(scenes: readonly SheetScene[] = [aScene], framesPerSecond = 10): Uint8Array {
  const [first = aScene] = scenes;
  const { width, height } = first;
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`);
  const colour = Buffer.alloc((width * height) / 2, GREY);
  return Buffer.concat([
    head,
    ...scenes.flatMap((scene) => [Buffer.from('FRAME\n'), drawSheet(scene), colour]),
  ]);
}
