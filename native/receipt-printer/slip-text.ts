import type { ByteSink } from './byte-sink.ts';
import { rareCharactersOf, SUBSTITUTE, type TwoByteCodes } from './chinese-text.ts';
import { type DotGlyphs, GLYPH_BYTES } from './dot-glyphs.ts';
import { escLinePicture, fsDefineHanzi } from './escpos.ts';

/** Firmware keeps user-defined hanzi at FE A1 and up (`FS 2`). */
const FIRST_USER_CODE = 0xfea1;
/** Some models hold only a few at once; from here on codes are used again, always at the start of a line. */
const COMFORTABLE_DEFINITIONS = 8;
const LONGEST_CHARACTER = 2;

/** Sets lines of text of one slip; knows which rare characters the printer has been taught so far. */
export interface SlipText {
  /** Writes a line's characters, teaching the printer rare ones first. The printer must be at a line's start. */
  write(text: string): void;
}

/** The drawings of rare characters, and whether each is sent as a picture within the line instead of being taught. */
export interface RareDrawing {
  readonly glyphs: DotGlyphs;
  readonly inline: boolean;
}

/** Columns of a drawn hanzi, three bytes each. */
const GLYPH_COLUMNS = GLYPH_BYTES / 3;

/**
 * Text for one slip. `drawing` is absent for a printer that can neither be taught characters nor set pictures in a
 * line; a character that is neither in its font nor drawn becomes a visible `？`. A picture within a line keeps its
 * size where the line is set large: the printer enlarges its characters only.
 */
export function createSlipText(
  sink: ByteSink,
  codes: TwoByteCodes,
  drawing: RareDrawing | undefined,
): SlipText {
  const taught = new Map<string, number>();
  const substitute = codes[SUBSTITUTE.charCodeAt(0)] ?? 0;

  const teach = (text: string): void => {
    const drawn = rareCharactersOf(text, codes).filter((character) => dotsOf(character) !== undefined);
    if (drawn.every((character) => taught.has(character))) return;
    if (new Set([...taught.keys(), ...drawn]).size > COMFORTABLE_DEFINITIONS) taught.clear();
    for (const character of drawn) {
      const dots = dotsOf(character);
      if (taught.has(character) || dots === undefined) continue;
      const code = FIRST_USER_CODE + taught.size;
      taught.set(character, code);
      sink.command(fsDefineHanzi(code));
      sink.dots(dots);
      sink.boundary();
    }
  };
  const dotsOf = (character: string): Uint8Array | undefined =>
    drawing?.glyphs.find(character.codePointAt(0) ?? 0);
  const writeRare = (character: string): void => {
    const dots = drawing?.inline === true ? dotsOf(character) : undefined;
    if (dots === undefined) {
      putCode(sink, taught.get(character) ?? substitute);
      return;
    }
    sink.boundary();
    sink.command(escLinePicture(GLYPH_COLUMNS));
    sink.dots(dots);
    sink.boundary();
  };

  return {
    write(text) {
      const start = sink.length;
      if (writePlain(sink, text, codes)) return;
      sink.length = start;
      if (drawing?.inline !== true) teach(text);
      for (const character of text) {
        const unit = character.charCodeAt(0);
        const code = character.length === 1 ? (codes[unit] ?? 0) : 0;
        sink.reserve(LONGEST_CHARACTER);
        if (unit < 0x80) sink.bytes[sink.length++] = unit;
        else if (code !== 0) putCode(sink, code);
        else writeRare(character);
      }
    },
  };
}

/** The usual case: every character is in the printer's font. Stops at the first that is not and says so. */
function writePlain(sink: ByteSink, text: string, codes: TwoByteCodes): boolean {
  sink.reserve(text.length * LONGEST_CHARACTER);
  const { bytes } = sink;
  let end = sink.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[end++] = unit;
      continue;
    }
    const code = codes[unit] ?? 0;
    if (code === 0) return false;
    bytes[end++] = code >> 8;
    bytes[end++] = code & 0xff;
  }
  sink.length = end;
  return true;
}

function putCode(sink: ByteSink, code: number): void {
  sink.bytes[sink.length++] = code >> 8;
  sink.bytes[sink.length++] = code & 0xff;
}
