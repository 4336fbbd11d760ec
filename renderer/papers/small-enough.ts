/** A picture of a page, ready to be sent. */
export interface Encoded {
  readonly bytes: Uint8Array;
  /** Long side, px. */
  readonly longSide: number;
  /** JPEG quality, 0 to 1. */
  readonly quality: number;
}

/** Small print is read at this length of a page and more: 1,600 px on A4 are 140 dots an inch. */
export const READABLE_LONG_SIDE = 1_600;
/** Longer than this nothing more can be read, and the file only grows. */
export const LONGEST_SIDE = 2_200;
const QUALITIES = [0.85, 0.75, 0.65, 0.55, 0.45, 0.35];
/** Under the readable length only where nothing else is small enough. */
const SHORTER_SIDES = [1_400, 1_200, 1_000, 800];
const LEAST_QUALITY = 0.35;

/** The tries for a page, best first: quality goes before length, and length stays readable as long as it can. */
export function triesFor(
  longSide: number,
): readonly { readonly longSide: number; readonly quality: number }[] {
  const most = Math.min(longSide, LONGEST_SIDE);
  const readable = Math.min(most, READABLE_LONG_SIDE);
  const sides = [...new Set([most, Math.round((most + readable) / 2), readable])];
  const tries = sides.flatMap((side) =>
    QUALITIES.filter((quality) => side === readable || quality >= 0.65).map((quality) => ({
      longSide: side,
      quality,
    })),
  );
  const shorter = SHORTER_SIDES.filter((side) => side < readable);
  return [...tries, ...shorter.map((side) => ({ longSide: side, quality: LEAST_QUALITY }))];
}

/**
 * Encodes a page until it is small enough. Undefined where even the last try is too large, which no picture of a page is.
 * @param encode makes a JPEG of the page with the given long side and quality
 */
export async function smallEnough(
  longSide: number,
  most: number,
  encode: (longSide: number, quality: number) => Promise<Uint8Array>,
): Promise<Encoded | undefined> {
  for (const { longSide: side, quality } of triesFor(longSide)) {
    const bytes = await encode(side, quality);
    if (bytes.length <= most) return { bytes, longSide: side, quality };
  }
  return undefined;
}
