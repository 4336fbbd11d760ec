/**
 * Shapes in numbers: coordinates x, y, x, y, … of lines, one behind the other. A vector is a line of `POINTS` points at equal
 * distances.
 */
export const POINTS = 12;
/** Numbers of a vector. */
export const VECTOR = 2 * POINTS;

/** Lines in one row, so that neighbouring ones put end to end are a part of it as well. */
export interface Lines {
  readonly points: Float32Array;
  /** Line k is `points` from `start[k]` up to `start[k + 1]`; at least one point. */
  readonly start: Uint32Array;
}

/** A side is taken for at least this part of the other, so that 一 and 丨 are not blown up without limit. */
const ASPECT_FLOOR = 0.35;

/**
 * Puts a character, a part of the row, into the unit square, each axis by itself: size, place and stretch are gone afterwards.
 * In place.
 */
export function normalise(points: Float32Array, from: number, to: number): void {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  // A dot has neither width nor height; any size puts it into the middle.
  const width = Math.max(right - left, ASPECT_FLOOR * (bottom - top)) || 1;
  const height = Math.max(bottom - top, ASPECT_FLOOR * (right - left)) || 1;
  for (let i = from; i < to; i += 2) {
    points[i] = ((points[i] ?? 0) - (left + right) / 2) / width + 0.5;
    points[i + 1] = ((points[i + 1] ?? 0) - (top + bottom) / 2) / height + 0.5;
  }
}

/**
 * Writes a line, a part of the row, as a vector: the first point, the last, and the others between them at equal distances along
 * the line. A dot becomes the same point throughout.
 */
export function resample(
  points: Float32Array,
  from: number,
  to: number,
  vectors: Float32Array,
  offset: number,
): void {
  let total = 0;
  for (let i = from + 2; i < to; i += 2) total += pieceLength(points, i);
  const step = total / (POINTS - 1);
  let written = 1;
  let walked = 0;
  vectors[offset] = points[from] ?? 0;
  vectors[offset + 1] = points[from + 1] ?? 0;
  for (let i = from + 2; i < to; i += 2) {
    const length = pieceLength(points, i);
    // A piece without length holds no point.
    const reach = length > 0 ? walked + length : -1;
    const x = points[i - 2] ?? 0;
    const y = points[i - 1] ?? 0;
    while (written < POINTS - 1 && reach >= written * step) {
      const share = (written * step - walked) / length;
      vectors[offset + 2 * written] = x + share * ((points[i] ?? 0) - x);
      vectors[offset + 2 * written + 1] = y + share * ((points[i + 1] ?? 0) - y);
      written += 1;
    }
    walked += length;
  }
  for (; written < POINTS; written += 1) {
    vectors[offset + 2 * written] = points[to - 2] ?? 0;
    vectors[offset + 2 * written + 1] = points[to - 1] ?? 0;
  }
}

/** From the point before to the one at `i`. */
function pieceLength(points: Float32Array, i: number): number {
  const dx = (points[i] ?? 0) - (points[i - 2] ?? 0);
  const dy = (points[i + 1] ?? 0) - (points[i - 1] ?? 0);
  return Math.sqrt(dx * dx + dy * dy);
}
