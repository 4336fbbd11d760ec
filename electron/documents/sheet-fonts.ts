import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shipped fonts that sheets are set in; the same floors as on the screen (`scripts/make-fonts.py`). */
export type FontName = 'common-regular' | 'common-bold' | 'rare-a' | 'rare-b' | 'rare-c' | 'rare-d';

/** Stands for a character that no font has: a blank would be read as nothing missing. */
export const UNKNOWN_CHARACTER = '〓';

/** Whether a font has a character; the font is loaded for the question. */
export type HasGlyph = (font: FontName, codePoint: number) => boolean;

/** A piece of text that one font can set. */
export interface FontRun {
  readonly font: FontName;
  readonly text: string;
}

/** A character's fonts by where it stands in Unicode, the likeliest first; rare ones have no bold form. */
function fontsFor(codePoint: number, bold: boolean): readonly FontName[] {
  const common: FontName = bold ? 'common-bold' : 'common-regular';
  if (codePoint >= 0x20000) return ['rare-d'];
  if (codePoint >= 0x3400 && codePoint <= 0x4dbf) return ['rare-a'];
  if (codePoint >= 0x4e00 && codePoint <= 0x75ff) return [common, 'rare-b', 'rare-d'];
  if (codePoint >= 0x7600 && codePoint <= 0x9fff) return [common, 'rare-c', 'rare-d'];
  return [common, 'rare-d'];
}

/** The text as runs of one font each, in order; what no font has becomes the sign for it, and is told. */
export function fontRuns(
  text: string,
  bold: boolean,
  has: HasGlyph,
  unknown: (character: string) => void = () => undefined,
): readonly FontRun[] {
  const runs: { font: FontName; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const found = fontsFor(codePoint, bold).find((font) => has(font, codePoint));
    if (found === undefined) unknown(character);
    const [font, shown] = found === undefined ? (['rare-d', UNKNOWN_CHARACTER] as const) : [found, character];
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}

/** Reads a font's file once. @param folder `resources/fonts` of this installation */
export function fontReader(folder: string): (font: FontName) => Uint8Array {
  const read = new Map<FontName, Uint8Array>();
  return (font) => {
    const known = read.get(font) ?? readFileSync(join(folder, `${font}.woff2`));
    read.set(font, known);
    return known;
  };
}
