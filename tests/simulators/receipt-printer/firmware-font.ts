import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { type DotGlyphs, readDotGlyphs } from '../../../native/receipt-printer/dot-glyphs.ts';

const fontFile = new URL('firmware-24.bin.z', import.meta.url);
const rareFile = new URL('../../../resources/fonts/rare-24.bin', import.meta.url);

const hollowBox = (columns: number): Uint8Array =>
  Uint8Array.from({ length: columns * 3 }, (_, at) => {
    const column = Math.floor(at / 3);
    if (column === 0 || column === columns - 1) return 0xff;
    return at % 3 === 0 ? 0x80 : at % 3 === 2 ? 0x01 : 0;
  });
const NARROW_BOX = hollowBox(12);
const WIDE_BOX = hollowBox(24);

/** What a printer has in its character ROM: ASCII 12 × 24 and the two-byte area 24 × 24. */
export interface FirmwareFont {
  /** The dots of a character; a hollow box where the ROM has none. */
  dots(character: string): Uint8Array;
  /** Which rare character a drawing is, so that a slip can be read as text; `〓` when nobody knows. */
  nameDrawing(dots: Uint8Array): string;
}

export function loadFirmwareFont(): FirmwareFont {
  const rom = readDotGlyphs(inflateSync(readFileSync(fontFile)));
  let drawings: Map<string, string> | undefined;
  return {
    dots: (character) => romDots(rom, character),
    nameDrawing(dots) {
      drawings ??= drawingNames();
      return drawings.get(Buffer.from(dots).toString('latin1')) ?? '〓';
    },
  };
}

const romDots = (rom: DotGlyphs, character: string): Uint8Array =>
  rom.find(character.codePointAt(0)!) ?? (character < '\u0080' ? NARROW_BOX : WIDE_BOX);

function drawingNames(): Map<string, string> {
  const glyphs = readDotGlyphs(readFileSync(rareFile));
  const names = new Map<string, string>();
  for (let codePoint = 0x3400; codePoint < 0x32000; codePoint++) {
    const dots = glyphs.find(codePoint);
    if (dots !== undefined) names.set(Buffer.from(dots).toString('latin1'), String.fromCodePoint(codePoint));
  }
  return names;
}
