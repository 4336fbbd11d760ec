/**
 * Shapes in numbers. A line is a row of coordinates x, y, x, y, …; a vector is a line of `POINTS` points at equal distances.
 */
export const POINTS = 12;
/** Numbers of a vector. */
export const VECTOR = 2 * POINTS;

/** One stroke as coordinates x, y, x, y, …; at least one point. */
export type Line = Float32Array;

/** A side is taken for at least this part of the other, so that 一 and 丨 are not blown up without limit. */
const ASPECT_FLOOR = 0.35;

/**
 * Puts a character into the unit square, each axis by itself: size, place and stretch are gone afterwards. In place.
 * Numbers that are no numbers stay what they are.
 */
export function normalise(lines: readonly Line[]): void {
  const [left, right] = range(lines, 0);
  const [top, bottom] = range(lines, 1);
  const [ownWidth, ownHeight] = [right - left, bottom - top];
  // A dot has neither; any size puts it into the middle.
  const width = Math.max(ownWidth, ASPECT_FLOOR * ownHeight) || 1;
  const height = Math.max(ownHeight, ASPECT_FLOOR * ownWidth) || 1;
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      line[i] = (at(line, i) - (left + right) / 2) / width + 0.5;
      line[i + 1] = (at(line, i + 1) - (top + bottom) / 2) / height + 0.5;
    }
  }
}

function range(lines: readonly Line[], axis: 0 | 1): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    for (let i = axis; i < line.length; i += 2) {
      least = Math.min(least, at(line, i));
      most = Math.max(most, at(line, i));
    }
  }
  return [least, most];
}

/**
 * Writes a line as a vector: the first point, the last, and the others between them at equal distances along the line. A dot
 * becomes the same point throughout.
 */
export function resample(line: Line, vectors: Float32Array, offset: number): void {
  const count = line.length / 2;
  let total = 0;
  for (let i = 1; i < count; i += 1) total += pieceLength(line, i);
  const step = total / (POINTS - 1);
  let written = 1;
  let walked = 0;
  put(vectors, offset, at(line, 0), at(line, 1));
  for (let i = 1; i < count; i += 1) {
    const length = pieceLength(line, i);
    // A piece without length holds no point.
    const reach = length > 0 ? walked + length : -1;
    while (written < POINTS - 1 && reach >= written * step) {
      const share = (written * step - walked) / length;
      const [x, y] = [at(line, 2 * i - 2), at(line, 2 * i - 1)];
      put(
        vectors,
        offset + 2 * written,
        x + share * (at(line, 2 * i) - x),
        y + share * (at(line, 2 * i + 1) - y),
      );
      written += 1;
    }
    walked += length;
  }
  for (; written < POINTS; written += 1) {
    put(vectors, offset + 2 * written, at(line, line.length - 2), at(line, line.length - 1));
  }
}

function put(vectors: Float32Array, offset: number, x: number, y: number): void {
  vectors[offset] = x;
  vectors[offset + 1] = y;
}

function pieceLength(line: Line, i: number): number {
  return Math.hypot(at(line, 2 * i) - at(line, 2 * i - 2), at(line, 2 * i + 1) - at(line, 2 * i - 1));
}

function at(line: Line, index: number): number {
  return line[index] ?? 0;
}
