import type { GreyPicture } from './png-picture.ts';
import type { DotRows } from './qr-code.ts';

/** `threshold` for drawings, whose edges stay sharp; `dither` for what has shades. */
export type Tone = 'threshold' | 'dither';

const MIDDLE = 128;
const WHITE = 255;
/** Floyd and Steinberg's shares of what a dot is off, for those not yet decided: right, then the row below. */
const SHARES = [
  { right: 1, down: 0, share: 7 / 16 },
  { right: -1, down: 1, share: 3 / 16 },
  { right: 0, down: 1, share: 5 / 16 },
  { right: 1, down: 1, share: 1 / 16 },
] as const;

/** A picture as a printer's dots, one for each of its own; throws where it is wider than `widthDots`. */
export function logoDots({ width, height, grey }: GreyPicture, tone: Tone, widthDots: number): DotRows {
  if (width > widthDots) throw new RangeError(`a logo of ${width} dots on paper of ${widthDots}`);
  const rowBytes = Math.ceil(width / 8);
  const left = Float32Array.from(grey);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = new Uint8Array(rowBytes);
    for (let x = 0; x < width; x++) {
      const wanted = left[y * width + x] ?? WHITE;
      const black = wanted < MIDDLE;
      if (black) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
      if (tone === 'dither') spread(left, width, x, y, wanted - (black ? 0 : WHITE));
    }
    return row;
  });
  return { rowBytes, rows };
}

function spread(left: Float32Array, width: number, x: number, y: number, off: number): void {
  for (const { right, down, share } of SHARES) {
    const column = x + right;
    const at = (y + down) * width + column;
    if (column >= 0 && column < width && at < left.length) left[at] = (left[at] ?? 0) + off * share;
  }
}
