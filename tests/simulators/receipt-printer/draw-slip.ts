import { dotsAcross, heightOf, type SetCharacter, type Slip, type Strip } from './paper.ts';
import { type Bitmap, blankBitmap, encodePng, setDot } from './png.ts';

/** Unprintable paper at each side: 4 mm of 80 mm paper, 5 mm of 58 mm. */
const SIDE_MARGIN = 32;
/** Paper between print head and cutter that every slip starts with. */
const HEAD_MARGIN = 88;
const GLYPH_HEIGHT = 24;
const COLUMN_BYTES = 3;

const indent = (align: 'left' | 'centre' | 'right', free: number): number =>
  align === 'left' ? 0 : Math.max(0, align === 'centre' ? Math.floor(free / 2) : free);

function drawCharacter(bitmap: Bitmap, character: SetCharacter, left: number, bottom: number): void {
  const { dots, wide, high, bold } = character;
  const top = bottom - GLYPH_HEIGHT * high;
  const across = dotsAcross(character);
  for (let x = 0; x < across; x++) {
    const column = Math.floor(x / wide) * COLUMN_BYTES;
    for (let y = 0; y < GLYPH_HEIGHT * high; y++) {
      const row = Math.floor(y / high);
      if ((dots[column + (row >> 3)]! & (0x80 >> (row & 7))) === 0) continue;
      setDot(bitmap, left + x, top + y);
      // Firmware makes bold by printing once more one dot to the right.
      if (bold) setDot(bitmap, left + x + 1, top + y);
    }
  }
}

function drawLine(bitmap: Bitmap, strip: Extract<Strip, { kind: 'line' }>, width: number, top: number): void {
  const used = strip.characters.reduce((sum, character) => sum + dotsAcross(character), 0);
  const tallest = strip.characters.reduce((most, { high }) => Math.max(most, high), 1) * GLYPH_HEIGHT;
  let x = SIDE_MARGIN + indent(strip.align, width - used);
  for (const character of strip.characters) {
    drawCharacter(bitmap, character, x, top + tallest);
    x += dotsAcross(character);
  }
}

function drawPicture(
  bitmap: Bitmap,
  strip: Extract<Strip, { kind: 'picture' }>,
  width: number,
  top: number,
): void {
  const left = SIDE_MARGIN + indent(strip.align, width - strip.rowBytes * 8);
  strip.rows.forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++) {
      if ((byte & (0x80 >> bit)) === 0) continue;
      setDot(bitmap, left + (at % strip.rowBytes) * 8 + bit, top + Math.floor(at / strip.rowBytes));
    }
  });
}

/** A slip as it lies in the tray, one pixel per dot. */
export function drawSlip(slip: Slip, widthDots: number): Bitmap {
  const height = slip.strips.reduce((sum, strip) => sum + heightOf(strip), HEAD_MARGIN);
  const bitmap = blankBitmap(widthDots + 2 * SIDE_MARGIN, height);
  let top = HEAD_MARGIN;
  for (const strip of slip.strips) {
    if (strip.kind === 'line') drawLine(bitmap, strip, widthDots, top);
    if (strip.kind === 'picture') drawPicture(bitmap, strip, widthDots, top);
    top += heightOf(strip);
  }
  return bitmap;
}

export const slipPng = (slip: Slip, widthDots: number): Buffer => encodePng(drawSlip(slip, widthDots));
