/** A hanzi of 24 × 24 dots column by column, three bytes each, the top dot in the highest bit: the order `FS 2` takes. */
export const GLYPH_BYTES = 72;

const MAGIC = 'DOT1';
const HEAD_BYTES = 5;
const SECTION_HEAD_BYTES = 5;
const BYTES_PER_COLUMN = 3;

/** Drawn characters by code point. */
export interface DotGlyphs {
  /** The columns of a character (a view, not a copy), or nothing when the file does not have it. */
  find(codePoint: number): Uint8Array | undefined;
  readonly size: number;
}

/**
 * Reads a dot-character file as `scripts/make-dot-glyphs.py` writes it: `DOT1`, u8 sections; per section u8 width,
 * u32le count, count × u24le code point, count × (width × 3) bytes. Throws on anything else: the file ships with the
 * product.
 */
export function readDotGlyphs(file: Uint8Array): DotGlyphs {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < HEAD_BYTES || Buffer.from(file.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC)
    throw new Error('not a dot-character file');
  const glyphs = new Map<number, Uint8Array>();
  let at = HEAD_BYTES;
  for (let section = view.getUint8(MAGIC.length); section > 0; section--) {
    const glyphBytes = view.getUint8(at) * BYTES_PER_COLUMN;
    const count = view.getUint32(at + 1, true);
    const index = at + SECTION_HEAD_BYTES;
    const dots = index + count * 3;
    at = dots + count * glyphBytes;
    if (at > file.length) throw new Error('dot-character file is cut short');
    for (let n = 0; n < count; n++) {
      const codePoint = view.getUint16(index + n * 3, true) | (view.getUint8(index + n * 3 + 2) << 16);
      glyphs.set(codePoint, file.subarray(dots + n * glyphBytes, dots + (n + 1) * glyphBytes));
    }
  }
  return { find: (codePoint) => glyphs.get(codePoint), size: glyphs.size };
}
