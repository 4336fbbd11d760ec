import type { StoredPicture } from './escpos-interpreter.ts';

const ROW_BYTES = 24;
const ROWS = 64;
const EDGE = 3;

/** What an installer has stored in this printer: a frame with slanting bars, under number 1 and key `LG`. */
export function storedLogo(key: string): StoredPicture | undefined {
  if (key !== '1' && key !== 'LG') return undefined;
  const rows = new Uint8Array(ROW_BYTES * ROWS);
  const width = ROW_BYTES * 8;
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < width; x++) {
      const edge = x < EDGE || y < EDGE || x >= width - EDGE || y >= ROWS - EDGE;
      if (!edge && (x + y) % 32 >= 12) continue;
      const at = y * ROW_BYTES + (x >> 3);
      rows[at] = rows[at]! | (0x80 >> (x & 7));
    }
  }
  return { rowBytes: ROW_BYTES, rows };
}
